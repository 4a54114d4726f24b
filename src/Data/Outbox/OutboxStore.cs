using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>What an outbox row is about.</summary>
public enum OutboxKind
{
    /// <summary>A message of its own, never changed.</summary>
    Message,

    /// <summary>A card shows this: sent where it has no message yet, else edited.</summary>
    Card,

    /// <summary>A closed card loses its buttons, and its text where the body has one. The first thing to be dropped.</summary>
    Collapse,
}

/// <summary>A row that may be sent now, with all the sender needs.</summary>
public sealed record OutboxRow
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public long Lane { get; init; }

    public OutboxKind Kind { get; init; }

    public long? CardId { get; init; }

    public long? BroadcastId { get; init; }

    public long Attempts { get; init; }

    public bool IsGroup { get; init; }

    /// <summary>Telegram's id of the card's message, if it has one.</summary>
    public int? MessageId { get; init; }

    /// <summary>The card's shape.</summary>
    public string? Shape { get; init; }

    /// <summary>True when an earlier try was recorded as possibly delivered.</summary>
    public bool PossiblyDoubled { get; init; }

    /// <summary>It leaves nothing behind when it is done: neither the row nor the closed card.</summary>
    public bool IsFleeting { get; init; }

    internal byte[] TelegramId { get; init; } = [];

    internal byte[] Body { get; init; } = [];

    /// <summary>The chat to send to.</summary>
    public long ChatId(ReadSession session) => PeopleStore.TelegramId(session, AccountId, TelegramId);

    /// <summary>What is to be said.</summary>
    public string OpenBody(ReadSession session) => session.Sealer.Open("outbox", Id, "body", Body);
}

/// <summary>How far a card's changes have come.</summary>
public sealed record CardState
{
    /// <summary>The row that waits and is not in flight: what it says may still be replaced.</summary>
    public long? WaitingId { get; init; }

    /// <summary>A change is on its way.</summary>
    public bool IsInFlight { get; init; }

    /// <summary>True when nobody can have seen the card yet.</summary>
    public bool IsUnsent(Card card) => WaitingId is not null && !IsInFlight && card.MessageId is null;
}

/// <summary>A row that was taken out unsent.</summary>
public sealed record DroppedRow
{
    public long Id { get; init; }

    public long? CardId { get; init; }

    public long? BroadcastId { get; init; }
}

/// <summary>The outbox: what turns want to say, written with what they changed, erased when delivered.</summary>
public static class OutboxStore
{
    private const string Insert =
        """
        insert into outbox (id, account_id, lane, kind, card_id, broadcast_id, body, fleeting)
        values (@id, @accountId, @lane, @kind, @cardId, @broadcastId, @body, @isFleeting)
        """;

    private const string SelectState =
        """
        select max(case when in_flight_since is null and kind = 'card' then id end) as waiting_id, coalesce(max(in_flight_since is not null), 0) as is_in_flight
        from outbox where card_id = @cardId and done_at is null
        """;

    // Order holds within a chat and lane, and among the changes of one card: a row waits for every earlier one of those, in flight ones included.
    private const string SelectSendable =
        """
        select o.id, o.account_id, o.lane, o.kind, o.card_id, o.broadcast_id, o.attempts, o.body, o.fleeting as is_fleeting, o.possibly_doubled > 0 as possibly_doubled,
               a.telegram_id, a.kind = 'group' as is_group, c.message_id, c.shape
        from outbox o
        join accounts a on a.id = o.account_id
        left join cards c on c.id = o.card_id
        where o.done_at is null and o.in_flight_since is null
          and (o.not_before is null or o.not_before <= @now)
          and (a.not_before is null or a.not_before <= @now)
          and o.account_id not in (select value from json_each(@held))
          and not exists (select 1 from outbox e where e.account_id = o.account_id and e.done_at is null and e.lane = o.lane and e.id < o.id)
          and not exists (select 1 from outbox e where e.card_id = o.card_id and e.done_at is null and e.id < o.id)
        order by o.lane, o.id limit @limit
        """;

    private const string SelectHasDue =
        """
        select exists (
            select 1 from outbox o join accounts a on a.id = o.account_id
            where o.done_at is null and (o.in_flight_since is not null
                or ((o.not_before is null or o.not_before <= @now) and (a.not_before is null or a.not_before <= @now)
                    and not exists (select 1 from outbox e where e.account_id = o.account_id and e.done_at is null and e.lane = o.lane
                                    and e.id < o.id and e.not_before > @now)
                    and not exists (select 1 from outbox e where e.card_id = o.card_id and e.done_at is null and e.id < o.id and e.not_before > @now))))
        """;

    private const string SelectNextDelayed =
        """
        select min(moment) as at from (
            select min(not_before) as moment from outbox where done_at is null and not_before > @now
            union all
            select min(a.not_before) from accounts a where a.not_before > @now and exists (select 1 from outbox o where o.account_id = a.id and o.done_at is null))
        """;

