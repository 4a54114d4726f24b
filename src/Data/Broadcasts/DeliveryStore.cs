using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>The table <c>deliveries</c>: a row for each reader of a broadcast, and how far their copy has come.</summary>
public static class DeliveryStore
{
    private static readonly string InsertReaders =
        $"""
        insert into deliveries (broadcast_id, person_id, status, changed_at)
        select @id, r.person_id, 'waiting', @now from registrations r join people p on p.id = r.person_id
        where {Audience.Condition} and coalesce(p.language, 'ar') in (select value from json_each(@languages))
        on conflict do nothing
        """;

    /// <summary>A row for each reader who has none yet: those of the audience in the languages it was written in.</summary>
    public static void AddReaders(UnitOfWork work, Broadcast broadcast, IEnumerable<string> languages, DateTimeOffset now)
    {
        var parameters = broadcast.Audience.Parameters(work, broadcast.WorkshopId, broadcast.Topic, broadcast.IsAgenda);
        parameters["id"] = broadcast.Id;
        parameters["now"] = now;
        parameters["languages"] = Json(languages);
        work.Execute(InsertReaders, parameters);
    }

    private static readonly string SelectByLanguage =
        $"""
        select coalesce(people.language, 'ar') as language, count(*) as count,
               sum(not exists (select 1 from accounts where accounts.person_id = people.id and unreachable_since is null)) as unreachable
        from people
        where people.id in (select r.person_id from registrations r join people p on p.id = r.person_id where {Audience.Condition})
        group by 1
        """;

    /// <summary>The readers of an audience by language, and how many of them cannot be reached.</summary>
    /// <param name="session">Where it is read.</param>
    /// <param name="workshopId">The workshop's.</param>
    /// <param name="audience">Who.</param>
    /// <param name="topic"><c>news</c> goes without whoever wants none.</param>
    /// <param name="isToCome">It is about what is still to come, as an agenda is: without whoever has left.</param>
    public static List<ReaderCount> ByLanguage(ReadSession session, long workshopId, Audience audience, string topic = "logistics", bool isToCome = false) =>
        [.. session.Query<LanguageRow>(SelectByLanguage, audience.Parameters(session, workshopId, topic, isToCome)).Select(row => new ReaderCount(row.Language, (int)row.Count, (int)row.Unreachable))];

    // Whoever is busy gets it once they have paused (quietSince): nothing arrives unasked while someone is answering.
    private static readonly string SelectWaiting =
        $"""
        select deliveries.person_id, coalesce(people.language, 'ar') as language, registrations.group_code,
            coalesce(registrations.status = 'confirmed' and registrations.left_at is null, 0) as has_place,
            registrations.calendar_days is not null as has_calendar
        from deliveries
        join people on people.id = deliveries.person_id
        join broadcasts on broadcasts.id = deliveries.broadcast_id
        left join registrations on registrations.person_id = deliveries.person_id and registrations.workshop_id = broadcasts.workshop_id
        where deliveries.broadcast_id = @broadcastId and deliveries.status = 'waiting'
          and (broadcasts.urgent or ({Busy.Not("deliveries.person_id")}))
        order by deliveries.person_id limit @limit
        """;

    /// <summary>The next readers whose copy is not in the outbox yet; busy ones are left out, unless it is urgent.</summary>
    public static List<Reader> Waiting(ReadSession session, long broadcastId, DateTimeOffset quietSince, int limit) =>
        session.Query<Reader>(SelectWaiting, new { broadcastId, quietSince, limit });

    private const string SelectToChange =
        """
        select deliveries.person_id, coalesce(deliveries.language, people.language, 'ar') as language, registrations.group_code
        from deliveries
        join people on people.id = deliveries.person_id
        join broadcasts on broadcasts.id = deliveries.broadcast_id
        left join registrations on registrations.person_id = deliveries.person_id and registrations.workshop_id = broadcasts.workshop_id
        where deliveries.broadcast_id = @broadcastId and deliveries.change = 'due'
        order by deliveries.person_id limit @limit
        """;

    /// <summary>The next readers whose copy is to be corrected or deleted.</summary>
    public static List<Reader> ToChange(ReadSession session, long broadcastId, int limit) => session.Query<Reader>(SelectToChange, new { broadcastId, limit });

    /// <summary>True while copies wait, busy readers included.</summary>
    public static bool HasWaiting(ReadSession session, long broadcastId) =>
        session.Value<bool>("select exists (select 1 from deliveries where broadcast_id = @broadcastId and status = 'waiting')", new { broadcastId });

