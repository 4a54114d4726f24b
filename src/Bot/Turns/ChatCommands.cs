using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Relay;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Turns;

/// <summary>What each command does: <c>/agenda</c>, <c>/me</c>, <c>/help</c> …; <c>/start</c> is in <see cref="Links"/>.</summary>
internal sealed class ChatCommands(Features features, Gate gate)
{
    /// <summary>Does what a command asks for; one that is unknown is said to be.</summary>
    public void Do(IChatTurn turn, string name)
    {
        var words = Words(turn);
        switch (name)
        {
            case "workshops":
                If(turn, Act.WorkshopList, () => List(turn, Act.WorkshopOpen, page: 0));
                break;
            case "register":
                WithWorkshop(turn, Act.WorkshopOpen, features.Workshops.Open);
                break;
            case "agenda":
                WithWorkshop(turn, Act.AgendaOpen, features.Agenda.Say);
                break;
            case "calendar":
                If(turn, Act.MeShow, () => features.Me.SayCalendars(turn));
                break;
            case "reminders":
                If(turn, Act.RemindersOpen, () => features.ReminderSwitch.Show(turn));
                break;
            case "me":
                If(turn, Act.MeShow, () => features.Me.Show(turn));
                break;
            case "feedback":
                If(turn, Act.FormOffer, () => features.Forms.Offer(turn, FormPurpose.Feedback));
                break;
            case "lessons" when RoleStore.Of(turn.Rows, turn.Person.Id).Exists(grant => grant.Role == Role.Rapporteur):
                WithWorkshop(turn, Act.HarvestOpen, (asked, home) => features.Outcomes.Harvest.Show(asked, home));
                break;
            case "lessons":
                If(turn, Act.FormOffer, () => features.Forms.Offer(turn, FormPurpose.Lessons));
                break;
            case "language":
                If(turn, Act.LanguageAsk, () => AskLanguage(turn));
                break;
            case "privacy":
                If(turn, Act.PrivacyShow, () => features.Privacy.Show(turn));
                break;
            case "help":
                If(turn, Act.ChatHelp, () => ShowHelp(turn, words));
                break;
            case "cancel":
                If(turn, Act.InterviewCancel, () => Cancel(turn));
                break;
            case "facilitate":
                WithWorkshop(turn, Act.FacilitateOpen, features.Facilitate.Show);
                break;
            case "organize" when Led(turn, Act.OrganizeOpen).Count == 0 && features.Rights.MayAnywhere(turn.Rows, turn.Person.Id, Act.SetupNew):
                If(turn, Act.SetupNew, () => features.Setup.Offer(turn));
                break;
            case "organize":
                WithWorkshop(turn, Act.OrganizeOpen, (asked, home) => features.Organize.Show(asked, home));
                break;
            default:
                If(turn, Act.ChatHelp, () => Tell(turn, words["unexpected.command_unknown", ("command", "/" + name)]));
                break;
        }
    }

    /// <summary>From now on in another language: what is open comes again in it, for the team its card.</summary>
    public void Change(IChatTurn turn, Language language)
    {
        if (features.Language.Change(turn, language) is { } changed && features.Rights.Tools(changed.Rows, changed.Person.Id) is [var tool, ..])
        {
            Do(changed, tool);
        }
    }

    private void If(IChatTurn turn, Act act, Action then)
    {
        if (gate.Choose(turn, act))
        {
            then();
        }
    }

    private void Tell(IChatTurn turn, string text)
    {
        turn.Chat.Say(new Screen(text));
        features.Interviews.ShowAgain(turn);
    }

    /// <summary>What can be done here, with a way to a human: on the card, or on the question that is open and comes again.</summary>
    private void ShowHelp(IChatTurn turn, Words words)
    {
        var text = Help(turn, words);
        var asks = AskButton(turn) is { } ask ? words.Row(ask) : null;
        if (InterviewStore.Active(turn.Rows, turn.Person.Id) is not null)
        {
            turn.Chat.Say(new Screen(text));
            features.Interviews.ShowAgain(turn, asks);
        }
        else if (asks is null || turn.Person.Expects is not null)
        {
            // what somebody was to write is asked above, and stays
            turn.Chat.Say(new Screen(text));
        }
        else
        {
            turn.Show(new Screen(text) { Rows = [asks] });
        }
    }

