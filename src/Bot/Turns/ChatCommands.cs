using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Turns;

/// <summary>What each command does: <c>/agenda</c>, <c>/me</c>, <c>/help</c> …; <c>/start</c> is in <see cref="Links"/>.</summary>
internal sealed class ChatCommands(Features features)
{
    /// <summary>Does what a command asks for; one that is unknown is said to be.</summary>
    public void Do(IChatTurn turn, string name)
    {
        var words = Words(turn);
        switch (name)
        {
            case "workshops":
                features.Workshops.List(turn);
                break;
            case "register":
                WithWorkshop(turn, WorkshopTurns.OpenCard, features.Workshops.Open, Announced(turn));
                break;
            case "agenda":
                WithWorkshop(turn, AgendaTurns.Open, features.Agenda.Say, Mine(turn) is { Count: > 0 } mine ? mine : Announced(turn));
                break;
            case "me":
                features.Me.Show(turn);
                break;
            case "feedback":
                features.Forms.Offer(turn, FormPurpose.Feedback);
                break;
            case "lessons":
                features.Forms.Offer(turn, FormPurpose.Lessons);
                break;
            case "language":
                // what is typed now answers this question, not the form's
                InterviewStore.Park(turn.Work, turn.Person.Id);
                features.Language.Ask(turn);
                break;
            case "privacy":
                features.Privacy.Show(turn);
                break;
            case "help":
                turn.Chat.Say(new Screen(Help(turn, words)));
                features.Interviews.ShowAgain(turn);
                break;
            case "cancel" when InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview:
                features.Interviews.Keep(turn, interview);
                break;
            case "cancel":
                turn.Chat.Below(new Screen(words["cancel.nothing"]));
                break;
            case "facilitate" when features.Facilitate.IsAllowed(turn, turn.Person.Id):
                WithWorkshop(turn, FacilitateTurns.Open, features.Facilitate.Show, Announced(turn));
                break;
            case "facilitate" or "organize":
                features.Interviews.Inform(turn, words["facilitate.not_allowed"]);
                break;
            default:
                turn.Chat.Say(new Screen(words["unexpected.command_unknown", ("command", "/" + name)]));
                features.Interviews.ShowAgain(turn);
                break;
        }
    }

    /// <summary>With several workshops a command asks which, unless one is running or was opened last.</summary>
    private void WithWorkshop(IChatTurn turn, string action, Action<IChatTurn, ShelvedWorkshop> then, List<ShelvedWorkshop> among)
    {
        var running = among.Where(home => IsRunning(home, turn.Now)).ToList();
        var opened = among.FirstOrDefault(home => home.Workshop.Id == turn.Person.OpenedWorkshopId);
        if (among.Count == 0)
        {
            features.Interviews.Inform(turn, Words(turn)["workshops.none"]);
        }
        else if ((among.Count == 1 ? among[0] : running is [var current] ? current : opened) is { } meant)
        {
            then(turn, meant);
        }
        else
        {
            features.Workshops.Which(turn, action, among);
        }
    }

    private static bool IsRunning(ShelvedWorkshop home, DateTimeOffset now)
    {
        var today = home.Workshop.DayOf(now);
        return today >= home.Workshop.FirstDay && today <= home.Workshop.LastDay;
    }

    private List<ShelvedWorkshop> Announced(IChatTurn turn) => features.Shelf.Open(turn.Work, turn.Now);

    private List<ShelvedWorkshop> Mine(IChatTurn turn) =>
        [.. RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Where(registration => registration.Status != "cancelled")
            .Select(registration => features.Shelf.Workshop(turn.Work, registration.WorkshopId))];

    private string Help(IChatTurn turn, Words words)
    {
        var registered = Mine(turn);
        var lines = new List<string> { words[registered.Count > 0 ? "help.card.registered" : "help.card"] };
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            lines.Insert(0, words["help.in_form", ("form", words.Of(features.Shelf.Version(turn.Work, interview.FormVersionId).Row.Titles))]);
        }

        if (features.Facilitate.IsAllowed(turn, turn.Person.Id))
        {
            lines.Add(words["help.staff"]);
        }

        if ((registered.Count > 0 ? registered : Announced(turn)) is [var home, ..])
        {
            lines.Add(words["help.ask_organizer", ("contact", words.Of(home.Workshop.Contacts))]);
        }

        return string.Join("\n\n", lines);
    }

    private Words Words(IChatTurn turn) => features.Texts.Of(turn.Person.Language);
}
