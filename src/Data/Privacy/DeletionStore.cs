using System.Globalization;
using System.Text.Json;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Privacy;

/// <summary>How far the deletion of a workshop's personal data has come.</summary>
public sealed record DeletionRow
{
    /// <summary>When its organizers were first told that the day comes; null: not yet.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>How many days before the day they were told last.</summary>
    public int? ToldDays { get; init; }

    /// <summary>Null: all is there.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Null: not all is gone.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>
/// Deletes the personal data of one workshop on the day that was promised, in slices. Each slice takes what is left, so it can be repeated, interrupted and begun anew; when
/// one finds nothing, all is gone.
/// </summary>
/// <remarks>Source: docs/decisions/0015-the-day-on-which-data-goes.md.</remarks>
public static class DeletionStore
{
    /// <summary>Of a form with fewer answers than these nothing stays.</summary>
    public const int Fewest = 5;

    private const string SelectOf = "select told_at, told_days, begun_at, done_at from deletions where workshop_id = @workshopId";

    private const string SelectHolds =
        """
        select exists (select 1 from registrations where workshop_id = @workshopId)
            or exists (select 1 from walk_ins where workshop_id = @workshopId)
            or exists (select 1 from forms f join submissions s on s.form_id = f.id where f.workshop_id = @workshopId and length(s.owner) > 0)
            or exists (select 1 from forms f join form_versions v on v.form_id = f.id join interviews i on i.form_version_id = v.id where f.workshop_id = @workshopId)
            or exists (select 1 from threads where workshop_id = @workshopId)
            or exists (select 1 from guest_links where workshop_id = @workshopId)
        """;

    private const string UpsertTold =
        """
        insert into deletions (workshop_id, told_at, told_days) values (@workshopId, @now, @days)
        on conflict (workshop_id) do update set told_at = coalesce(told_at, @now), told_days = @days
        """;

    private const string UpsertBegun =
        """
        insert into deletions (workshop_id, figures, begun_at) values (@workshopId, @figures, @now)
        on conflict (workshop_id) do update set figures = @figures, begun_at = @now where begun_at is null
        """;

    // what a group or the team wrote for all: it stays, and leads to nobody
    private const string TeamForms = "('team', 'facilitators', 'rapporteurs')";

    // a promise that somebody accepted and has not ended is between them and the workshop until it ends
    private const string Taken = "state in ('accepted', 'on_the_way', 'stuck')";

    private const string Reduced =
        $"""
        select s.id, s.submitted_at, f.asked, coalesce(f.only_for in {TeamForms}, 0) as is_of_team
        from forms f join submissions s on s.form_id = f.id
        where f.workshop_id = @workshopId and f.purpose <> 'registration' and length(s.owner) > 0
        order by random() limit @room
        """;

    private const string CopyWithoutOwner =
        """
        insert into submissions (id, form_id, form_version_id, owner, owner_key, language, submitted_at)
        select @newId, form_id, form_version_id, x'', randomblob(32), '', @day from submissions where id = @id
        """;

    private const string MoveKeptAnswers =
        "update submission_answers set submission_id = @newId where submission_id = @id and path in (select value from json_each(@kept)) and value is not null";

