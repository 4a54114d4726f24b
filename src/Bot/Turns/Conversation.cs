using WorkshopBot.Access;
using WorkshopBot.Authoring;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Relay;
using WorkshopBot.Reminders;
using WorkshopBot.Roles;
using WorkshopBot.Seats;
using WorkshopBot.Texts;

namespace WorkshopBot.Turns;

/// <summary>
/// Where everything people do is routed: to <see cref="Links"/>, <see cref="ChatCommands"/> or <see cref="Taps"/>, or as an answer to the
/// question that is open.
/// </summary>
internal sealed class Conversation : IConversation
{
    private static readonly char[] Around = [' ', '.', '!', '،', ','];

    private readonly BotIdentity _identity;
    private readonly Features _features;
    private readonly Gate _gate;
    private readonly Links _links;
    private readonly ChatCommands _commands;
    private readonly Taps _taps;

    public Conversation(Catalogue texts, BotIdentity identity, IOwners owners)
    {
        _identity = identity;
        _features = new(texts, identity, owners);
        _gate = new(_features.Rights, texts, _features.Interviews);
        _commands = new(_features, _gate);
        _links = new(_features, _gate, _commands);
        _taps = new(_features, _gate, _links, _commands);
    }

    /// <inheritdoc />
    public void DropCaches() => _features.Shelf.Forget();

    /// <inheritdoc />
    public void Handle(IChatTurn turn, Incoming incoming)
    {
        var awaited = turn.Person.Expects;
        if (turn.Account.IsGroup)
        {
            InGroup(turn, incoming);
        }
        else if (incoming is Incoming.SentFile { AlbumId: { } album } file && _gate.Admit(turn, Act.InterviewAnswer) && TakeNextPart(turn, album, file))
        {
            // an album is heard once, with its first file
        }
        else if (incoming is Incoming.ReachableChanged change)
        {
            if (change.IsReachable)
            {
                // coming back restores what waits, which the loop has done
                Gate.AdmitClock(turn, Act.BroadcastDelivered);
                Sending.CameBack(turn, turn.Person.Id);
            }
        }
        else if (incoming is Incoming.Edited edited)
        {
            Edited(turn, edited);
        }
        else if (turn.Person.Language is null)
        {
            BeforeLanguage(turn, incoming);
        }
        else if (incoming is Incoming.Tapped or Incoming.Started or Incoming.Commanded)
        {
            Chosen(turn, incoming);
        }
        else if (ReplyTurns.AnsweredBy(turn, incoming) is { } broadcastId && _gate.Admit(turn, Act.AnswerWrite))
        {
            _features.Replies.Take(turn, broadcastId, incoming);
        }
        else if (awaited is not null && incoming is Incoming.Said { Text: var label } && Named(turn, label, isWhole: true) is { } named)
        {
            // nobody means «Back» as the text that was asked for, nor the number on a button as a name
            _taps.Do(turn, named);
        }
        else if (awaited is not null && ActNames.Read(awaited) is { } expected && (Written(incoming) is not null || TakesFiles(expected.Act)))
        {
            Typed(turn, expected.Act, expected.Argument, incoming);
        }
        else if (InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview)
        {
            // whoever tries their form and sends it mended wants to see the new one
            if (incoming is not Incoming.SentFile workbook || !_features.Shelf.Version(turn.Rows, interview.FormVersionId).Row.IsDraft || !Take(turn, workbook))
            {
                if (_gate.Admit(turn, Act.InterviewAnswer))
                {
                    _features.Interviews.Answer(turn, interview, incoming);
                }
            }
        }
        else if (awaited is not null && Written(incoming) is null)
        {
            // what was asked stays asked; a workbook comes whenever its author has it
            if (!(incoming is Incoming.SentFile sent && Take(turn, sent)) && _gate.Admit(turn, Act.ChatIdle))
            {
                turn.Chat.Say(new Screen(Words(turn)["unexpected.text_please"]));
            }
        }
        else
        {
            Idle(turn, incoming);
        }
    }

