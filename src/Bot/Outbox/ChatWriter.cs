using System.Text.Json;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Turns;
using WorkshopBot.Turns;

namespace WorkshopBot.Outbox;

/// <summary>Writes what a turn shows in one chat into the outbox. Cards not yet sent are replaced where they wait.</summary>
internal sealed class ChatWriter(Turn turn, Account account) : IChat
{
    // Telegram's limits for a text and for a caption, counted in UTF-16 units, which is never too late
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;

    // from here on a chat is pressed, and tidying up is left out
    private const int PressedRows = 6;

    /// <inheritdoc />
    public void Edit(Screen screen)
    {
        Put(Card.Living, screen, Lane.Answer);
        Settle(screen);
    }

    /// <inheritdoc />
    public void Update(string about, Screen screen, Lane lane = Lane.Answer, bool isPinned = false) => Put(about, screen, lane, isPinned);

    /// <inheritdoc />
    public void Unpin(string about)
    {
        if (account.IsUnreachable || CardStore.Open(turn.Work, account.Id, about) is not { } card)
            return;
        CardStore.Close(turn.Work, card.Id, turn.Now);
        var state = OutboxStore.StateOf(turn.Work, card.Id);
        if (state.WaitingId is { } waiting)
            OutboxStore.Finish(turn.Work, waiting, "dropped", turn.PaceNow);
        if (!state.IsUnsent(card))
            Add(Lane.Notification, OutboxKind.Card, new OutgoingMessage("") { Unpins = true }, card.Id);
    }

    /// <inheritdoc />
    public void Below(Screen screen, string? collapsed = null, string? name = null, Lane lane = Lane.Answer, Again? again = null)
    {
        if (account.IsUnreachable)
            return;
        if (CardStore.Open(turn.Work, account.Id, Card.Living) is { } card)
        {
            SetAside(card, again);
            Retire(card, collapsed, keysFollow: screen.Keys is not null, isDroppable: true, lane);
        }

        Open(Card.Living, screen, lane, name: name, again: again);
        Settle(screen);
    }

    // one card that nobody asked for displaces another
    private void SetAside(Card card, Again? by)
    {
        if (by is not null && card is { Again: { } again, AgainUntil: { } until } && until > turn.Now && !by.Follows(again) && account.PersonId is { } personId)
            SetAsideStore.Add(turn.Work, personId, again, until);
    }

    // time to read what was said last
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // whatever was set aside comes when somebody is done, or has paused
    private void Settle(Screen? shown)
    {
        if (turn is ChatTurn && account.PersonId is { } personId && SetAsideStore.Has(turn.Work, personId))
            turn.SetTimer(Act.ChatAgain, personId, turn.Now + (shown is not null && HasActions(shown) ? Busy.Time : Pause));
    }

    /// <inheritdoc />
    public void Amend(string name, string text)
    {
        if (account.IsUnreachable || CardStore.Named(turn.Work, account.Id, name) is not { } card)
            return;
        if (card.ClosedAt is null)
            Retire(card, text, keysFollow: false, isDroppable: false);
        else
            Add(Lane.Notification, OutboxKind.Card, new OutgoingMessage(Cut(text, LongestText)), card.Id);
    }

    /// <inheritdoc />
    public string? LivingName => CardStore.Open(turn.Work, account.Id, Card.Living)?.Name;

    /// <inheritdoc />
    public bool AwaitsAnswer => CardStore.Open(turn.Work, account.Id, Card.Living)?.Again is not null;

    /// <inheritdoc />
    public IReadOnlyList<(Act Action, string Argument, string Label)> LivingButtons => CardStore.Open(turn.Work, account.Id, Card.Living) is { } card
        ? [.. ButtonStore.Of(turn.Work, card).Select(button => (Act: ActNames.Find(button.Action), button.Argument, button.Label)).Where(button => button.Act is not null).Select(button => (button.Act!.Value, button.Argument, button.Label))]
        : [];

    /// <inheritdoc />
    public int? LivingMessageId => CardStore.Open(turn.Work, account.Id, Card.Living)?.MessageId;

    /// <inheritdoc />
    public bool IsOnItsWay => CardStore.Open(turn.Rows, account.Id, Card.Living) is { MessageId: null, ShownKey: not null };

    /// <inheritdoc />
    public DateTimeOffset? BusyUntil =>
        account.PersonId is { } personId && Busy.Since(turn.Work, personId) is { } since && since + Busy.Time > turn.Now ? since + Busy.Time : null;