    /// <summary>True while the end of any copy is not known.</summary>
    public static bool HasOpen(ReadSession session, long broadcastId) =>
        session.Value<bool>("select exists (select 1 from deliveries where broadcast_id = @broadcastId and status in ('waiting', 'queued'))", new { broadcastId });

    /// <summary>True when a copy was for this person.</summary>
    public static bool Has(ReadSession session, long broadcastId, long personId) =>
        session.Value<bool>("select exists (select 1 from deliveries where broadcast_id = @broadcastId and person_id = @personId)", new { broadcastId, personId });

    private const string SelectHasAgenda =
        """
        select exists (select 1 from deliveries join broadcasts on broadcasts.id = deliveries.broadcast_id
            where deliveries.person_id = @personId and deliveries.status in ('queued', 'delivered') and deliveries.changed_at >= @since
              and broadcasts.workshop_id = @workshopId and broadcasts.kind = 'agenda' and broadcasts.day = @day and broadcasts.status <> 'recalled')
        """;

    /// <summary>True when a day's agenda was sent to somebody since a moment, and not taken back.</summary>
    public static bool HasAgenda(ReadSession session, long workshopId, DateOnly day, long personId, DateTimeOffset since) =>
        session.Value<bool>(SelectHasAgenda, new { workshopId, day, personId, since });

    private const string SelectKnowsNews =
        """
        select exists (select 1 from people where id = @personId and without_news = 1)
            or exists (select 1 from deliveries join broadcasts on broadcasts.id = deliveries.broadcast_id where person_id = @personId and topic = 'news')
        """;

    /// <summary>True when a person ever got news, or would not have any.</summary>
    public static bool KnowsNews(ReadSession session, long personId) => session.Value<bool>(SelectKnowsNews, new { personId });

    private const string UpdateDelivery =
        """
        update deliveries set status = @status, changed_at = @now, reason = null, doubled = max(doubled, @doubled), language = coalesce(@language, language)
        where broadcast_id = @broadcastId and person_id = @personId
        """;

    /// <summary>A copy is in the outbox, in a language.</summary>
    public static void SetQueued(UnitOfWork work, long broadcastId, Reader reader, DateTimeOffset now) =>
        work.Execute(UpdateDelivery, new { broadcastId, personId = reader.PersonId, status = "queued", now, doubled = false, language = reader.Language });

    /// <summary>A copy was delivered.</summary>
    public static void SetDelivered(UnitOfWork work, long broadcastId, long personId, DateTimeOffset now, bool doubled) =>
        work.Execute(UpdateDelivery, new { broadcastId, personId, status = "delivered", now, doubled, language = (string?)null });

    private const string UpdateMissed =
        """
        update deliveries set status = @status, changed_at = @now, reason = coalesce(@reason,
            (select unreachable_reason from accounts where accounts.person_id = deliveries.person_id), 'gone')
        where broadcast_id = @broadcastId and person_id = @personId and status in ('waiting', 'queued');
        update deliveries set change = 'failed' where broadcast_id = @broadcastId and person_id = @personId and change = 'asked';
        """;

    /// <summary>A copy will never be there; one that is, stays, and stays as it is.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="broadcastId">The broadcast.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="status"><c>blocked</c> or <c>failed</c>.</param>
    /// <param name="reason">Why; null: what is known of their chat.</param>
    /// <param name="now">The moment.</param>
    public static void SetMissed(UnitOfWork work, long broadcastId, long personId, string status, string? reason, DateTimeOffset now) =>
        work.Execute(UpdateMissed, new { broadcastId, personId, status, reason, now });

    /// <summary>How far the correction or deletion of a copy has come: <c>asked done failed</c>.</summary>
    public static void SetChange(UnitOfWork work, long broadcastId, long personId, string change) =>
        work.Execute("update deliveries set change = @change where broadcast_id = @broadcastId and person_id = @personId", new { broadcastId, personId, change });

    private const string UpdateDue =
        """
        update deliveries set change = case when status in ('delivered', 'queued') and changed_at > @since
            and (@languages is null or coalesce(language, (select people.language from people where people.id = person_id), 'ar') in (select value from json_each(@languages))) then 'due'
            when change <> 'done' then change end
        where broadcast_id = @id
        """;

    /// <summary>The copies since a moment are to be corrected or deleted: those in these languages; null: all.</summary>
    public static void ChangeAll(UnitOfWork work, long id, DateTimeOffset since, IEnumerable<string>? languages = null) =>
        work.Execute(UpdateDue, new { id, since, languages = languages is null ? null : Json(languages) });