    /// <summary>A file of an album whose first one was heard already goes where that one went, or nowhere if that one was refused.</summary>
    /// <returns>False for a first one.</returns>
    private bool TakeNextPart(IChatTurn turn, string album, Incoming.SentFile file)
    {
        if (AlbumStore.Find(turn.Rows, turn.Person.Id, album) is not { } place)
        {
            AlbumStore.Begin(turn.Work, turn.Person.Id, album);
            return false;
        }

        if (place.GoesTo is null)
        {
            _features.Interviews.TakeNextPart(turn, place, file);
        }
        else if (ActNames.Read(place.GoesTo) is var (act, argument) && Letter.Of(file) is { } part && _gate.Admit(turn, act, argument))
        {
            if (act == Act.ReplyWrite)
            {
                _features.Replies.AnswerMore(turn, argument, part);
            }
            else
            {
                RelayTurns.NextPart(turn, act, RowId.Read(argument), part);
            }
        }

        return true;
    }

    /// <summary>Whether a recording, a photo or a file is as welcome as what is typed.</summary>
    private static bool TakesFiles(Act act) =>
        act is Act.BroadcastWrite or Act.AnswerWrite or Act.ReplyWrite or Act.PeopleWrite or Act.RelayAsk or Act.RelayReply or Act.RelayAnswer;

    /// <summary>What somebody writes; a place on the map is written as degrees.</summary>
    private static string? Written(Incoming incoming) => incoming switch
    {
        Incoming.Said said => said.Text,
        Incoming.SharedLocation place => FormattableString.Invariant($"{place.Latitude} {place.Longitude}"),
        _ => null,
    };

    /// <summary>What somebody was asked to write, for an application or for a form in the making. Whoever may no longer do it is not asked again.</summary>
    private void Typed(IChatTurn turn, Act act, string argument, Incoming incoming)
    {
        var text = Written(incoming) ?? "";
        if (!_gate.Admit(turn, act, argument))
        {
            // what was expected is not any more
            _gate.Choose(turn, Act.ChatIdle);
            return;
        }

        switch (act.Area())
        {
            case "approval":
                _features.Approval.Typed(turn, act, argument, text);
                break;
            case "broadcast":
                _features.Broadcasts.Given(turn, act, argument, incoming);
                break;
            case "reply":
                _features.Replies.Answer(turn, argument, incoming);
                break;
            case "answer":
                _features.Replies.Take(turn, RowId.Read(argument), incoming);
                break;
            case "translate":
                _features.Translations.Typed(turn, argument, text);
                break;
            case "groups" when act == Act.GroupsFind:
                _features.Groups.Find(turn, RowId.Read(argument), text, _gate);
                break;
            case "groups" when act == Act.GroupsSeed:
                _features.Draws.Typed(turn, argument, text);
                break;
            case "groups":
                _features.GroupEdits.Typed(turn, act, argument, text);
                break;
            case "panel":
                _features.Panels.Typed(turn, argument, text);
                break;
            case "harvest" or "promise":
                _features.Outcomes.Typed(turn, act, argument, text, _gate);
                break;
            case "door" when act == Act.DoorFind && _features.DoorLists.OfCodes(turn, DoorTurns.WorkshopOf(argument), text) is { } sheet:
                if (_gate.Choose(turn, Act.DoorPaper, sheet))
                {
                    _features.DoorLists.Typed(turn, sheet, text);
                }

                break;
            case "door" when act == Act.DoorFind:
                _features.Door.Typed(turn, DoorTurns.WorkshopOf(argument), text, _gate);
                break;
            case "door" when act == Act.DoorPaper:
                _features.DoorLists.Typed(turn, argument, text);
                break;
            case "door":
                _features.WalkIns.Typed(turn, argument, text);
                break;
            case "paper":
                _features.Papers.Typed(turn, argument, text);
                break;
            case "receipt":
                _features.Receipts.Typed(turn, text);
                break;
            case "people" when act == Act.PeopleWrite:
                _features.People.Write(turn, RowId.Read(argument), incoming);
                break;
            case "people":
                _features.People.Typed(turn, argument, text, _gate);
                break;
            case "certificate":
                _features.Certificates.Typed(turn, act, argument, text);
                break;
            case "relay":
                _features.Relay.Typed(turn, act, RowId.Read(argument), incoming);
                break;
            case "publish":
                _features.Publishing.Typed(turn, act, argument, text);
                break;
            case "setup":
                _features.Setup.Typed(turn, act, argument, text);
                break;
            case "team" when act == Act.TeamDay:
                _features.Team.EndsOn(turn, argument, text);
                break;
            case "guests":
                _features.Guests.Typed(turn, argument, text);
                break;
            case "team":
                _features.Team.Typed(turn, argument, text, _gate);
                break;
            case "timetable":
                _features.Timetable.Typed(turn, act, argument, text, _gate);
                break;
            case "build":
                _features.Building.Typed(turn, act, argument, text);
                break;
            default:
                throw new InvalidOperationException($"Nothing is typed for {act}.");
        }
    }