    /// <inheritdoc />
    public void Lower(Screen screen, string? collapsed = null)
    {
        // a reply keyboard that comes again needs no line that takes it away
        if (CardStore.Open(turn.Work, account.Id, Card.Living) is { MessageId: not null } card)
            Below(screen, card.Shape == "keys" ? null : collapsed);
    }

    /// <inheritdoc />
    public void Close(string text)
    {
        if (account.IsUnreachable)
            return;
        var card = CardStore.Open(turn.Work, account.Id, Card.Living);
        var isLong = text.Length > LongestText;
        if (card is not null)
            Retire(card, isLong ? null : text, keysFollow: false, isDroppable: isLong);
        if (card is null || isLong)
            Add(Lane.Answer, OutboxKind.Message, Compose(Ahead(new Screen(text), Lane.Answer), 0, 0));
        Settle(null);
    }

    /// <inheritdoc />
    public void Vanish(string text, string? secret = null, string? lost = null)
    {
        var card = CardStore.Open(turn.Work, account.Id, Card.Living);
        if (card is not null)
        {
            CardStore.Close(turn.Work, card.Id, turn.Now);
            ButtonStore.ForgetAll(turn.Work, card.Id);
        }

        if (!account.IsUnreachable)
        {
            var message = new OutgoingMessage(Cut(text, LongestText));
            if (secret is not null)
            {
                message = message with { Hole = turn.Chance.Token(), Lost = lost };
                turn.Secrets.Add((message.Hole, secret));
            }

            if (card is { Shape: "text" } && turn is ChatTurn { CameByTap: true } or not ChatTurn)
            {
                if (OutboxStore.StateOf(turn.Work, card!.Id).WaitingId is { } waiting)
                    OutboxStore.Finish(turn.Work, waiting, "dropped", turn.PaceNow);
                OutboxStore.Add(turn.Work, account.Id, (int)Lane.Answer, OutboxKind.Card, message.Write(), card.Id, isFleeting: true);
            }
            else
            {
                if (card is not null)
                    Retire(card, null, keysFollow: false, isDroppable: true);
                OutboxStore.Add(turn.Work, account.Id, (int)Lane.Answer, OutboxKind.Message, message.Write(), isFleeting: true);
            }
        }

        Forget();
        Settle(null);
    }

    /// <inheritdoc />
    public void Forget()
    {
        OutboxStore.ForgetShown(turn.Work, account.Id);
        UpdateStore.ForgetFailedOf(turn.Work, PeopleStore.ChatIdOf(turn.Work, account.Id));
        turn.EraseTraces();
    }

    /// <inheritdoc />
    public void Say(Screen screen, Lane lane = Lane.Answer)
    {
        if (HasActions(screen))
            throw new ArgumentException("A message of its own has no action buttons: show a card instead.", nameof(screen));
        if (!account.IsUnreachable)
            Add(lane, OutboxKind.Message, Compose(Ahead(screen, lane), 0, 0));
    }

    /// <inheritdoc />
    public void Deliver(long broadcastId, Screen screen, Lane lane = Lane.Broadcast)
    {
        if (account.IsUnreachable)
        {
            if (account.PersonId is { } personId)
                turn.Unreachable.Add((broadcastId, personId));
            return;
        }

        // a card, so that it can be corrected and taken back; one with buttons becomes the living one once they are tapped
        if (screen.Place is { } place)
            Copy(PinAbout(broadcastId), new Screen(place.Title) { Place = place, IsProtected = screen.IsProtected }, broadcastId, lane);
        Copy(CopyAbout(broadcastId), screen with { Place = null }, broadcastId, lane);
    }

    /// <inheritdoc />
    public bool Correct(long broadcastId, Screen screen)
    {
        if (account.IsUnreachable || CardStore.Named(turn.Work, account.Id, CopyAbout(broadcastId)) is not { ClosedAt: null } card)
            return false;
        var state = OutboxStore.StateOf(turn.Work, card.Id);
        Show(card, state, screen with { Place = null }, Lane.Broadcast, broadcastId);
        return state.WaitingId is null;
    }

    /// <inheritdoc />
    public bool Recall(long broadcastId)
    {
        if (account.IsUnreachable)
            return false;
        var isAwaited = false;
        foreach (var about in (string[])[PinAbout(broadcastId), CopyAbout(broadcastId)])
        {
            if (CardStore.Named(turn.Work, account.Id, about) is not { } card)
                continue;
            CardStore.Close(turn.Work, card.Id, turn.Now);
            var state = OutboxStore.StateOf(turn.Work, card.Id);
            if (state.WaitingId is { } waiting)
                OutboxStore.Finish(turn.Work, waiting, "dropped", turn.PaceNow);
            if (state.IsUnsent(card))
                continue;
            Add(Lane.Broadcast, OutboxKind.Card, new OutgoingMessage("") { Deletes = true, IsPart = about != CopyAbout(broadcastId) }, card.Id, broadcastId);
            isAwaited |= about == CopyAbout(broadcastId);
        }

        return isAwaited;
    }