    private const string UpdateChangeAgain =
        """
        update deliveries set change = 'due'
        where broadcast_id = @id and change = 'failed' and exists (select 1 from accounts where accounts.person_id = deliveries.person_id and unreachable_since is null)
        """;

    /// <summary>Corrections or deletions that failed are due again, where there is anybody now.</summary>
    public static void ChangeAgain(UnitOfWork work, long id) => work.Execute(UpdateChangeAgain, new { id });

    private const string UpdateChangeOf =
        """
        update deliveries set change = 'due'
        where person_id = @personId and change = 'failed' and broadcast_id in (select id from broadcasts where created_at > @since)
        returning broadcast_id
        """;

    /// <summary>Somebody is back: what could not be corrected or deleted in their chat is due again.</summary>
    /// <returns>The broadcasts.</returns>
    public static List<long> ChangeAgainFor(UnitOfWork work, long personId, DateTimeOffset since) => work.Query<long>(UpdateChangeOf, new { personId, since });

    private const string SelectCorrectedIn =
        """
        select distinct coalesce(deliveries.language, people.language, 'ar')
        from deliveries join people on people.id = deliveries.person_id
        where broadcast_id = @id and change in ('due', 'asked', 'done')
        """;

    /// <summary>The languages of the copies that the last correction has changed, or is changing.</summary>
    public static List<string> CorrectedIn(ReadSession session, long id) => session.Query<string>(SelectCorrectedIn, new { id });

    private const string CountIn =
        """
        select count(*) from deliveries join people on people.id = deliveries.person_id
        where broadcast_id = @id and status = 'delivered' and coalesce(deliveries.language, people.language, 'ar') = @language
        """;

    /// <summary>How many have got a copy in a language.</summary>
    public static int CountDelivered(ReadSession session, long id, string language) => session.Value<int>(CountIn, new { id, language });

    // what was tried already may have arrived, and stays on its way
    private const string SelectUntried =
        """
        select id from outbox where broadcast_id = @broadcastId and done_at is null and in_flight_since is null and attempts = 0 and possibly_doubled = 0
          and exists (select 1 from cards where cards.id = card_id and message_id is null)
        """;

    private const string UpdateTakenBack =
        $"""
        update deliveries set status = 'waiting', changed_at = @now
        where broadcast_id = @broadcastId and status = 'queued'
          and person_id in (select person_id from accounts where id in (select account_id from outbox where id in ({SelectUntried})));
        update chat_copies set status = 'waiting'
        where broadcast_id = @broadcastId and status = 'queued' and account_id in (select account_id from outbox where id in ({SelectUntried}));
        """;

    private const string DeleteUntried =
        $"""
        create temp table if not exists untried (card_id integer);
        delete from untried;
        insert into untried select card_id from outbox where id in ({SelectUntried});
        delete from outbox where card_id in (select card_id from untried) and done_at is null;
        delete from cards where id in (select card_id from untried) and not exists (select 1 from outbox where outbox.card_id = cards.id);
        """;

    /// <summary>Copies that nobody has tried to send yet leave the outbox and wait again.</summary>
    public static void TakeBack(UnitOfWork work, long broadcastId, DateTimeOffset now)
    {
        work.Execute(UpdateTakenBack, new { broadcastId, now });
        work.Execute(DeleteUntried, new { broadcastId });
    }

    private const string UpdateForgotten =
        """
        update cards set closed_at = @now
        where closed_at is null and (
            (name in (@copy, @pin) and account_id in (select accounts.id from accounts join deliveries on deliveries.person_id = accounts.person_id where broadcast_id = @id))
            or (about = @progress and account_id in (select id from accounts where person_id = @senderId)))
        """;

    /// <summary>Its copies are not to be changed any more: what is known of their messages goes two days later.</summary>
    public static void ForgetCopies(UnitOfWork work, Broadcast broadcast, DateTimeOffset now) => work.Execute(UpdateForgotten, new
    {
        id = broadcast.Id,
        senderId = broadcast.SenderId,
        now,
        copy = FormattableString.Invariant($"copy:{broadcast.Id}"),
        pin = FormattableString.Invariant($"pin:{broadcast.Id}"),
        progress = FormattableString.Invariant($"broadcast:{broadcast.Id}"),
    });

    private const string UpdateCancelled =
        """
        update deliveries set status = 'failed', reason = 'cancelled', changed_at = @now where broadcast_id = @id and status = 'waiting';
        update chat_copies set status = 'failed' where broadcast_id = @id and status = 'waiting';
        """;