    /// <summary>A workbook of somebody who may make forms, or a picture that their form shows.</summary>
    private bool Take(IChatTurn turn, Incoming.SentFile file)
    {
        if (!DraftTurns.IsWorkbook(file))
        {
            if (!_features.Drafts.Wants(turn, file) || !_gate.Admit(turn, Act.DraftTake))
            {
                return false;
            }

            _features.Drafts.TakeMedia(turn, file);
            return true;
        }

        if (!_features.Rights.MayAnywhere(turn.Rows, turn.Person.Id, Act.DraftTake) || !_gate.Admit(turn, Act.DraftTake))
        {
            return false;
        }

        _features.Drafts.Take(turn, file);
        return true;
    }

    private void Chosen(IChatTurn turn, Incoming incoming)
    {
        switch (incoming)
        {
            case Incoming.Tapped { Press: var press }:
                _taps.Do(turn, press);
                break;
            case Incoming.Started { Payload: var payload }:
                _links.Open(turn, payload);
                break;
            case Incoming.Commanded { Name: var name }:
                Commanded(turn, name);
                break;
        }
    }

    // a command that leaves the card above as it is leaves its question open as well
    private void Commanded(IChatTurn turn, string name)
    {
        var asked = turn.Chat.LivingMessageId;
        _commands.Do(turn, name);
        if (turn.Person.Expects is { } awaited && asked is not null && turn.Chat.LivingMessageId == asked && PeopleStore.ById(turn.Rows, turn.Person.Id) is { Expects: null })
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, awaited);
        }
    }

    /// <inheritdoc />
    public void Due(ITurn turn, string kind, long subjectId, DateTimeOffset dueAt)
    {
        var act = ActNames.Find(kind) ?? throw new InvalidOperationException($"No feature has a timer of the kind {kind}.");
        Gate.AdmitClock(turn, act);
        switch (act)
        {
            case InterviewTurns.Nudge:
                _features.Interviews.Remind(turn, subjectId);
                break;
            case VersionMoves.Timer:
                _features.FormMoves.MoveOn(turn, subjectId);
                break;
            case Sending.Slice:
                _features.Sending.MoveOn(turn, subjectId);
                break;
            case Act.ReplyShow:
                _features.Replies.ShowUnasked(turn, subjectId);
                break;
            case ReminderTurns.Next:
                _features.Sending.Replan(turn, subjectId);
                _features.Reminders.MoveOn(turn, subjectId);
                break;
            case Act.FeedbackNext:
                _features.Asks.MoveOn(turn, subjectId);
                break;
            case Act.FeedbackShow:
                _features.Asks.Show(turn, subjectId);
                break;
            case Act.ReceiptOver:
                _features.Receipts.Over(turn, subjectId);
                break;
            case Act.HandoverTell:
                _features.Handovers.Tell(turn, subjectId);
                break;
            case Act.HandoverLost:
                _features.Handovers.Lose(turn, subjectId);
                break;
            case Act.OrganizeTick:
                _features.Organize.Tick(turn, subjectId);
                break;
            case Act.OrganizeDigest:
                _features.Digests.Tell(turn, subjectId, dueAt);
                break;
            case Act.TeamEnd:
                TeamTurns.End(turn, subjectId);
                break;
            case Act.CertificateMake:
                _features.CertificateDesk.Make(turn, subjectId);
                break;
            case Act.CertificateTell:
                _features.CertificateDesk.Tell(turn, subjectId);
                break;
            case Act.CertificateEnd:
                _features.CertificateDesk.AtEnd(turn, subjectId);
                break;
            case Act.ChatAgain:
                SetAside.GoOn(turn, subjectId);
                break;
            case Act.DeletionNext:
                _features.Deletion.MoveOn(turn, subjectId);
                break;
            case Act.AgendaTell:
                _features.AgendaNotices.Tell(turn, subjectId);
                break;
            case Act.AgendaRemind:
                _features.AgendaNotices.Remind(turn, subjectId, dueAt);
                break;
            case Act.AgendaMissing:
                _features.AgendaNotices.Miss(turn, subjectId);
                break;
            case var _ when _features.Outcomes.Due(turn, act, subjectId):
                break;
            case var _ when _features.Relay.Due(turn, act, subjectId):
                break;
            case var _ when _features.Seats.Due(turn, act, subjectId, dueAt) || _features.Approval.Due(turn, act, subjectId):
                break;
            default:
                throw new InvalidOperationException($"No feature has a timer of the kind {kind}.");
        }
    }

    /// <inheritdoc />
    public void Delivered(ITurn turn, long personId, Delivery delivery)
    {
        Gate.AdmitClock(turn, Act.BroadcastDelivered);
        _features.Sending.Delivered(turn, personId, delivery);
        if (delivery.Result == DeliveryResult.Delivered)
        {
            _features.Interviews.Lower(turn, personId);
        }
    }

    /// <inheritdoc />
    public void DeliveredToGroup(ITurn turn, long accountId, Delivery delivery)
    {
        Gate.AdmitClock(turn, Act.BroadcastDelivered);
        _features.Sending.DeliveredToGroup(turn, accountId, delivery);
    }

    /// <inheritdoc />
    public void LinkChat(ITurn turn, long accountId, string code)
    {
        Gate.AdmitClock(turn, Act.BroadcastLinked);
        _features.ChatLinks.Linked(turn, accountId, code);
    }

    /// <inheritdoc />
    public void FileMissing(ITurn turn, Attachment file) => _features.Interviews.Missing(turn, file);

    /// <inheritdoc />
    public Action<ITurn> WorkbookCame(ReadSession session, long draftId, byte[]? content) => _features.Drafts.Came(session, draftId, content);

    /// <inheritdoc />
    public void WorkbookFailed(ITurn turn, long draftId) => _features.Drafts.Failed(turn, draftId);

    /// <inheritdoc />
    public void Apologise(IChatTurn turn)
    {
        var words = Words(turn);
        if (!turn.Account.IsGroup && InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview)
        {
            _features.Interviews.ShowAgain(turn, interview, words["error.apology"]);
        }
        else
        {
            turn.Chat.Say(new Screen(words["error.apology.idle"]));
        }
    }

    /// <summary>A message was edited: it changes the answer that it gave while its form is open; else it is said that it changes nothing.</summary>
    private void Edited(IChatTurn turn, Incoming.Edited edited)
    {
        if (turn.Person.Language is null)
        {
            return;
        }

        if (InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview && _gate.Admit(turn, Act.InterviewEdited))
        {
            _features.Interviews.Edited(turn, interview, edited);
        }
        else if (turn.Person.Expects is { } awaited && ActNames.Read(awaited) is (Act.BroadcastWrite, var draft) && _gate.Admit(turn, Act.BroadcastWrite, draft))
        {
            // a message in the making: what it has become is asked about
            _features.Broadcasts.Given(turn, Act.BroadcastWrite, draft.Split(':')[0] + ":", new Incoming.Said(edited.MessageId, edited.Text, null) { Marks = edited.Marks });
        }
        else
        {
            turn.Chat.Say(new Screen(Words(turn)[IsOfATeam(turn) ? "unexpected.edited" : "question.edited.ignored"]));
        }
    }

    /// <summary>Nothing is being asked: says what can be done, and offers what was put aside.</summary>
    private void Idle(IChatTurn turn, Incoming incoming)
    {
        if (incoming is Incoming.Said { Text: var label } && (Named(turn, label, isWhole: false) ?? YesOrNo(turn, label)) is { } named)
        {
            _taps.Do(turn, named);
            return;
        }

        if (LanguageTurns.Chosen(incoming) is { } language && incoming is Incoming.Said { Text.Length: > 1 } && _gate.Admit(turn, Act.LanguageChoose))
        {
            _commands.Change(turn, language);
            return;
        }

        if (incoming is Incoming.Said { Text: var digits } && Receipt.Read(digits) is not null && _gate.Admit(turn, Act.ReceiptType))
        {
            _features.Receipts.Typed(turn, digits);
            return;
        }

        if (incoming is Incoming.Said { Text: var typed } && ClaimCode.Read(typed) is { } claim && _gate.Admit(turn, Act.ClaimOpen))
        {
            _features.Claims.Open(turn, claim);
            return;
        }

        if ((incoming is Incoming.SentFile file && Take(turn, file)) || !_gate.Admit(turn, Act.ChatIdle))
        {
            return;
        }

        var offers = new[] { _features.Interviews.ContinueButton(turn), _features.Replies.OfferButton(turn), _commands.AskButton(turn) }.OfType<Button>().ToList();
        var isOfATeam = IsOfATeam(turn);
        if (turn.Chat.LivingButtons.Count > 0 && (offers.Count == 0 || turn.Chat.AwaitsAnswer || isOfATeam || turn.Chat.LivingButtons.Any(button => button.Action == MeTurns.Undo)))
        {
            // the card above stays as it is
            turn.Chat.Say(new Screen(Words(turn)[isOfATeam ? "unexpected.team" : "unexpected.above"]));
        }
        else
        {
            turn.Chat.Below(new Screen(Words(turn)["unexpected.idle"]) { Rows = [.. offers.Select(button => (IReadOnlyList<Button>)[button])] });
        }
    }

    /// <summary>The button of the living card that a typed text names: what it says, or, unless that is to be whole, how it alone begins.</summary>
    private static ButtonPress? Named(IChatTurn turn, string text, bool isWhole)
    {
        static string[] Words(string text) =>
            SearchKey.Of(string.Concat(text.Select(letter => char.IsPunctuation(letter) || char.IsSymbol(letter) || char.IsSurrogate(letter) ? ' ' : letter))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var typed = Words(text);
        if (typed.Length == 0)
        {
            return null;
        }

        var begun = turn.Chat.LivingButtons.Select(button => (Button: button, Words: Words(button.Label))).Where(button => button.Words.Take(typed.Length).SequenceEqual(typed)).ToList();
        var named = isWhole || begun.Exists(button => button.Words.Length == typed.Length) ? begun.FindAll(button => button.Words.Length == typed.Length) : begun;
        return named is [var only] ? new(only.Button.Action, only.Button.Argument, IsCurrent: true, PressedBefore: null) : null;
    }

    /// <summary>A plain yes or no to the seat that the living card offers.</summary>
    private ButtonPress? YesOrNo(IChatTurn turn, string text)
    {
        var typed = SearchKey.Of(text.Trim(Around));
        bool Is(string key) => Language.All.SelectMany(language => _features.Texts.In(language)[key].Split(',', '،')).Any(word => SearchKey.Of(Bidi.Strip(word).Trim()) == typed);
        return turn.Chat.LivingButtons.Where(button => (button.Action == SeatTurns.Take && Is("offer.typed.yes")) || (button.Action == SeatTurns.Refuse && Is("offer.typed.no"))).ToList() is [var meant]
            ? new(meant.Action, meant.Argument, IsCurrent: true, PressedBefore: null) : null;
    }

    private bool IsOfATeam(IChatTurn turn) => _features.Rights.Tools(turn.Rows, turn.Person.Id).Count > 0;

    /// <summary>In a group nothing personal is asked, shown or stored: a command is answered with the way to the private chat.</summary>
    private void InGroup(IChatTurn turn, Incoming incoming)
    {
        if (incoming is Incoming.Started or Incoming.Commanded)
        {
            var words = Words(turn);
            var payload = incoming is Incoming.Started { Payload: { Length: > 0 } given } ? given : "group";
            turn.Chat.Say(new Screen(words["group.private_only"]) { Rows = [[Button.Link(words["button.open_bot"], _identity.Link(payload))]] });
        }
    }

    private void BeforeLanguage(IChatTurn turn, Incoming incoming)
    {
        if (!_gate.Admit(turn, Act.LanguageAsk))
        {
            return;
        }

        if (incoming is Incoming.Started { Payload.Length: <= 64 } started && _links.ToKeep(turn, started.Payload) is { } kept)
        {
            PeopleStore.SetPendingStart(turn.Work, turn.Person.Id, kept);
        }

        if (incoming is Incoming.Commanded { Name.Length: <= 32 } command)
        {
            PeopleStore.SetPendingStart(turn.Work, turn.Person.Id, "/" + command.Name);
        }

        if (LanguageTurns.Chosen(incoming) is { } language)
        {
            PeopleStore.SetLanguage(turn.Work, turn.Person.Id, language.Code);
            PeopleStore.SetPendingStart(turn.Work, turn.Person.Id, null);
            var chosen = new LanguageChosen(turn, language.Code);
            if (turn.Person.PendingStart is ['/', .. var name])
            {
                _commands.Do(chosen, name);
            }
            else
            {
                _links.OpenKept(chosen, turn.Person.PendingStart ?? "");
            }
        }
        else
        {
            _features.Language.Ask(turn);
        }
    }

    private Words Words(IChatTurn turn) => _features.Texts.Of(turn.Person.Language);
}
