using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>One living message of a chat.</summary>
public sealed record Card
{
    /// <summary>The card that holds a chat's live buttons.</summary>
    public const string Living = "living";

    public long Id { get; init; }

    public long AccountId { get; init; }

    /// <summary><see cref="Living"/>, or the card's name.</summary>
    public string About { get; init; } = "";

    /// <summary>Grows with what it shows; its buttons carry it.</summary>
    public long Version { get; init; }

    /// <summary><c>text</c>, <c>file</c> (its text is a caption) or <c>keys</c> (it carried a reply keyboard and cannot be edited).</summary>
    public string Shape { get; init; } = "text";

    /// <summary>Telegram's id of the message once known.</summary>
    public int? MessageId { get; init; }

    /// <summary>HMAC of what it shows or is about to; null after a failure.</summary>
    public byte[]? ShownKey { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>By this name what it shows can be amended, also after it was closed; null for most.</summary>
    public string? Name { get; init; }

    /// <summary>The file it shows, as its maker names it; null for none, and for one that is made anew for each message.</summary>
    public string? File { get; init; }

    /// <summary>When the person was last shown something in it, by the calendar.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>What shows it again if another card displaces it before it was answered (<c>promise.remind:17</c>); null for what somebody asked for, and once it was answered.</summary>
    public string? Again { get; init; }

    /// <summary>Later than this it need not come again.</summary>
    public DateTimeOffset? AgainUntil { get; init; }
}

/// <summary>Cards: rows that stand for messages, so that turns never name message ids.</summary>
public static class CardStore
{
    private const string Columns = "id, account_id, about, version, shape, message_id, shown_key, closed_at, name, file, shown_at, again, again_until";

    private const string SelectOpen = $"select {Columns} from cards where account_id = @accountId and about = @about and closed_at is null";

    private const string SelectNamed = $"select {Columns} from cards where account_id = @accountId and name = @name order by id desc limit 1";

    private const string Insert =
        """
        insert into cards (id, account_id, about, version, shape, shown_key, name, file, shown_at, again, again_until)
        values (@Id, @AccountId, @About, @Version, @Shape, @ShownKey, @Name, @File, @ShownAt, @Again, @AgainUntil)
        """;

    private const string DeleteClosed =
        """
        delete from cards where closed_at < @moment and not exists (select 1 from outbox where card_id = cards.id)
        """;

    /// <summary>The open card of that name in a chat.</summary>
    public static Card? Open(ReadSession session, long accountId, string about) => session.One<Card>(SelectOpen, new { accountId, about });

    /// <summary>The last card of a name in a chat, open or closed.</summary>
    public static Card? Named(ReadSession session, long accountId, string name) => session.One<Card>(SelectNamed, new { accountId, name });

    public static Card? ById(ReadSession session, long id) => session.One<Card>($"select {Columns} from cards where id = @id", new { id });

    public static void Add(UnitOfWork work, Card card) => work.Execute(Insert, card);

    /// <summary>The card shows something else from now on: whatever it asked unasked was answered.</summary>
    public static void Show(UnitOfWork work, Card card) =>
        work.Execute("update cards set version = @Version, shape = @Shape, shown_key = @ShownKey, name = @Name, file = @File, shown_at = @ShownAt, again = null, again_until = null where id = @Id", card);

    /// <summary>Telegram's id of the message is known, or (null) the message is gone.</summary>
    public static void Learn(UnitOfWork work, long id, int? messageId) =>
        work.Execute("update cards set message_id = @messageId where id = @id", new { id, messageId });

    public static void SetShape(UnitOfWork work, long id, string shape) =>
        work.Execute("update cards set shape = @shape where id = @id", new { id, shape });

    /// <summary>What it should show never arrived: the same screen is not "already shown".</summary>
    public static void ForgetShown(UnitOfWork work, long id) => work.Execute("update cards set shown_key = null where id = @id", new { id });

    public static void Close(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update cards set closed_at = @now where id = @id and closed_at is null", new { id, now });

    /// <summary>A card of another name becomes the living one; the one before has to be closed.</summary>
    public static void MakeLiving(UnitOfWork work, long id) =>
        work.Execute("update cards set about = @about where id = @id", new { id, about = Card.Living });

    /// <summary>Forgets cards closed before a moment.</summary>
    public static void ForgetClosedBefore(UnitOfWork work, DateTimeOffset moment) => work.Execute(DeleteClosed, new { moment });
}