    private const string UpdateDone =
        """
        update outbox set done_at = @now, outcome = @outcome, body = null, in_flight_since = null where id = @id and done_at is null
        returning fleeting, card_id
        """;

    private const string DeleteFleeting =
        """
        delete from outbox where id = @id or (card_id = @CardId and done_at is not null);
        delete from cards where id = @CardId and closed_at is not null and not exists (select 1 from outbox where card_id = @CardId);
        """;

    private const string UpdateAgain =
        """
        update outbox set in_flight_since = null, attempts = attempts + @failures, not_before = @notBefore, possibly_doubled = possibly_doubled + @doubled
        where id = @id and done_at is null
        """;

    private const string InsertParked =
        """
        insert into parked (id, account_id, reason, body, parked_at)
        select id, account_id, @reason, @body, @now from outbox where id = @id
        """;

    private const string UpdateDropped =
        """
        update outbox set done_at = @now, outcome = @outcome, body = null, in_flight_since = null
        where account_id = @accountId and done_at is null
        returning id, card_id, broadcast_id
        """;

    private const string UpdateCollapsesDropped =
        """
        update outbox set done_at = @now, outcome = 'dropped', body = null
        where account_id = @accountId and kind = 'collapse' and done_at is null and in_flight_since is null
        """;

    // a card without a message id, or a message of its own, would appear twice; edits are harmless
    private const string UpdateInterrupted =
        """
        update outbox set in_flight_since = null,
            possibly_doubled = possibly_doubled + (kind <> 'collapse' and not exists (select 1 from cards where cards.id = card_id and message_id is not null))
        where in_flight_since is not null and done_at is null
        """;

    private const string UpdateUnbelievable = "update outbox set not_before = null where done_at is null and not_before > @latest";

    private const string SelectLeavers =
        "select id from accounts where leaving = 1 and not exists (select 1 from outbox where account_id = accounts.id and done_at is null)";

    /// <summary>Writes what is to be said; its place in the order is the id.</summary>
    public static long Add(UnitOfWork work, long accountId, int lane, OutboxKind kind, string body, long? cardId = null, long? broadcastId = null, bool isFleeting = false)
    {
        var id = work.NewId();
        work.Execute(Insert, new { id, accountId, lane, kind = Word(kind), cardId, broadcastId, isFleeting, body = work.Sealer.Seal("outbox", id, "body", body) });
        return id;
    }

    /// <summary>How far a card's changes have come.</summary>
    public static CardState StateOf(ReadSession session, long cardId) => session.One<CardState>(SelectState, new { cardId })!;

    /// <summary>What a waiting row says.</summary>
    public static string ReadBody(ReadSession session, long id) =>
        session.Sealer.Open("outbox", id, "body", session.Value<byte[]>("select body from outbox where id = @id", new { id })!);

    /// <summary>What waits says something else, and no later than <paramref name="lane"/>.</summary>
    public static void Replace(UnitOfWork work, long id, int lane, string body) =>
        work.Execute(
            "update outbox set body = @body, lane = min(lane, @lane) where id = @id",
            new { id, lane, body = work.Sealer.Seal("outbox", id, "body", body) });

    /// <summary>How many rows of a chat wait.</summary>
    public static int CountWaiting(ReadSession session, long accountId) =>
        (int)session.Value<long>("select count(*) from outbox where account_id = @accountId and done_at is null", new { accountId });

    /// <summary>True while a chat is held by Telegram's wish.</summary>
    public static bool IsHeld(ReadSession session, long accountId, DateTimeOffset now) =>
        session.Value<bool>("select exists (select 1 from accounts where id = @accountId and not_before > @now)", new { accountId, now });

    /// <summary>Rows that may go out now, most urgent first, those of held chats left out.</summary>
    public static List<OutboxRow> Sendable(ReadSession session, DateTimeOffset now, IEnumerable<long> heldAccounts, int limit) =>
        session.Query<OutboxRow>(SelectSendable, new { now, held = $"[{string.Join(',', heldAccounts)}]", limit });

    /// <summary>True while something is in flight, or could go out but for rate limits.</summary>
    public static bool HasDue(ReadSession session, DateTimeOffset now) => session.Value<bool>(SelectHasDue, new { now });

    /// <summary>When the next held row or chat may go on.</summary>
    public static DateTimeOffset? NextDelayed(ReadSession session, DateTimeOffset now) =>
        session.One<Moment>(SelectNextDelayed, new { now })?.At;

