using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Interviews;
using WorkshopBot.Reminders;
using WorkshopBot.Texts;

namespace WorkshopBot.Turns;

/// <summary>
/// Where everything people do is routed: to <see cref="Links"/>, <see cref="ChatCommands"/> or <see cref="Taps"/>, or as an answer to the
/// question that is open.
/// </summary>
internal sealed class Conversation : IConversation
{
    private readonly BotIdentity _identity;
    private readonly Features _features;
    private readonly Links _links;
    private readonly ChatCommands _commands;
    private readonly Taps _taps;

    public Conversation(Catalogue texts, BotIdentity identity, IOwners owners)
    {
        _identity = identity;
        _features = new(texts, owners, identity);
        _links = new(_features);
        _commands = new(_features);
        _taps = new(_features);
    }

    /// <inheritdoc />
    public void DropCaches() => _features.Shelf.Forget();

    /// <inheritdoc />
    public void Handle(IChatTurn turn, Incoming incoming)
    {
        if (turn.Account.IsGroup)
        {
            InGroup(turn, incoming);
        }
        else if (incoming is Incoming.SentFile file && _features.Interviews.TakeNextPart(turn, file))
        {
            // an album is heard once, with its first file
        }
        else if (incoming is Incoming.ReachableChanged)
        {
            // coming back restores what waits, which the loop has done
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
            // whoever goes elsewhere no longer writes what they were asked to
            if (turn.Person.Expects is not null)
            {
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            }

            Chosen(turn, incoming);
        }
        else if (turn.Person.Expects is { } expects && incoming is Incoming.Said { Text: var text }
            && (_features.Approval.Typed(turn, expects, text) || _features.Publishing.Typed(turn, expects, text)
                || _features.Building.Typed(turn, expects, text)))
        {
            // it was for an application, or for a form in the making
        }
        else if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            // whoever tries their form and sends it mended wants to see the new one
            if (incoming is not Incoming.SentFile workbook || !_features.Shelf.Version(turn.Work, interview.FormVersionId).Row.IsDraft || !_features.Drafts.Take(turn, workbook))
            {
                _features.Interviews.Answer(turn, interview, incoming);
            }
        }
        else
        {
            Idle(turn, incoming);
        }
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
                _commands.Do(turn, name);
                break;
        }
    }

    /// <inheritdoc />
    public void Due(ITurn turn, string kind, long subjectId, DateTimeOffset dueAt)
    {
        switch (kind)
        {
            case InterviewTurns.Nudge:
                _features.Interviews.Remind(turn, subjectId);
                break;
            case VersionMoves.Timer:
                _features.Publishing.MoveOn(turn, subjectId);
                break;
            case FacilitateTurns.Slice:
                _features.Facilitate.MoveOn(turn, subjectId);
                break;
            case ReminderTurns.Next:
                _features.Reminders.MoveOn(turn, subjectId);
                break;
            case var _ when _features.Seats.Due(turn, kind, subjectId, dueAt) || _features.Approval.Due(turn, kind, subjectId):
                break;
            default:
                throw new InvalidOperationException($"No feature has a timer of the kind {kind}.");
        }
    }

    /// <inheritdoc />
    public void Delivered(ITurn turn, long broadcastId, long personId, DeliveryResult result)
    {
        _features.Facilitate.Delivered(turn, broadcastId, personId, result);
        if (result == DeliveryResult.Delivered)
        {
            _features.Interviews.Lower(turn, personId);
        }
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
        if (!turn.Account.IsGroup && InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
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

        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            _features.Interviews.Edited(turn, interview, edited);
        }
        else
        {
            turn.Chat.Say(new Screen(Words(turn)["question.edited.ignored"]));
        }
    }

    /// <summary>Nothing is being asked: says what can be done, and offers what was put aside.</summary>
    private void Idle(IChatTurn turn, Incoming incoming)
    {
        if (LanguageTurns.Chosen(incoming) is { } language && incoming is Incoming.Said { Text.Length: > 1 })
        {
            _features.Language.Change(turn, language);
            return;
        }

        if (incoming is Incoming.SentFile file && _features.Drafts.Take(turn, file))
        {
            return;
        }

        turn.Chat.Below(new Screen(Words(turn)["unexpected.idle"])
        {
            Rows = _features.Interviews.ContinueButton(turn) is { } button ? [[button]] : [],
        });
    }

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
        // only codes that many people have are kept, a workshop's and a form's: other links are nobody's business, and work again when tapped again
        if (incoming is Incoming.Started { Payload: { Length: <= 64 } and (['w', '_', ..] or ['f', '_', ..]) } started)
        {
            PeopleStore.SetPendingStart(turn.Work, turn.Person.Id, started.Payload);
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
                _links.Open(chosen, turn.Person.PendingStart ?? "");
            }
        }
        else
        {
            _features.Language.Ask(turn);
        }
    }

    private Words Words(IChatTurn turn) => _features.Texts.Of(turn.Person.Language);
}