    /// <summary>Rows that go, or lose whom they lead to, one kind after the other: those that others refer to come late.</summary>
    private static readonly string[] Steps =
    [
        """
        delete from interviews where id in (
            select i.id from forms f join form_versions v on v.form_id = f.id join interviews i on i.form_version_id = v.id where f.workshop_id = @workshopId limit @room)
        """,
        "delete from harvest_dots where (item_id, person_id) in (select d.item_id, d.person_id from harvest_items i join harvest_dots d on d.item_id = i.id where i.workshop_id = @workshopId limit @room)",
        "delete from harvest_ballots where (workshop_id, person_id) in (select workshop_id, person_id from harvest_ballots where workshop_id = @workshopId limit @room)",

        // whose author said no was the group's alone
        """
        delete from harvest_items where id in (
            select i.id from harvest_items i join submission_answers a on a.submission_id = i.submission_id and (a.path = 'share' or a.path like '%/share')
            where i.workshop_id = @workshopId and coalesce(a.value, 'no') not in ('with_name', 'without_name') limit @room)
        """,
        """
        update harvest_items set submission_id = null, writer_id = null where id in (
            select id from harvest_items where workshop_id = @workshopId and (submission_id is not null or writer_id is not null) limit @room)
        """,
        $"""
        delete from promise_changes where id in (
            select c.id from promises p join promise_changes c on c.promise_id = p.id where p.workshop_id = @workshopId and c.field = 'word' and not (p.owner_id is not null and p.{Taken}) limit @room)
        """,
        $"""
        update promise_changes set person_id = null, name = null where id in (
            select c.id from promises p join promise_changes c on c.promise_id = p.id
            where p.workshop_id = @workshopId and (c.person_id is not null or c.name is not null) and not (p.owner_id is not null and p.{Taken}) limit @room)
        """,
        $"""
        update promises set owner_id = null, token_key = null, word = null, asked_date = null, state = case when state in ('given', 'declined') then 'open' else state end where id in (
            select id from promises where workshop_id = @workshopId and (owner_id is not null or token_key is not null or word is not null) and not (owner_id is not null and {Taken}) limit @room)
        """,
        "delete from committees where (workshop_id, person_id) in (select workshop_id, person_id from committees where workshop_id = @workshopId limit @room)",
        "delete from sent_files where id in (select s.id from threads t join thread_messages m on m.thread_id = t.id join sent_files s on s.subject_id = m.id and s.kind in ('relay', 'relay_voice') where t.workshop_id = @workshopId limit @room)",
        "delete from threads where id in (select id from threads where workshop_id = @workshopId limit @room)",
        "delete from panel_questions where id in (select q.id from agenda_items i join panel_questions q on q.agenda_item_id = i.id where i.workshop_id = @workshopId limit @room)",
        "delete from sent_files where id in (select s.id from broadcasts b join replies r on r.broadcast_id = b.id join sent_files s on s.subject_id = r.id and s.kind in ('reply', 'reply_voice') where b.workshop_id = @workshopId limit @room)",
        "delete from replies where id in (select r.id from broadcasts b join replies r on r.broadcast_id = b.id where b.workshop_id = @workshopId limit @room)",
        "delete from deliveries where (broadcast_id, person_id) in (select d.broadcast_id, d.person_id from broadcasts b join deliveries d on d.broadcast_id = b.id where b.workshop_id = @workshopId limit @room)",
        "delete from form_asks_waiting where (ask_id, person_id) in (select w.ask_id, w.person_id from forms f join form_asks a on a.form_id = f.id join form_asks_waiting w on w.ask_id = a.id where f.workshop_id = @workshopId limit @room)",
        "delete from set_aside where id in (select s.id from registrations r join set_aside s on s.person_id = r.person_id where r.workshop_id = @workshopId limit @room)",
        "delete from invitations where id in (select id from invitations where workshop_id = @workshopId limit @room)",
        "delete from guests where (person_id, workshop_id) in (select person_id, workshop_id from guests where workshop_id = @workshopId limit @room)",

        // whom a link was for may be a name
        "delete from guest_links where id in (select id from guest_links where workshop_id = @workshopId limit @room)",
        "delete from walk_ins where person_id in (select person_id from walk_ins where workshop_id = @workshopId limit @room)",
        "delete from chat_codes where code_key in (select code_key from chat_codes where workshop_id = @workshopId limit @room)",

        // what was never made
        "delete from certificates where id in (select id from certificates where workshop_id = @workshopId and state in ('named', 'asked') limit @room)",
        """
        update certificate_codes set code = null, name = null where id in (
            select c.id from certificates o join certificate_codes c on c.certificate_id = o.id where o.workshop_id = @workshopId and (c.code is not null or c.name is not null) limit @room)
        """,
        $"""
        delete from submissions where id in (
            select s.id from forms f join submissions s on s.form_id = f.id
            where f.workshop_id = @workshopId and f.purpose <> 'registration' and coalesce(f.only_for, '') not in {TeamForms}
              and (select count(*) from (select 1 from submissions o where o.form_id = f.id limit @fewest)) < @fewest
            limit @room)
        """,
    ];

    private const string Certified = "select id from certificates where workshop_id = @workshopId and (person_id is not null or registration_id is not null or length(name) > 0) limit @room";

    private const string SelectTeam = "select id, person_id from roles where workshop_id = @workshopId and role not in ('organizer', 'viewer') limit @room";