    /// <summary>Recorded before the request goes out: after a crash these are the ones that may arrive twice.</summary>
    public static void MarkInFlight(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update outbox set in_flight_since = @now where id = @id", new { id, now });

    /// <summary>At start-up: what was in flight when the program died is tried again, and recorded as possibly doubled.</summary>
    /// <returns>How many rows.</returns>
    public static int RetryInterrupted(UnitOfWork work) => work.Execute(UpdateInterrupted);

    /// <summary>Forgets waits that end later than any that the bot sets itself: the clock has been put back.</summary>
    public static void ForgetWaitsBeyond(UnitOfWork work, DateTimeOffset latest) => work.Execute(UpdateUnbelievable, new { latest });

    /// <summary>Delivered, or not needed any more: the body is erased; what is fleeting goes whole, with its card if that is closed.</summary>
    public static void Finish(UnitOfWork work, long id, string outcome, DateTimeOffset now)
    {
        if (work.One<Done>(UpdateDone, new { id, outcome, now }) is { Fleeting: true } done)
        {
            work.Execute(DeleteFleeting, new { id, done.CardId });
        }
    }

    private const string DeleteDoneOf =
        """
        delete from outbox where account_id = @accountId and done_at is not null;
        delete from parked where account_id = @accountId;
        update outbox set fleeting = 1 where account_id = @accountId and broadcast_id is null;
        delete from cards
        where account_id = @accountId and about = 'living' and (name is null or name = 'receipt' or name like 'ask:%') and closed_at is not null
          and not exists (select 1 from outbox where card_id = cards.id);
        """;

    /// <summary>Forgets what a chat was shown: what is done at once, what is under way as soon as it is done. Copies of broadcasts and named cards stay, but for what asked about a form.</summary>
    public static void ForgetShown(UnitOfWork work, long accountId) => work.Execute(DeleteDoneOf, new { accountId });

    /// <summary>To be tried again.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="id">The row.</param>
    /// <param name="notBefore">When.</param>
    /// <param name="doubled">The try before may have arrived.</param>
    /// <param name="isFailure">The try before counts against the row.</param>
    public static void Again(UnitOfWork work, long id, DateTimeOffset? notBefore = null, bool doubled = false, bool isFailure = false) =>
        work.Execute(UpdateAgain, new { id, notBefore, doubled, failures = isFailure ? 1 : 0 });

    /// <summary>Refused for good: kept with its reason, out of the way.</summary>
    public static void Park(UnitOfWork work, long id, string body, string reason, DateTimeOffset now)
    {
        work.Execute(InsertParked, new { id, reason, body = work.Sealer.Seal("parked", id, "body", body), now });
        Finish(work, id, "parked", now);
    }

    /// <summary>Takes out everything a chat still waits for, in flight rows included.</summary>
    public static List<DroppedRow> DropAll(UnitOfWork work, long accountId, DateTimeOffset now)
    {
        var dropped = work.Query<DroppedRow>(UpdateDropped, new { accountId, now, outcome = "blocked" });
        work.Execute("delete from outbox where account_id = @accountId and fleeting = 1 and done_at is not null", new { accountId });
        return dropped;
    }

    /// <summary>A pressed chat: what only tidies up is dropped first.</summary>
    public static void DropCollapses(UnitOfWork work, long accountId, DateTimeOffset now) => work.Execute(UpdateCollapsesDropped, new { accountId, now });

    /// <summary>True when a later change of the same card waits.</summary>
    public static bool IsSuperseded(ReadSession session, long cardId, long id) =>
        session.Value<bool>("select exists (select 1 from outbox where card_id = @cardId and id > @id and done_at is null and kind = 'card')", new { cardId, id });

    /// <summary>Forgets what Telegram refused before a moment.</summary>
    public static void ForgetParkedBefore(UnitOfWork work, DateTimeOffset moment) =>
        work.Execute("delete from parked where parked_at < @moment", new { moment });

    /// <summary>Forgets rows done before a moment.</summary>
    public static void ForgetDoneBefore(UnitOfWork work, DateTimeOffset moment) =>
        work.Execute("delete from outbox where done_at < @moment", new { moment });

    /// <summary>Erases the chats of people who left, once nothing waits for them any more.</summary>
    /// <returns>How many: the log of the database should be truncated when there are some.</returns>
    public static int EraseLeavers(UnitOfWork work)
    {
        var leavers = work.Query<long>(SelectLeavers);
        foreach (var accountId in leavers)
        {
            foreach (var table in (string[])["outbox", "parked", "cards"])
                work.Execute($"delete from {table} where account_id = @accountId", new { accountId });
            work.Execute("delete from accounts where id = @accountId", new { accountId });
        }

        return leavers.Count;
    }

    private static string Word(OutboxKind kind) => kind switch
    {
        OutboxKind.Message => "message",
        OutboxKind.Card => "card",
        OutboxKind.Collapse => "collapse",
    };

    private sealed record Done
    {
        public bool Fleeting { get; init; }

        public long? CardId { get; init; }
    }

    private sealed record Moment
    {
        public DateTimeOffset? At { get; init; }
    }
}