    /// <inheritdoc />
    public void Working() => turn.Working.Add(account);

    /// <summary>
    /// Makes the card that was tapped the living one: a broadcast's copy that somebody answers. The living card before it loses its buttons.
    /// </summary>
    /// <returns>True when what was tapped is the living card now.</returns>
    public bool Adopt(Card tapped)
    {
        if (tapped.ClosedAt is not null)
            return false;
        if (tapped.About == Card.Living)
            return true;
        if (!tapped.About.StartsWith(CopyPrefix, StringComparison.Ordinal))
            return false;
        if (CardStore.Open(turn.Work, account.Id, Card.Living) is { } living)
            Retire(living, null, keysFollow: false, isDroppable: true);
        CardStore.MakeLiving(turn.Work, tapped.Id);
        return true;
    }

    private const string CopyPrefix = "copy:";

    private static string CopyAbout(long broadcastId) => FormattableString.Invariant($"{CopyPrefix}{broadcastId}");

    private static string PinAbout(long broadcastId) => FormattableString.Invariant($"pin:{broadcastId}");

    private void Copy(string about, Screen screen, long broadcastId, Lane lane)
    {
        if (CardStore.Open(turn.Work, account.Id, about) is { } card)
            CardStore.Close(turn.Work, card.Id, turn.Now);
        Open(about, screen, lane, broadcastId, about);
    }

    private void Put(string about, Screen screen, Lane lane, bool isPinned = false)
    {
        if (account.IsUnreachable)
            return;
        if (CardStore.Open(turn.Work, account.Id, about) is not { } card)
        {
            Open(about, screen, lane, isPinned: isPinned);
            return;
        }

        if (card.ShownKey is { } shown && shown.AsSpan().SequenceEqual(ShownKey(screen)))
            return;
        var state = OutboxStore.StateOf(turn.Work, card.Id);
        if (screen.Text.Length > LongestText || !MayBecome(card, state, screen))
        {
            Retire(card, null, keysFollow: screen.Keys is not null, isDroppable: true);
            Open(about, screen, lane, isPinned: isPinned);
            return;
        }

        Show(card, state, screen, lane, isPinned: isPinned);
    }

    // A picture stays with its message: only what stands below it can change. What was never sent may become anything, but a reply keyboard is taken away by a message.
    private static bool MayBecome(Card card, CardState state, Screen screen) => ShapeOf(screen) switch
    {
        var shape when state.IsUnsent(card) => card.Shape != "keys" || shape == "keys",
        "text" => card.Shape == "text",
        "file" => card.Shape == "file" && card.File is { } file && file == FileOf(screen),
        _ => false,
    };

    private void Open(string about, Screen screen, Lane lane, long? broadcastId = null, string? name = null, Again? again = null, bool isPinned = false)
    {
        var card = new Card
        {
            Id = turn.Work.NewId(),
            AccountId = account.Id,
            About = about,
            Version = 1,
            Shape = ShapeOf(screen),
            ShownKey = ShownKey(screen),
            Name = name,
            File = FileOf(screen),
            ShownAt = turn.Now,
            Again = again?.Write(),
            AgainUntil = again?.Until,
        };
        CardStore.Add(turn.Work, card);
        Add(lane, OutboxKind.Card, Compose(Ahead(screen, lane), card.Id, card.Version) with { IsPart = broadcastId is not null && screen.Place is not null, Pins = isPinned }, card.Id, broadcastId);
    }

    // A text too long for one message: all but its end goes ahead. What is left has the buttons.
    private Screen Ahead(Screen screen, Lane lane)
    {
        if (screen.Text.Length <= LongestText || screen.File is not null)
            return screen;
        var parts = TextParts.Of(screen.Text, LongestText);
        foreach (var part in parts.SkipLast(1))
            Add(lane, OutboxKind.Message, new OutgoingMessage(part) { IsProtected = screen.IsProtected });
        return screen with { Text = parts[^1], PlainForm = screen.PlainForm is { } plain ? TextParts.Of(plain, LongestText)[^1] : null };
    }

