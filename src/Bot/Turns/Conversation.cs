using System.Globalization;
using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Privacy;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Turns;

/// <summary>
/// Where everything people do finds its feature: links, commands, buttons, and what is typed while a question is open.
/// </summary>
internal sealed class Conversation : IConversation
{
    /// <summary>A second tap on the same button within this time is the first one's echo.</summary>
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(5);

    private readonly Catalogue _texts;
    private readonly BotIdentity _identity;
    private readonly Shelf _shelf = new();
    private readonly InterviewTurns _interviews;
    private readonly WorkshopTurns _workshops;
    private readonly RegistrationTurns _registrations;
    private readonly MeTurns _me;
    private readonly FormTurns _forms;
    private readonly AgendaTurns _agenda;
    private readonly FacilitateTurns _facilitate;
    private readonly PrivacyTurns _privacy;
    private readonly LanguageTurns _language;

    public Conversation(Catalogue texts, BotIdentity identity, IOwners owners)
    {
        _texts = texts;
        _identity = identity;
        _interviews = new(_shelf, texts, version => version.IsRegistration ? _registrations! : _forms!);
        _me = new(_shelf, texts, _interviews);
        _workshops = new(_shelf, texts, _interviews, _me);
        _registrations = new(texts);
        _forms = new(_shelf, texts, _interviews);
        _agenda = new(texts);
        _facilitate = new(_shelf, texts, owners, _interviews);
        _privacy = new(_shelf, texts, _interviews);
        _language = new(texts);
    }

    /// <inheritdoc />
    public void DropCaches() => _shelf.Forget();

