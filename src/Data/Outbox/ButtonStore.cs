using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>A button that was pressed, and the card it is on.</summary>
public sealed record PressedButton(Card Card, long Version, string Action, string Argument, DateTimeOffset? PressedBefore)
{
    /// <summary>False when the card shows something else by now, or is closed.</summary>
    public bool IsCurrent => Version == Card.Version && Card.ClosedAt is null;
}

/// <summary>What buttons do, by the token their message carries.</summary>
public static class ButtonStore
{
    private const char Separator = '\n';

    private const string Insert = "insert into buttons (id, token, card_id, version, does) values (@id, @token, @cardId, @version, @does)";

    private const string Select = "select id, card_id, version, does, pressed_at from buttons where token = @token";

    private const string DeleteEarlier = "delete from buttons where card_id = @cardId and version < @version";

    // the card that was closed last keeps its buttons, so that a double tap on it is recognised
    private const string DeleteClosed =
        """
        delete from buttons
        where card_id in (select id from cards where account_id = @accountId and about = @about and closed_at is not null and id <> @keptCardId)
        """;

    /// <summary>Keeps what the buttons of one version of a card do.</summary>
    public static void Add(UnitOfWork work, long cardId, long version, IEnumerable<(string Token, string Action, string Argument)> buttons) =>
        work.Execute(Insert, buttons.Select(button =>
        {
            var id = work.NewId();
            return new { id, token = button.Token, cardId, version, does = work.Sealer.Seal("buttons", id, "does", button.Action + Separator + button.Argument) };
        }));

    /// <summary>Finds a button and remembers the press. Null when the token means nothing (any more), or not in this chat.</summary>
    public static PressedButton? Press(UnitOfWork work, long accountId, string token, DateTimeOffset now)
    {
        if (work.One<Row>(Select, new { token }) is not { } row
            || CardStore.ById(work, row.CardId) is not { } card
            || card.AccountId != accountId)
        {
            return null;
        }

        work.Execute("update buttons set pressed_at = @now where id = @Id", new { row.Id, now });
        var does = work.Sealer.Open("buttons", row.Id, "does", row.Does);
        var end = does.IndexOf(Separator, StringComparison.Ordinal);
        return new(card, row.Version, does[..end], does[(end + 1)..], row.PressedAt);
    }

    /// <summary>Forgets the buttons of a version that was replaced before anybody saw it.</summary>
    public static void ForgetUnseen(UnitOfWork work, long cardId, long version) =>
        work.Execute("delete from buttons where card_id = @cardId and version = @version", new { cardId, version });

    /// <summary>Keeps the buttons of a version and of those after it.</summary>
    public static void ForgetEarlier(UnitOfWork work, long cardId, long version) => work.Execute(DeleteEarlier, new { cardId, version });

    /// <summary>Forgets the buttons of a chat's closed living cards, but for one.</summary>
    public static void ForgetClosed(UnitOfWork work, long accountId, long keptCardId) =>
        work.Execute(DeleteClosed, new { accountId, keptCardId, about = Card.Living });

    private sealed record Row
    {
        public long Id { get; init; }

        public long CardId { get; init; }

        public long Version { get; init; }

        public byte[] Does { get; init; } = [];

        public DateTimeOffset? PressedAt { get; init; }
    }
}
