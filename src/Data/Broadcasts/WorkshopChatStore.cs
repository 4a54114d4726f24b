using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>A group or channel the bot is in.</summary>
/// <param name="AccountId">Its account.</param>
/// <param name="Title">What its members call it.</param>
/// <param name="WorkshopId">The workshop it is linked to, or null.</param>
/// <param name="Language">Of what is said there.</param>
/// <param name="IsLost">Telegram refused what was last sent there: the bot was taken out, or may not write.</param>
public sealed record WorkshopChat(long AccountId, string Title, long? WorkshopId, string Language, bool IsLost);

/// <summary>Groups and channels: which the bot is in, which belong to a workshop, and their copies of broadcasts.</summary>
public static class WorkshopChatStore
{
    private const string Columns =
        $"""
        select account_id, title, workshop_id, coalesce(language, 'ar') as language, not {Present} as is_lost
        from workshop_chats
        """;

    private const string Upsert =
        """
        insert into workshop_chats (account_id, title, added_by) values (@accountId, @title, @addedBy)
        on conflict (account_id) do update set title = excluded.title, added_by = coalesce(excluded.added_by, added_by)
        """;

    // those it is in
    private const string Present = "exists (select 1 from accounts where accounts.id = account_id and unreachable_since is null)";

    private const string SelectFor = Columns + " where workshop_id = @workshopId or (workshop_id is null and added_by = @personId and " + Present + ") order by workshop_id is null, account_id limit @limit";

    private const string SelectLinked = Columns + " where workshop_id = @workshopId order by account_id";

    private const string InsertCopies =
        "insert into chat_copies (broadcast_id, account_id, status) select @id, account_id, 'waiting' from workshop_chats where workshop_id = @workshopId on conflict do nothing";

    private const string SelectCopies = Columns + " where account_id in (select account_id from chat_copies where broadcast_id = @id and status = @status)";

    /// <summary>The bot is there, brought by somebody.</summary>
    public static void Know(UnitOfWork work, long accountId, string title, long? addedBy) =>
        work.Execute(Upsert, new { accountId, title = work.Sealer.Seal("workshop_chats", accountId, "title", title), addedBy });

    /// <summary>Those that are linked to a workshop, lost ones too, then those that somebody brought the bot to and nobody linked.</summary>
    public static List<WorkshopChat> For(ReadSession session, long workshopId, long personId, int limit) => Opened(session, session.Query<Row>(SelectFor, new { workshopId, personId, limit }));

    /// <summary>Those that are linked to a workshop.</summary>
    public static List<WorkshopChat> Linked(ReadSession session, long workshopId) => Opened(session, session.Query<Row>(SelectLinked, new { workshopId }));

    /// <summary>The workshop that a group or channel is linked to; null: none.</summary>
    public static long? WorkshopOf(ReadSession session, long accountId) =>
        session.Value<long?>("select workshop_id from workshop_chats where account_id = @accountId", new { accountId });

    /// <summary>Links it to a workshop (null: to none), in a language.</summary>
    public static void Link(UnitOfWork work, long accountId, long? workshopId, string? language) =>
        work.Execute("update workshop_chats set workshop_id = @workshopId, language = @language where account_id = @accountId", new { accountId, workshopId, language });

    /// <summary>A copy for each that is linked.</summary>
    public static void AddCopies(UnitOfWork work, long id, long workshopId) => work.Execute(InsertCopies, new { id, workshopId });

    /// <summary>Those whose copy stands somewhere: <c>waiting queued delivered failed</c>.</summary>
    public static List<WorkshopChat> WithCopy(ReadSession session, long id, string status) => Opened(session, session.Query<Row>(SelectCopies, new { id, status }));

    /// <summary>How many copies there are, how many have arrived, and what those are called where they could not.</summary>
    public static (int All, int Delivered, IReadOnlyList<string> Missed) Count(ReadSession session, long id) => (
        session.Value<int>("select count(*) from chat_copies where broadcast_id = @id", new { id }),
        session.Value<int>("select count(*) from chat_copies where broadcast_id = @id and status = 'delivered'", new { id }),
        WithCopy(session, id, "failed").ConvertAll(chat => chat.Title));

    public static void SetCopy(UnitOfWork work, long id, long accountId, string status) =>
        work.Execute("update chat_copies set status = @status where broadcast_id = @id and account_id = @accountId", new { id, accountId, status });

    private static List<WorkshopChat> Opened(ReadSession session, List<Row> rows) =>
        rows.ConvertAll(row => new WorkshopChat(row.AccountId, session.Sealer.Open("workshop_chats", row.AccountId, "title", row.Title), row.WorkshopId, row.Language, row.IsLost));

    private sealed record Row
    {
        public long AccountId { get; init; }

        public byte[] Title { get; init; } = [];

        public long? WorkshopId { get; init; }

        public string Language { get; init; } = "";

        public bool IsLost { get; init; }
    }
}