    /// <inheritdoc />
    public void Handle(IChatTurn turn, Incoming incoming)
    {
        if (turn.Account.IsGroup)
        {
            InGroup(turn, incoming);
        }
        else if (incoming is Incoming.ReachableChanged or Incoming.Edited)
        {
            // Coming back restores what waits, which the loop has done; an edited message changes an answer only where that is offered.
        }
        else if (turn.Person.Language is null)
        {
            BeforeLanguage(turn, incoming);
        }
        else if (incoming is Incoming.Tapped { Press: var press })
        {
            Tapped(turn, press);
        }
        else if (incoming is Incoming.Started { Payload: var payload })
        {
            Started(turn, payload);
        }
        else if (incoming is Incoming.Commanded { Name: var name })
        {
            Commanded(turn, name);
        }
        else if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            _interviews.Answer(turn, interview, incoming);
        }
        else
        {
            Idle(turn, incoming);
        }
    }

    /// <inheritdoc />
    public void Due(ITurn turn, string kind, long subjectId, DateTimeOffset dueAt)
    {
        switch (kind)
        {
            case InterviewTurns.Nudge:
                _interviews.Remind(turn, subjectId);
                break;
            case FacilitateTurns.Slice:
                _facilitate.MoveOn(turn, subjectId);
                break;
            default:
                throw new InvalidOperationException($"No feature has a timer of the kind {kind}.");
        }
    }

    /// <inheritdoc />
    public void Delivered(ITurn turn, long broadcastId, long personId, DeliveryResult result) =>
        _facilitate.Delivered(turn, broadcastId, personId, result);

    /// <inheritdoc />
    public void Apologise(IChatTurn turn)
    {
        var words = Words(turn);
        if (!turn.Account.IsGroup && InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            _interviews.ShowAgain(turn, interview, words["error.apology"]);
        }
        else
        {
            turn.Chat.Say(new Screen(words["error.apology.idle"]));
        }
    }

    /// <summary>Nothing is being asked: says what can be done, and offers what was put aside.</summary>
    private void Idle(IChatTurn turn, Incoming incoming)
    {
        if (LanguageTurns.Chosen(incoming) is { } language && incoming is Incoming.Said { Text.Length: > 1 })
        {
            ChangeLanguage(turn, language);
            return;
        }

        turn.Chat.Below(new Screen(Words(turn)["unexpected.idle"])
        {
            Rows = _interviews.ContinueButton(turn) is { } button ? [[button]] : [],
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
        // only a workshop's public code is kept: other links hold codes that are nobody's business, and work again when tapped again
        if (incoming is Incoming.Started { Payload.Length: <= 64 } started && started.Payload.StartsWith("w_", StringComparison.Ordinal))
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
                Commanded(chosen, name);
            }
            else
            {
                Started(chosen, turn.Person.PendingStart ?? "");
            }
        }
        else
        {
            _language.Ask(turn);
        }
    }

    private void Started(IChatTurn turn, string payload)
    {
        var words = Words(turn);
        switch (payload.Split('_', 2))
        {
            case ["w", var code] when _shelf.ByCode(turn.Work, code) is { } home:
                OpenLink(turn, home);
                break;
            case ["t", var code]:
                OpenTicket(turn, code);
                break;
            case ["w", _]:
                _interviews.Inform(turn, words["workshop.link.unknown"]);
                break;
            case [var letter, _] when letter is "f" or "i" or "c" or "p":
                _interviews.Inform(turn, words["link.dead"]);
                break;
            default:
                Home(turn);
                break;
        }
    }

    /// <summary>A workshop's link during another form offers both; the first is kept.</summary>
    private void OpenLink(IChatTurn turn, ShelvedWorkshop home)
    {
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview
            && _shelf.Version(turn.Work, interview.FormVersionId) is var version && version.Home.Workshop.Id != home.Workshop.Id)
        {
            var words = Words(turn);
            turn.Show(new Screen(words["form.other_open",
                ("form", words.Of(version.Row.Titles)), ("other", words.Of(home.Workshop.Titles))])
            {
                Rows =
                [
                    words.Row(new Button(words["button.continue"], Actions.Resume, Id(interview.Id))),
                    words.Row(new Button(words["button.switch_form"], WorkshopTurns.OpenCard, Id(home.Workshop.Id))),
                ],
            });
            return;
        }

        _workshops.Open(turn, home);
    }

    private void OpenTicket(IChatTurn turn, string typed)
    {
        var words = Words(turn);
        if (TicketCode.Read(typed) is { } code && RegistrationStore.ByTicket(turn.Work, code) is { } registration && registration.PersonId == turn.Person.Id && registration.Status != "cancelled")
        {
            turn.Chat.Say(RegistrationTurns.Picture(registration.Id, code, _shelf.Workshop(turn.Work, registration.WorkshopId), words));
        }
        else
        {
            turn.Chat.Say(new Screen(words["ticket.stranger"]));
        }

        ShowQuestionAgain(turn);
    }

    /// <summary><c>/start</c> without a link: what is open goes on, else the workshops.</summary>
    private void Home(IChatTurn turn)
    {
        if (_interviews.Latest(turn) is { } interview)
        {
            _interviews.Continue(turn, interview);
        }
        else if (RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Exists(registration => registration.Status != "cancelled"))
        {
            turn.Show(new Screen(Words(turn)["start.welcome.again"]));
        }
        else
        {
            _workshops.List(turn);
        }
    }

    private void Commanded(IChatTurn turn, string name)
    {
        var words = Words(turn);
        switch (name)
        {
            case "workshops":
                _workshops.List(turn);
                break;
            case "register":
                WithWorkshop(turn, WorkshopTurns.OpenCard, _workshops.Open, Announced(turn));
                break;
            case "agenda":
                WithWorkshop(turn, AgendaTurns.Open, SayAgenda, Mine(turn) is { Count: > 0 } mine ? mine : Announced(turn));
                break;
            case "me":
                _me.Show(turn);
                break;
            case "feedback":
                _forms.Offer(turn, FormPurpose.Feedback);
                break;
            case "lessons":
                _forms.Offer(turn, FormPurpose.Lessons);
                break;
            case "language":
                // what is typed now answers this question, not the form's
                InterviewStore.Park(turn.Work, turn.Person.Id);
                _language.Ask(turn);
                break;
            case "privacy":
                _privacy.Show(turn);
                break;
            case "help":
                turn.Chat.Say(new Screen(Help(turn, words)));
                ShowQuestionAgain(turn);
                break;
            case "cancel" when InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview:
                _interviews.Keep(turn, interview);
                break;
            case "cancel":
                turn.Chat.Below(new Screen(words["cancel.nothing"]));
                break;
            case "facilitate" when _facilitate.IsAllowed(turn, turn.Person.Id):
                WithWorkshop(turn, FacilitateTurns.Open, _facilitate.Show, Announced(turn));
                break;
            case "facilitate" or "organize":
                _interviews.Inform(turn, words["facilitate.not_allowed"]);
                break;
            default:
                turn.Chat.Say(new Screen(words["unexpected.command_unknown", ("command", "/" + name)]));
                ShowQuestionAgain(turn);
                break;
        }
    }

    private void Tapped(IChatTurn turn, ButtonPress? press)
    {
        if (press is null or { IsCurrent: false })
        {
            if (press?.PressedBefore is not { } before || turn.Now - before > DoubleTap)
            {
                Stale(turn);
            }

            return;
        }

        switch (press.Action.Split('.')[0])
        {
            case "language":
                ChangeLanguage(turn, Language.Of(press.Argument));
                break;
            case "interview" when press.Action == Actions.Resume:
                Resume(turn, press);
                break;
            case "interview":
                InInterview(turn, press);
                break;
            case "workshop":
                InWorkshop(turn, press);
                break;
            case "agenda":
                SayAgenda(turn, _shelf.Workshop(turn.Work, Number(press)));
                break;
            case "me":
                _me.Tap(turn, press);
                break;
            case "form":
                _forms.Begin(turn, Number(press));
                break;
            case "privacy":
                _privacy.Tap(turn, press);
                break;
            case "facilitate":
                Facilitate(turn, press);
                break;
            default:
                throw new InvalidOperationException($"No feature has the action {press.Action}.");
        }
    }

    private void InWorkshop(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':', 2);
        var home = _shelf.Workshop(turn.Work, long.Parse(parts[0], CultureInfo.InvariantCulture));
        switch (press.Action)
        {
            case WorkshopTurns.Agree:
                _workshops.Register(turn, home, parts[1]);
                break;
            case WorkshopTurns.More:
                _workshops.ShowMore(turn, home);
                break;
            case WorkshopTurns.Decline:
                _workshops.Refuse(turn);
                break;
            default:
                _workshops.Open(turn, home);
                break;
        }
    }

    private void InInterview(IChatTurn turn, ButtonPress press)
    {
        // Start over and drop stand on the resume card, which names its interview; all else is about the active one.
        var interview = press.Action is Actions.StartOver or Actions.StartOverNow or Actions.Drop or Actions.DropNow ? Own(turn, Number(press)) : InterviewStore.Active(turn.Work, turn.Person.Id);
        if (interview is null)
        {
            Stale(turn);
        }
        else
        {
            _interviews.Tap(turn, interview, press);
        }
    }

    private void Resume(IChatTurn turn, ButtonPress press)
    {
        if (Own(turn, Number(press)) is { } interview)
        {
            InterviewStore.Activate(turn.Work, turn.Person.Id, interview.Id);
            _interviews.Tap(turn, interview, press);
        }
        else
        {
            Stale(turn);
        }
    }

    private static InterviewRow? Own(IChatTurn turn, long id) =>
        InterviewStore.ById(turn.Work, id) is { } interview && interview.PersonId == turn.Person.Id ? interview : null;

    private void Facilitate(IChatTurn turn, ButtonPress press)
    {
        if (!_facilitate.IsAllowed(turn, turn.Person.Id))
        {
            _facilitate.Refuse(turn);
            return;
        }

        switch (press.Action)
        {
            case FacilitateTurns.Preview:
                _facilitate.ShowPreview(turn, _shelf.Workshop(turn.Work, Number(press)));
                break;
            case FacilitateTurns.SendNow:
                _facilitate.Send(turn, press);
                break;
            case FacilitateTurns.Cancel:
                _facilitate.CancelSending(turn);
                break;
            default:
                _facilitate.Show(turn, _shelf.Workshop(turn.Work, Number(press)));
                break;
        }
    }

    /// <summary>An old button: says so, and shows what is current.</summary>
    private void Stale(IChatTurn turn)
    {
        var words = Words(turn);
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            _interviews.ShowAgain(turn, interview, words["stale.button"]);
        }
        else
        {
            turn.Chat.Say(new Screen(words["stale.gone"]));
        }
    }

    private void ChangeLanguage(IChatTurn turn, Language language)
    {
        PeopleStore.SetLanguage(turn.Work, turn.Person.Id, language.Code);
        var changed = new LanguageChosen(turn, language.Code);
        turn.Chat.Close(_texts.In(language)["language.changed"]);
        if (_interviews.Latest(changed) is { } interview)
        {
            InterviewStore.Activate(turn.Work, turn.Person.Id, interview.Id);
            _interviews.ShowAgain(changed, interview, "");
        }
    }

    private void ShowQuestionAgain(IChatTurn turn)
    {
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            _interviews.ShowAgain(turn, interview, "");
        }
    }

    private void SayAgenda(IChatTurn turn, ShelvedWorkshop home)
    {
        _agenda.Say(turn, home);
        ShowQuestionAgain(turn);
    }

    /// <summary>With several workshops a command asks which, unless one is running or was opened last.</summary>
    private void WithWorkshop(IChatTurn turn, string action, Action<IChatTurn, ShelvedWorkshop> then, IReadOnlyList<ShelvedWorkshop> among)
    {
        var running = among.Where(home => IsRunning(home, turn.Now)).ToList();
        var opened = among.FirstOrDefault(home => home.Workshop.Id == turn.Person.OpenedWorkshopId);
        switch (among)
        {
            case []:
                _interviews.Inform(turn, Words(turn)["workshops.none"]);
                break;
            case [var only]:
                then(turn, only);
                break;
            case var _ when running is [var current]:
                then(turn, current);
                break;
            case var _ when opened is not null:
                then(turn, opened);
                break;
            default:
                _workshops.Which(turn, action, among);
                break;
        }
    }

    private static bool IsRunning(ShelvedWorkshop home, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, home.Workshop.Zone).DateTime);
        return today >= home.Workshop.FirstDay && today <= home.Workshop.LastDay;
    }

    private List<ShelvedWorkshop> Announced(IChatTurn turn) => _shelf.Open(turn.Work, turn.Now);

    private List<ShelvedWorkshop> Mine(IChatTurn turn) =>
        [.. RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Where(registration => registration.Status != "cancelled")
            .Select(registration => _shelf.Workshop(turn.Work, registration.WorkshopId))];

    private string Help(IChatTurn turn, Words words)
    {
        var registered = Mine(turn);
        var lines = new List<string> { words[registered.Count > 0 ? "help.card.registered" : "help.card"] };
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            lines.Insert(0, words["help.in_form", ("form", words.Of(_shelf.Version(turn.Work, interview.FormVersionId).Row.Titles))]);
        }

        if (_facilitate.IsAllowed(turn, turn.Person.Id))
        {
            lines.Add(words["help.staff"]);
        }

        if ((registered.Count > 0 ? registered : Announced(turn)) is [var home, ..])
        {
            lines.Add(words["help.ask_organizer", ("contact", words.Of(home.Workshop.Contacts))]);
        }

        return string.Join("\n\n", lines);
    }

    private static long Number(ButtonPress press) => long.Parse(press.Argument, CultureInfo.InvariantCulture);

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private Words Words(IChatTurn turn) => _texts.Of(turn.Person.Language);

    /// <summary>The same turn after its person chose another language.</summary>
    private sealed class LanguageChosen(IChatTurn turn, string language) : IChatTurn
    {
        public Account Account => turn.Account;

        public Person Person { get; } = turn.Person with { Language = language, PendingStart = null };

        public IChat Chat => turn.Chat;

        public bool CameByTap => turn.CameByTap;

        public UnitOfWork Work => turn.Work;

        public DateTimeOffset Now => turn.Now;

        public IChance Chance => turn.Chance;

        public void SetTimer(string kind, long subjectId, DateTimeOffset dueAt) => turn.SetTimer(kind, subjectId, dueAt);

        public void CancelTimer(string kind, long subjectId) => turn.CancelTimer(kind, subjectId);

        public void EraseTraces() => turn.EraseTraces();

        public IChat? ChatOf(long personId) => turn.ChatOf(personId);
    }
}