    /// <summary>The way to a human; null for whoever would have to answer, and where there is no workshop to ask about.</summary>
    public Button? AskButton(IChatTurn turn) => Helper(turn) is { } home && !features.Rights.May(turn.Rows, turn.Person.Id, Act.RelayAnswer, home.Workshop.Id)
        ? RelayTurns.AskButton(home.Workshop.Id, Words(turn))
        : null;

    /// <summary>The workshop whose organizers can help: of the form that is open, else of a registration, else the next one.</summary>
    private ShelvedWorkshop? Helper(IChatTurn turn) => InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview
        ? features.Shelf.Version(turn.Rows, interview.FormVersionId).Home
        : (Mine(turn) is { Count: > 0 } mine ? mine : Announced(turn)).FirstOrDefault();

    private void AskLanguage(IChatTurn turn)
    {
        // what is typed now answers this question, not the form's
        InterviewStore.Park(turn.Work, turn.Person.Id);
        features.Language.Ask(turn);
    }

    private void Cancel(IChatTurn turn)
    {
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            features.Interviews.Keep(turn, interview);
        }
        else if (turn.Person.Expects is not null)
        {
            var tools = features.Rights.Tools(turn.Rows, turn.Person.Id).DefaultIfEmpty("me").Select(tool => "/" + tool);
            turn.Chat.Below(new Screen(Words(turn)["cancel.step", ("commands", Arg.Code(string.Join(' ', tools)))]));
        }
        else
        {
            turn.Chat.Below(new Screen(Words(turn)["cancel.nothing"]));
        }
    }

    /// <summary>The list that a button opens, or another page of it: <c>organize.open:1</c>; without an argument, what is announced.</summary>
    public void List(IChatTurn turn, string argument)
    {
        var (act, page) = ActNames.Read(argument) ?? (Act.WorkshopOpen, "");
        List(turn, act, page.Length == 0 ? 0 : int.Parse(page, CultureInfo.InvariantCulture));
    }

    private void List(IChatTurn turn, Act act, int page) => features.Workshops.List(turn, act, Homes(turn, act), page);

    /// <summary>
    /// With several workshops a command asks which, unless one is running or was opened last. A team's command means the workshops of whoever gives it,
    /// and on that day the one they chose; who is in no team is refused.
    /// </summary>
    private void WithWorkshop(IChatTurn turn, Act act, Action<IChatTurn, ShelvedWorkshop> then)
    {
        var all = Homes(turn, act);
        var among = Meant(all, act, turn.Now);
        var running = among.FindAll(home => home.Phase(turn.Now) == Phase.Day);
        if (all.Count == 0)
        {
            features.Interviews.Inform(turn, !features.Rights.MayAnywhere(turn.Rows, turn.Person.Id, act) ? Refused(turn)
                : Words(turn)[act != Act.OrganizeOpen && Led(turn, Act.OrganizeOpen).Count > 0 ? "workshops.none.over" : "workshops.none"]);
        }
        else if ((Chosen(turn, all) ?? (among.Count == 1 ? among[0] : running is [var current] ? current : Opened(turn, among))) is { } meant)
        {
            if (gate.Choose(turn, act, RowId.Write(meant.Workshop.Id)))
            {
                then(turn, meant);
            }
        }
        else
        {
            If(turn, Act.WorkshopList, () => List(turn, act, page: 0));
        }
    }

    /// <summary>A command is another one's: whoever has a part in a team is shown their own, and who can help.</summary>
    private string Refused(IChatTurn turn)
    {
        var words = Words(turn);
        var grants = RoleStore.Of(turn.Rows, turn.Person.Id).FindAll(grant => grant.WorkshopId is not null);
        if ((grants.Find(grant => grant.WorkshopId == turn.Person.OpenedWorkshopId) ?? grants.LastOrDefault())?.WorkshopId is not { } id)
        {
            return words["facilitate.not_allowed"];
        }

        var workshop = features.Shelf.Workshop(turn.Rows, id).Workshop;
        var commands = features.Rights.Tools(turn.Rows, turn.Person.Id).Concat(grants.Exists(grant => grant.Role == Role.Rapporteur) ? ["lessons"] : Array.Empty<string>());
        var refusal = words["access.not_in_role", ("workshop", Arg.Text(words.Of(workshop.Titles))), ("commands", Arg.Code(string.Join(' ', commands.Select(command => "/" + command))))];
        return workshop.Contacts.Count == 0 ? refusal : refusal + "\n" + words["help.ask_organizer", ("contact", Arg.Text(words.Of(workshop.Contacts)))];
    }

    /// <summary>Every workshop that a command can mean.</summary>
    private List<ShelvedWorkshop> Homes(IChatTurn turn, Act act) => act switch
    {
        Act.OrganizeOpen or Act.HarvestOpen or Act.FacilitateOpen => Led(turn, act).ConvertAll(workshop => features.Shelf.Workshop(turn.Rows, workshop.Id)),
        Act.AgendaOpen when Mine(turn) is { Count: > 0 } mine => mine,
        _ => Announced(turn),
    };

    /// <summary>Those of a team; what was laid aside is its organizers' affair.</summary>
    private List<Workshop> Led(IChatTurn turn, Act act) =>
        features.Rights.Led(turn.Rows, turn.Person.Id, act).FindAll(workshop => act == Act.OrganizeOpen || workshop.Status != WorkshopStatus.Archived);

    /// <summary>Those that a command means if it can: not laid aside, and for the tools of the day announced and not over.</summary>
    private static List<ShelvedWorkshop> Meant(List<ShelvedWorkshop> all, Act act, DateTimeOffset now) =>
        all.FindAll(home => home.Workshop.Status is not WorkshopStatus.Archived
            && (act != Act.FacilitateOpen || (home.Workshop.Status is not WorkshopStatus.Draft && home.Phase(now) != Phase.After))) is { Count: > 0 } meant ? meant : all;

    private static ShelvedWorkshop? Opened(IChatTurn turn, List<ShelvedWorkshop> among) => among.Find(home => home.Workshop.Id == turn.Person.OpenedWorkshopId);

    private static ShelvedWorkshop? Chosen(IChatTurn turn, List<ShelvedWorkshop> all) =>
        turn.Person.ChosenAt is { } chosen && Opened(turn, all) is { } home && home.Today(chosen) == home.Today(turn.Now) ? home : null;

    private List<ShelvedWorkshop> Announced(IChatTurn turn) => features.Rights.Announced(turn.Rows, features.Shelf, turn.Person.Id, turn.Now);

    private List<ShelvedWorkshop> Mine(IChatTurn turn) =>
        [.. RegistrationStore.OfPerson(turn.Rows, turn.Person.Id).Where(registration => registration.Status != "cancelled")
            .Select(registration => features.Shelf.Workshop(turn.Rows, registration.WorkshopId))];

    private string Help(IChatTurn turn, Words words)
    {
        var registered = Mine(turn);
        var lines = new List<string> { words[registered.Count > 0 ? "help.card.registered" : "help.card"] };
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            lines.Insert(0, words["help.in_form", ("form", words.Of(features.Shelf.Version(turn.Work, interview.FormVersionId).Row.Titles))]);
        }

        if (features.Rights.Tools(turn.Rows, turn.Person.Id) is { Count: > 0 } tools)
        {
            lines.Add(words["help.staff", ("commands", Arg.Code(string.Join(' ', tools.Select(tool => "/" + tool))))]);
        }

        if ((registered.Count > 0 ? registered : Announced(turn)) is [var home, ..])
        {
            lines.Add(words["help.ask_organizer", ("contact", words.Of(home.Workshop.Contacts))]);
        }

        return string.Join("\n\n", lines);
    }

    private Words Words(IChatTurn turn) => features.Texts.Of(turn.Person.Language);
}