    private const string DeleteRegistrations =
        """
        delete from sent_files where kind = 'ticket' and subject_id in (select value from json_each(@ids));
        delete from registrations where id in (select value from json_each(@ids));
        """;

    private const string DeleteRegistrationAnswers =
        """
        delete from submissions where id in (
            select s.id from forms f join submissions s on s.form_id = f.id where f.workshop_id = @workshopId and f.purpose = 'registration' limit @room)
        """;

    private const string SelectTie =
        """
        select exists (select 1 from registrations where person_id = @personId)
            or exists (select 1 from roles where person_id = @personId)
            or exists (select 1 from saved_details where person_id = @personId)
            or exists (select 1 from promises where owner_id = @personId)
            or exists (select 1 from certificates where person_id = @personId)
            or exists (select 1 from interviews where person_id = @personId)
            or exists (select 1 from threads where person_id = @personId)
            or exists (select 1 from panel_questions where person_id = @personId)
            or exists (select 1 from replies where person_id = @personId)
            or exists (select 1 from form_drafts where person_id = @personId)
            or exists (select 1 from walk_ins where person_id = @personId)
            or exists (select 1 from submissions where owner_key in (select unhex(value) from json_each(@keys)))
        """;

    /// <summary>How far a workshop's has come; nothing yet where nothing was written down.</summary>
    public static DeletionRow Of(ReadSession session, long workshopId) => session.One<DeletionRow>(SelectOf, new { workshopId }) ?? new();

    /// <summary>Whether there is anything of anybody.</summary>
    public static bool Holds(ReadSession session, long workshopId) => session.Value<bool>(SelectHolds, new { workshopId });

    /// <summary>The organizers were told, so many days before.</summary>
    public static void Told(UnitOfWork work, long workshopId, int days, DateTimeOffset now) => work.Execute(UpsertTold, new { workshopId, days, now });

    /// <summary>
    /// It begins: these figures stay, and nobody registers or answers any more. Who answered what is anonymous is forgotten: as many marks stay as there were, and lead to
    /// nobody.
    /// </summary>
    public static void Begin(UnitOfWork work, long workshopId, string figures, DateTimeOffset now)
    {
        work.Execute(UpsertBegun, new { workshopId, figures = work.Sealer.Seal("deletions", workshopId, "figures", figures), now });
        work.Execute("update participations set marks = randomblob(length(marks)) where form_id in (select id from forms where workshop_id = @workshopId)", new { workshopId });
        work.Execute("update workshops set status = 'closed' where id = @workshopId and status = 'open'", new { workshopId });
    }

    /// <summary>The workshop takes place once more: nothing is known of a deletion.</summary>
    public static void Forget(UnitOfWork work, long workshopId) => work.Execute("delete from deletions where workshop_id = @workshopId", new { workshopId });

    /// <summary>The figures that stayed; null before it began.</summary>
    public static string? Figures(ReadSession session, long workshopId) =>
        session.Value<byte[]>("select figures from deletions where workshop_id = @workshopId", new { workshopId }) is { } figures
            ? session.Sealer.Open("deletions", workshopId, "figures", figures)
            : null;

    /// <summary>All is gone.</summary>
    public static void Done(UnitOfWork work, long workshopId, DateTimeOffset now)
    {
        work.Execute("update deletions set done_at = @now where workshop_id = @workshopId and done_at is null", new { workshopId, now });
    }

    /// <summary>Whether somebody still has to keep what they accepted: that goes when it has ended.</summary>
    public static bool HasTakenPromises(ReadSession session, long workshopId) =>
        session.Value<bool>("select exists (select 1 from promises where workshop_id = @workshopId and owner_id is not null)", new { workshopId });

    /// <summary>Deletes the next of what is left.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="workshopId">Whose.</param>
    /// <param name="lastDay">The workshop's last day: answers keep no other.</param>
    /// <param name="categories">Questions of which nothing stays, because they tell of a few people who they are.</param>
    /// <param name="room">At most so many rows.</param>
    /// <param name="leaves">Told of everybody whom the bot does not know any more afterwards.</param>
    /// <returns>False when nothing was left.</returns>
    public static bool Slice(UnitOfWork work, long workshopId, DateOnly lastDay, IReadOnlySet<string> categories, int room, Action<long> leaves)
    {
        foreach (var step in Steps)
        {
            if (work.Execute(step, new { workshopId, room, fewest = Fewest }) > 0)
            {
                return true;
            }
        }

        // answers lose their owner before the owner goes, who would take them along
        return ForgetHolders(work, workshopId, room) || Reduce(work, workshopId, lastDay, categories, room)
            || ForgetTeam(work, workshopId, room, leaves) || ForgetPeople(work, workshopId, room, leaves)
            || work.Execute(DeleteRegistrationAnswers, new { workshopId, room }) > 0;
    }

