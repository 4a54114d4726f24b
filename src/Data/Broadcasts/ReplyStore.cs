using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>What somebody answered to a broadcast.</summary>
/// <param name="Id">Its number.</param>
/// <param name="BroadcastId">To which.</param>
/// <param name="WorkshopId">Of which workshop.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Words">What they wrote; "" with a file that says it alone.</param>
/// <param name="IsOpen">Nobody has answered it or laid it aside.</param>
public sealed record Reply(long Id, long BroadcastId, long WorkshopId, long PersonId, string Words, bool IsOpen);

/// <summary>Answers to broadcasts, sealed; gone with whoever wrote them.</summary>
public static class ReplyStore
{
    /// <summary>By this name a reply's photo or file is known in <c>sent_files</c>.</summary>
    public const string File = "reply";

    /// <summary>By this name a reply's recording is known in <c>sent_files</c>.</summary>
    public const string Voice = "reply_voice";

    private const string Columns =
        """
        select replies.id, broadcast_id, broadcasts.workshop_id, person_id, words, done_at is null as is_open
        from replies join broadcasts on broadcasts.id = replies.broadcast_id
        """;

    // of a workshop's broadcasts: those of this sender, and those whose sender is gone
    private const string SelectNext = Columns + " where done_at is null and broadcasts.workshop_id = @workshopId and (@senderId is null or sender_id = @senderId) order by replies.id limit 1";

    // a copy knows its message until it is forgotten, two days after it was closed
    private const string SelectCopy = "select name from cards where account_id = @accountId and message_id = @messageId and name like 'copy:%' order by id desc limit 1";

    private const string SelectLast =
        "select broadcast_id from deliveries where person_id = @personId and status = 'delivered' and changed_at > @since order by changed_at desc limit 1";

    /// <summary>The broadcast whose copy stands in a message of a chat; null when none does.</summary>
    public static long? BroadcastAt(ReadSession session, long accountId, int messageId) =>
        session.One<CopyRow>(SelectCopy, new { accountId, messageId }) is { } row
            ? long.Parse(row.Name["copy:".Length..], CultureInfo.InvariantCulture)
            : null;

    /// <summary>The broadcast that somebody got last, since a moment.</summary>
    public static long? LastDelivered(ReadSession session, long personId, DateTimeOffset since) => session.Value<long?>(SelectLast, new { personId, since });

    public static long Add(UnitOfWork work, long broadcastId, long personId, string words, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(
            "insert into replies (id, broadcast_id, person_id, words, came_at) values (@id, @broadcastId, @personId, @words, @now)",
            new { id, broadcastId, personId, words = work.Sealer.Seal("replies", id, "words", words), now });
        return id;
    }

    public static Reply? ById(ReadSession session, long id) => Opened(session, session.One<Row>(Columns + " where replies.id = @id", new { id }));

    /// <summary>The one that has waited longest, among those to a sender's broadcasts; null: to anybody's.</summary>
    public static Reply? Next(ReadSession session, long workshopId, long? senderId) =>
        Opened(session, session.One<Row>(SelectNext, new { workshopId, senderId }));

    /// <summary>The workshops in which some wait.</summary>
    public static List<long> Workshops(ReadSession session) => session.Query<long>(
        "select distinct workshop_id from replies join broadcasts on broadcasts.id = replies.broadcast_id where done_at is null order by workshop_id");

    /// <summary>How many wait.</summary>
    public static int CountOpen(ReadSession session, long workshopId) => session.Value<int>(
        "select count(*) from replies join broadcasts on broadcasts.id = replies.broadcast_id where done_at is null and workshop_id = @workshopId", new { workshopId });

    /// <summary>What somebody is called in their registration for a workshop; null when they gave no name, or are not registered.</summary>
    public static string? NameOf(ReadSession session, long personId, long workshopId) =>
        session.One<NameRow>("select id, full_name from registrations where person_id = @personId and workshop_id = @workshopId", new { personId, workshopId }) is { FullName: { } name } row
            ? session.Sealer.Open("registrations", row.Id, "full_name", name)
            : null;

    /// <summary>Answered, or laid aside.</summary>
    public static void End(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update replies set done_at = @now where id = @id and done_at is null", new { id, now });

    private static Reply? Opened(ReadSession session, Row? row) => row is null
        ? null
        : new(row.Id, row.BroadcastId, row.WorkshopId, row.PersonId, session.Sealer.Open("replies", row.Id, "words", row.Words), row.IsOpen);

    private sealed record NameRow
    {
        public long Id { get; init; }

        public byte[]? FullName { get; init; }
    }

    private sealed record CopyRow
    {
        public string Name { get; init; } = "";
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public long BroadcastId { get; init; }

        public long WorkshopId { get; init; }

        public long PersonId { get; init; }

        public byte[] Words { get; init; } = [];

        public bool IsOpen { get; init; }
    }
}