    private void Show(Card card, CardState state, Screen screen, Lane lane, long? broadcastId = null, bool isPinned = false)
    {
        var version = card.Version + 1;
        // sent anew when it is gone, it is pinned anew
        var message = Compose(screen, card.Id, version) with { Pins = isPinned };
        CardStore.Show(turn.Work, card with { Version = version, Shape = ShapeOf(screen), ShownKey = ShownKey(screen), File = FileOf(screen), ShownAt = turn.Now });
        if (state.WaitingId is { } waiting)
        {
            ButtonStore.ForgetUnseen(turn.Work, card.Id, card.Version);
            OutboxStore.Replace(turn.Work, waiting, (int)lane, message.Write());
        }
        else
        {
            ButtonStore.ForgetEarlier(turn.Work, card.Id, card.Version);
            Add(lane, OutboxKind.Card, message, card.Id, broadcastId);
        }
    }

    // The card ends: buttons go, a text replaces its own where one is given. One that still waits goes no later than what follows it.
    private void Retire(Card card, string? text, bool keysFollow, bool isDroppable, Lane followed = Lane.Answer)
    {
        CardStore.Close(turn.Work, card.Id, turn.Now);
        ButtonStore.ForgetClosed(turn.Work, account.Id, keptCardId: card.Id);
        var state = OutboxStore.StateOf(turn.Work, card.Id);
        if (state.WaitingId is { } waiting)
        {
            var message = OutgoingMessage.Read(OutboxStore.ReadBody(turn.Work, waiting));
            // a keyboard before it was to be replaced by this one, and is still there
            var stays = message.Keys is not null && !keysFollow;
            OutboxStore.Replace(turn.Work, waiting, (int)followed, (message.WithoutButtons(text) with { RemovesKeys = stays }).Write());
        }
        else if (card.Shape == "keys")
        {
            // a keyboard that follows replaces this one
            if (!keysFollow || text is not null)
                Add(followed, OutboxKind.Message, new OutgoingMessage(Cut(text ?? "✓", LongestText)) { RemovesKeys = !keysFollow });
        }
        else if (!isDroppable)
        {
            Add(Lane.Answer, OutboxKind.Card, new OutgoingMessage(Cut(text ?? "", LongestText)), card.Id);
        }
        else if (!IsPressed())
        {
            Add(Lane.Answer, OutboxKind.Collapse, new OutgoingMessage(Cut(text ?? "", LongestText)), card.Id);
        }
    }

    private bool IsPressed() =>
        OutboxStore.IsHeld(turn.Work, account.Id, turn.PaceNow) || OutboxStore.CountWaiting(turn.Work, account.Id) >= PressedRows;

    private OutgoingMessage Compose(Screen screen, long cardId, long version) =>
        new(Cut(screen.Text, screen.File is null ? LongestText : LongestCaption))
        {
            Marks = screen.Marks,
            Rows = Compose(screen.Rows, cardId, version),
            Keys = screen.Keys,
            File = screen.File,
            Place = screen.Place,
            PlainForm = screen.PlainForm is null ? null : Cut(screen.PlainForm, LongestText),
            IsProtected = screen.IsProtected,
        };

    private List<List<OutgoingButton>> Compose(IReadOnlyList<IReadOnlyList<Button>> rows, long cardId, long version)
    {
        var does = new List<(string Action, string Argument, string Label)>();
        var token = turn.Chance.Token();
        OutgoingButton Compose(Button button)
        {
            if (button.Url is not null)
                return new(button.Label, null, button.Url);
            does.Add((button.Action!.Value.Name(), button.Argument, button.Label));
            return new(button.Label, ButtonStore.Data(token, does.Count - 1), null);
        }

        var composed = rows.Select(row => row.Select(Compose).ToList()).ToList();
        if (does.Count > 0)
            ButtonStore.Add(turn.Work, cardId, version, token, does);
        return composed;
    }

    private void Add(Lane lane, OutboxKind kind, OutgoingMessage message, long? cardId = null, long? broadcastId = null) =>
        OutboxStore.Add(turn.Work, account.Id, (int)lane, kind, message.Write(), cardId, broadcastId);

    private byte[] ShownKey(Screen screen) => turn.Work.Sealer.LookupKey("cards.shown", JsonSerializer.Serialize(screen));

    private static string ShapeOf(Screen screen) => screen.Keys is not null ? "keys" : screen.File is not null ? "file" : "text";

    private static string? FileOf(Screen screen) => screen.File is { IsLasting: true } file ? FormattableString.Invariant($"{file.Kind} {file.SubjectId} {file.Language}") : null;

    private static bool HasActions(Screen screen) => screen.Rows.Any(row => row.Any(button => button.Url is null));

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