    // the code still confirms event and hours; the name is on the paper alone
    private static bool ForgetHolders(UnitOfWork work, long workshopId, int room)
    {
        var ids = work.Query<long>(Certified, new { workshopId, room });
        work.Execute("update certificates set person_id = null, registration_id = null, name = x'', tell_at = null where id in (select value from json_each(@ids))", new { ids = Json(ids) });
        return ids.Count > 0;
    }

    // whoever can see what stays, stays
    private static bool ForgetTeam(UnitOfWork work, long workshopId, int room, Action<long> leaves)
    {
        var rows = work.Query<PersonRow>(SelectTeam, new { workshopId, room });
        work.Execute("delete from roles where id in (select value from json_each(@ids))", new { ids = Json([.. rows.Select(row => row.Id)]) });
        Release(work, workshopId, rows, leaves);
        return rows.Count > 0;
    }

    /// <summary>Registrations with everything about them.</summary>
    private static bool ForgetPeople(UnitOfWork work, long workshopId, int room, Action<long> leaves)
    {
        var rows = work.Query<PersonRow>("select id, person_id from registrations where workshop_id = @workshopId limit @room", new { workshopId, room });
        work.Execute(DeleteRegistrations, new { ids = Json([.. rows.Select(row => row.Id)]) });
        Release(work, workshopId, rows, leaves);
        return rows.Count > 0;
    }

    /// <summary>Whoever nothing else ties to the bot is not known to it any more.</summary>
    private static void Release(UnitOfWork work, long workshopId, List<PersonRow> rows, Action<long> leaves)
    {
        var others = work.Query<long>("select id from forms where workshop_id <> @workshopId", new { workshopId });
        foreach (var personId in rows.Select(row => row.PersonId).Distinct())
        {
            var keys = JsonSerializer.Serialize(others.Select(formId => Convert.ToHexString(SubmissionStore.OwnerKey(work, formId, personId))));
            if (!work.Value<bool>(SelectTie, new { personId, keys }))
            {
                leaves(personId);
                ErasureStore.Erase(work, personId);
            }
        }
    }

    /// <summary>A named answer becomes what an anonymous one is from the start: closed answers without a category, an owner, an hour or a place in the order.</summary>
    private static bool Reduce(UnitOfWork work, long workshopId, DateOnly lastDay, IReadOnlySet<string> categories, int room)
    {
        var rows = work.Query<AnswerRow>(Reduced, new { workshopId, room });
        foreach (var row in rows)
        {
            var day = new DateTimeOffset((row.Asked == "day" ? DateOnly.FromDateTime(row.SubmittedAt.UtcDateTime) : lastDay).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            if (row.IsOfTeam)
            {
                work.Execute("delete from submission_history where submission_id = @Id", row);
                work.Execute("update submissions set owner = x'', owner_key = randomblob(32), submitted_at = @day, edited_at = null where id = @id", new { id = row.Id, day });
                continue;
            }

            var newId = work.NewId();
            var paths = work.Query<string>("select path from submission_answers where submission_id = @Id and value is not null", row);
            var kept = JsonSerializer.Serialize(paths.Where(path => !categories.Contains(path[(path.LastIndexOf('/') + 1)..])));
            work.Execute(CopyWithoutOwner, new { newId, id = row.Id, day });
            work.Execute(MoveKeptAnswers, new { newId, id = row.Id, kept });
            SubmissionStore.Delete(work, row.Id);
        }

        return rows.Count > 0;
    }

    private static string Json(IReadOnlyCollection<long> ids) => $"[{string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}]";

    private sealed record PersonRow
    {
        public long Id { get; init; }

        public long PersonId { get; init; }
    }

    private sealed record AnswerRow
    {
        public long Id { get; init; }

        public DateTimeOffset SubmittedAt { get; init; }

        public string? Asked { get; init; }

        public bool IsOfTeam { get; init; }
    }
}
