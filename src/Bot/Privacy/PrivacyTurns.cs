using WorkshopBot.Access;
using WorkshopBot.Approval;
using WorkshopBot.Chat;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Relay;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Privacy;

/// <summary><c>/privacy</c>: what is kept, and "erase everything about me", which does.</summary>
internal sealed class PrivacyTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, ApprovalTurns approval, RelayTurns relay)
{
    public const Act AskErase = Act.PrivacyAskErase;
    public const Act Erase = Act.PrivacyErase;
    public const Act Keep = Act.PrivacyKeep;

    public void Show(IChatTurn turn)
    {
        var words = texts.Of(turn.Person.Language);
        var lines = new List<string> { words["privacy.card"] };
        foreach (var registration in RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Take(5))
        {
            var workshop = shelf.Workshop(turn.Work, registration.WorkshopId).Workshop;
            lines.Add(words["privacy.workshop",
                ("workshop", words.Of(workshop.Titles)), ("date", words.Day(workshop.DeleteAfter)), ("contact", words.Of(workshop.Contacts))]);
        }

        if (KnowsAnonymousForms(turn))
        {
            lines.Add(words["privacy.anonymous"]);
        }

        var rows = new List<IReadOnlyList<Button>> { words.Row(new Button(words["button.erase_everything"], AskErase)) };
        if (SavedDetailsTurns.OpenButton(turn, words) is { } kept)
        {
            lines.Add(words["privacy.saved"]);
            rows.Insert(0, words.Row(kept));
        }

        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        switch (press.Action)
        {
            case AskErase:
                turn.Show(new Screen(words["privacy.erase.ask"])
                {
                    Rows = [words.Row(new Button(words["button.confirm_erase"], Erase)), words.Row(new Button(words["button.keep_data"], Keep))],
                });
                break;
            case Erase:
                ErasureStore.DropWaiting(turn.Work, turn.Person.Id, turn.Now);
                turn.Chat.Close(KnowsAnonymousForms(turn) ? words["privacy.erased"] + "\n" + words["privacy.erased.anonymous"] : words["privacy.erased"]);
                EraseEverything(turn);
                break;
            case Keep:
                turn.Chat.Close(words["privacy.kept"]);
                break;
            default:
                Show(turn);
                break;
        }
    }

    private bool KnowsAnonymousForms(IChatTurn turn) => RegistrationStore.OfPerson(turn.Rows, turn.Person.Id)
        .Any(registration => shelf.Workshop(turn.Rows, registration.WorkshopId).Forms.Any(form => form.IsAnonymous));

    /// <summary>Their seats go to whoever comes next; organizers' cards about them lose their names.</summary>
    private void EraseEverything(IChatTurn turn)
    {
        var registrations = RegistrationStore.OfPerson(turn.Work, turn.Person.Id);
        foreach (var registration in registrations)
        {
            approval.Erased(turn, registration.Id);
        }

        relay.Erased(turn, turn.Person.Id);
        ErasureStore.Erase(turn.Work, turn.Person.Id);
        foreach (var registration in registrations)
        {
            turn.SetTimer(SeatTurns.Line, registration.WorkshopId, turn.Now);
        }

        turn.EraseTraces();
    }
}