    /// <summary>Nobody who still waits gets it.</summary>
    public static void CancelRest(UnitOfWork work, long id, DateTimeOffset now) => work.Execute(UpdateCancelled, new { id, now });

    private const string UpdateAgain =
        """
        update deliveries set status = 'waiting', reason = null, changed_at = @now
        where broadcast_id = @id and (status = 'failed' or (status = 'blocked'
          and exists (select 1 from accounts where accounts.person_id = deliveries.person_id and unreachable_since is null)));
        update chat_copies set status = 'waiting' where broadcast_id = @id and status = 'failed';
        """;

    /// <summary>Those who were not reached wait again, if they can be reached now; groups and channels in any case.</summary>
    public static void WaitAgain(UnitOfWork work, long id, DateTimeOffset now) => work.Execute(UpdateAgain, new { id, now });

    private const string SelectProgress =
        """
        select count(*) as "all", coalesce(sum(status = 'waiting'), 0) as waiting, coalesce(sum(status = 'queued'), 0) as queued,
               coalesce(sum(status = 'delivered'), 0) as delivered,
               coalesce(sum(status = 'blocked' and coalesce(reason, '') not in ('not_started', 'no_chat')), 0) as blocked,
               coalesce(sum(status = 'blocked' and reason in ('not_started', 'no_chat')), 0) as not_started,
               coalesce(sum(status = 'failed' and coalesce(reason, '') <> 'cancelled'), 0) as failed,
               coalesce(sum(status = 'failed' and reason = 'cancelled'), 0) as cancelled, coalesce(sum(doubled), 0) as doubled,
               coalesce(sum(change in ('due', 'asked')), 0) as changes_open, coalesce(sum(change = 'done'), 0) as changed, coalesce(sum(change = 'failed'), 0) as unchanged
        from deliveries where broadcast_id = @broadcastId
        """;

    public static BroadcastProgress Progress(ReadSession session, long broadcastId)
    {
        var row = session.One<ProgressRow>(SelectProgress, new { broadcastId })!;
        return new()
        {
            All = (int)row.All,
            Waiting = (int)row.Waiting,
            Queued = (int)row.Queued,
            Delivered = (int)row.Delivered,
            Blocked = (int)row.Blocked,
            NotStarted = (int)row.NotStarted,
            Failed = (int)row.Failed,
            Cancelled = (int)row.Cancelled,
            Doubled = (int)row.Doubled,
            ChangesOpen = (int)row.ChangesOpen,
            Changed = (int)row.Changed,
            Unchanged = (int)row.Unchanged,
        };
    }

    private const string SelectMissed =
        """
        select r.id, r.full_name, r.phone, case when d.status = 'delivered' then case when b.status = 'recalled' then 'not_recalled' else 'not_corrected' end else coalesce(d.reason, 'refused') end as reason
        from deliveries d
        join broadcasts b on b.id = d.broadcast_id
        join registrations r on r.person_id = d.person_id and r.workshop_id = b.workshop_id
        where d.broadcast_id = @id and (d.status in ('blocked', 'failed') or d.change = 'failed')
        order by d.person_id limit @limit offset @skip
        """;

    /// <summary>Who was not reached, or has what was corrected or taken back elsewhere, with numbers to call.</summary>
    public static List<MissedPerson> Missed(ReadSession session, long id, int skip, int limit)
    {
        string? Open(long row, string column, byte[]? text) => text is null ? null : session.Sealer.Open("registrations", row, column, text);
        return [.. session.Query<MissedRow>(SelectMissed, new { id, skip, limit })
            .Select(row => new MissedPerson(Open(row.Id, "full_name", row.FullName), Open(row.Id, "phone", row.Phone), row.Reason))];
    }

    private static string Json(IEnumerable<string> languages) => $"[{string.Join(',', languages.Select(language => $"\"{language}\""))}]";

    private sealed record ProgressRow
    {
        public long All { get; init; }

        public long Waiting { get; init; }

        public long Queued { get; init; }

        public long Delivered { get; init; }

        public long Blocked { get; init; }

        public long NotStarted { get; init; }

        public long Failed { get; init; }

        public long Cancelled { get; init; }

        public long Doubled { get; init; }

        public long ChangesOpen { get; init; }

        public long Changed { get; init; }

        public long Unchanged { get; init; }
    }

    private sealed record MissedRow
    {
        public long Id { get; init; }

        public byte[]? FullName { get; init; }

        public byte[]? Phone { get; init; }

        public string Reason { get; init; } = "";
    }

    private sealed record LanguageRow
    {
        public string Language { get; init; } = "";

        public long Count { get; init; }

        public long Unreachable { get; init; }
    }
}
