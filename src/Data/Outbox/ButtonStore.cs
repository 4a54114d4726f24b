using System.Globalization;
using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>A button that was pressed, and the card it is on.</summary>
/// <param name="Card">The card.</param>
/// <param name="Version">The version of the card it belongs to.</param>
/// <param name="Action">What it does.</param>
/// <param name="Argument">With what.</param>
/// <param name="PressedBefore">When it was pressed before on the same message, if nothing else was pressed since.</param>
public sealed record PressedButton(Card Card, long Version, string Action, string Argument, DateTimeOffset? PressedBefore)
{
    /// <summary>False when the card shows something else by now, or is closed.</summary>
    public bool IsCurrent => Version == Card.Version && Card.ClosedAt is null;
}

/// <summary>
/// What buttons do: one row for all buttons of a version of a card. A button carries the row's token and its own place, <c>TOKEN.3</c>.
/// </summary>
public static class ButtonStore
{
    private const string Insert = "insert into buttons (id, token, card_id, version, does) values (@id, @token, @cardId, @version, @does)";

    private const string Select = "select id, card_id, version, does, pressed, pressed_at, pressed_message from buttons where token = @token";

    private const string SelectShown = "select id, card_id, version, does, pressed, pressed_at from buttons where card_id = @Id and version = @Version order by id desc limit 1";

    private const string UpdatePressed = "update buttons set pressed = @place, pressed_at = @now, pressed_message = @messageId where id = @Id";

    private const string DeleteEarlier = "delete from buttons where card_id = @cardId and version < @version";

    // the card that was closed last keeps its buttons, so that a double tap on it is recognised
    private const string DeleteClosed =
        """
        delete from buttons
        where card_id in (select id from cards where account_id = @accountId and about = @about and closed_at is not null and id <> @keptCardId)
        """;

    /// <summary>Keeps what the buttons of one version of a card do, in their order.</summary>
    public static void Add(UnitOfWork work, long cardId, long version, string token, IReadOnlyList<(string Action, string Argument, string Label)> buttons)
    {
        var id = work.NewId();
        var does = JsonSerializer.Serialize(buttons.Select(button => new[] { button.Action, button.Argument, button.Label }));
        work.Execute(Insert, new { id, token, cardId, version, does = work.Sealer.Seal("buttons", id, "does", does) });
    }

    /// <summary>What the buttons of a card do as it is shown now, and what they say; those of an earlier program's cards say nothing.</summary>
    public static List<(string Action, string Argument, string Label)> Of(ReadSession session, Card card) =>
        session.One<Row>(SelectShown, new { card.Id, card.Version }) is { } row
            ? JsonSerializer.Deserialize<string[][]>(session.Sealer.Open("buttons", row.Id, "does", row.Does))!.Where(does => does.Length > 2).Select(does => (does[0], does[1], does[2])).ToList()
            : [];

    /// <summary>What the button at a place among those of a token carries; at most 64 bytes as <c>callback_data</c> (Bot API).</summary>
    public static string Data(string token, int place) => string.Create(CultureInfo.InvariantCulture, $"{token}.{place}");

    /// <summary>Finds a button and remembers the press. Null when what it carries means nothing (any more), or not in this chat.</summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="accountId">The chat.</param>
    /// <param name="data">What the button carries.</param>
    /// <param name="messageId">The message it was pressed on: a card whose send was taken for lost may stand in the chat more than once.</param>
    /// <param name="now">When.</param>
    public static PressedButton? Press(UnitOfWork work, long accountId, string data, int? messageId, DateTimeOffset now)
    {
        if (data.Split('.') is not [var token, var digits]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || work.One<Row>(Select, new { token }) is not { } row
            || CardStore.ById(work, row.CardId) is not { } card
            || card.AccountId != accountId
            || JsonSerializer.Deserialize<string[][]>(work.Sealer.Open("buttons", row.Id, "does", row.Does)) is not { } does
            || place >= does.Length)
        {
            return null;
        }

        work.Execute(UpdatePressed, new { row.Id, place, messageId, now });
        return new(card, row.Version, does[place][0], does[place][1], row.Pressed == place && row.PressedMessage == messageId ? row.PressedAt : null);
    }

    /// <summary>Forgets the buttons of a version that was replaced before anybody saw it.</summary>
    public static void ForgetUnseen(UnitOfWork work, long cardId, long version) =>
        work.Execute("delete from buttons where card_id = @cardId and version = @version", new { cardId, version });

    /// <summary>Keeps the buttons of a version and of those after it.</summary>
    public static void ForgetEarlier(UnitOfWork work, long cardId, long version) => work.Execute(DeleteEarlier, new { cardId, version });

    /// <summary>Forgets what a card's buttons do.</summary>
    public static void ForgetAll(UnitOfWork work, long cardId) => work.Execute("delete from buttons where card_id = @cardId", new { cardId });

    /// <summary>Forgets the buttons of a chat's closed living cards, but for one.</summary>
    public static void ForgetClosed(UnitOfWork work, long accountId, long keptCardId) =>
        work.Execute(DeleteClosed, new { accountId, keptCardId, about = Card.Living });

    private sealed record Row
    {
        public long Id { get; init; }

        public long CardId { get; init; }

        public long Version { get; init; }

        public byte[] Does { get; init; } = [];

        public int? Pressed { get; init; }

        public DateTimeOffset? PressedAt { get; init; }

        public int? PressedMessage { get; init; }
    }
}
