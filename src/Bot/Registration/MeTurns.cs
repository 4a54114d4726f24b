using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Approval;
using WorkshopBot.Certificates;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Harvest;
using WorkshopBot.Interviews;
using WorkshopBot.Panels;
using WorkshopBot.Promises;
using WorkshopBot.Relay;
using WorkshopBot.Reminders;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary><c>/me</c>: ticket, answers, changing them, giving up the place.</summary>
internal sealed class MeTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, ApprovalTurns approval)
{
    public const Act Open = Act.MeOpen;
    public const Act Answers = Act.MeAnswers;
    public const Act ChangeAnswers = Act.MeChange;
    public const Act Ticket = Act.MeTicket;
    public const Act GiveUp = Act.MeGiveUp;
    public const Act ConfirmGiveUp = Act.MeConfirmGiveUp;
    public const Act Undo = Act.MeUndo;
    public const Act Calendar = Act.MeCalendar;
    public const Act Where = Act.MeWhere;
    public const Act MeetingLink = Act.MeLink;

    /// <summary>One registration: its card. Several: which one. None: says so.</summary>
    public void Show(IChatTurn turn, int page = 0)
    {
        var words = Words(turn);
        var mine = Ordered(RegistrationStore.OfPerson(turn.Work, turn.Person.Id), shelf, turn)
            .Where(registration => registration.Status != "cancelled" || SeatTurns.MayTakeBack(turn, registration) || SeatTurns.MayRejoin(turn, shelf.Workshop(turn.Work, registration.WorkshopId), registration))
            .ToList();
        switch (mine)
        {
            case [] when PromiseOwnerTurns.Way(turn, turn.Person.Id, words).Any():
                interviews.ShowBeside(turn, new Screen(words["me.none"]) { Rows = [.. PromiseOwnerTurns.Way(turn, turn.Person.Id, words)] });
                break;
            case [] when SavedDetailsTurns.OpenButton(turn, words) is { } kept:
                interviews.ShowBeside(turn, new Screen(words["me.none"]) { Rows = [words.Row(kept)] });
                break;
            case [] when CertificateTurns.Ways(turn.Rows, turn.Person.Id, words).ToList() is { Count: > 0 } certificates:
                interviews.ShowBeside(turn, new Screen(words["me.none"]) { Rows = certificates });
                break;
            case []:
                interviews.Inform(turn, words["me.none"]);
                break;
            case [var only]:
                Show(turn, shelf.Workshop(turn.Work, only.WorkshopId), only);
                break;
            default:
                ShowList(turn, mine, page, words);
                break;
        }
    }

    /// <summary>What is to come or is on, the next first; then what is over, the latest first.</summary>
    public static IEnumerable<Data.Registrations.Registration> Ordered(IEnumerable<Data.Registrations.Registration> registrations, Shelf shelf, ITurn turn) => registrations
        .Select(registration => (Registration: registration, shelf.Workshop(turn.Rows, registration.WorkshopId).Workshop))
        .OrderBy(one => turn.Now >= one.Workshop.OverAt)
        .ThenBy(one => turn.Now < one.Workshop.OverAt ? one.Workshop.FirstDay.DayNumber : -one.Workshop.FirstDay.DayNumber)
        .Select(one => one.Registration);

    /// <summary>Which of several: editions of one series have one title, so each is named with its days.</summary>
    private void ShowList(IChatTurn turn, List<Data.Registrations.Registration> mine, int page, Words words)
    {
        const int OnPage = 5;
        page = Math.Clamp(page, 0, (mine.Count - 1) / OnPage);
        var shown = mine.Select((registration, index) => (Registration: registration, Number: index + 1, shelf.Workshop(turn.Rows, registration.WorkshopId).Workshop))
            .Skip(page * OnPage).Take(OnPage).ToList();
        var lines = shown.Select(one => words["workshops.line.team",
            ("n", Arg.Count(one.Number)), ("workshop", Arg.Text(words.Of(one.Workshop.Titles))), ("dates", Arg.Phrase(WorkshopTurns.Dates(one.Workshop, words))),
            ("status", Arg.Phrase(words["status." + one.Registration.Status]))]);
        interviews.ShowBeside(turn, new Screen(words["workshops.which"] + "\n" + string.Join('\n', lines))
        {
            Rows =
            [
                .. shown.Select(one => words.Row(Button(Open, one.Registration, words.Number(one.Number) + ". " + words.Of(one.Workshop.Titles)))),
                .. ButtonPages.Turning(page, mine.Count, OnPage, Act.MeShow, words),
                .. PromiseOwnerTurns.Way(turn, turn.Person.Id, words),
            ],
        });
    }

    /// <summary>The card of one registration.</summary>
    public void Show(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration) => Show(turn, home, registration, lead: null);

    private void Show(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, string? lead, int page = 0)
    {
        var words = Words(turn);
        var workshop = home.SeenBy(registration.Status == "confirmed", turn.Now).Workshop;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, workshop.Id);
        if (workshop.IsCalledOff)
        {
            ShowCalledOff(turn, workshop, registration, words);
            return;
        }

        if (SeatTurns.MayTakeBack(turn, registration))
        {
            interviews.ShowBeside(turn, GivenUp(home, registration, registration.CancelledFrom, registration.CancelledAt!.Value, words));
            return;
        }

        var lines = new List<string>();
        if (lead is not null)
        {
            lines.Add(lead + "\n");
        }

        lines.Add(
            words["me.card",
                ("workshop", Arg.Text(words.Of(workshop.Titles))),
                ("dates", Arg.Phrase(WorkshopTurns.Dates(workshop, words))),
                ("venue", Arg.Phrase(WorkshopTurns.Venue(workshop, words))),
                ("status", Arg.Phrase(words["status." + registration.Status]))]);
        lines.AddRange(Situation(turn, home, registration, words));
        var mayChange = turn.Now < workshop.ChangesUntil && registration.Status is not ("cancelled" or "declined");
        if (mayChange)
        {
            lines.Add(words["me.changes_until", ("until", Arg.Phrase(words.DayAndTime(workshop.ChangesUntil, workshop.Zone)))]);
        }

        var rows = new List<IReadOnlyList<Button>>();
        if (registration.Status == "confirmed" && home.IsToCome(turn.Now) && AttendanceStore.Awaits(turn.Rows, registration.Id, workshop.FirstDay))
        {
            lines.Add("\n" + words["attendance.ask"]);
            rows.Add(words.Row(ReminderScreens.Answer(home, registration.Id, ReminderScreens.Coming, words), ReminderScreens.Answer(home, registration.Id, ReminderScreens.NotComing, words)));
        }

        if (registration.Status == "offered")
        {
            rows.AddRange(SeatTurns.OfferCard(home, registration, words).Rows);
        }
        else if (SeatTurns.MayRejoin(turn, home, registration))
        {
            rows.Add(words.Row(SeatTurns.RejoinButton(registration.Id, words)));
        }

        rows.AddRange(registration.Status == "confirmed" ? Moment(turn, home, registration, words) : []);
        rows.AddRange(PlenaryTurns.Way(turn, workshop.Id, turn.Person.Id, words));
        rows.AddRange(PromiseOwnerTurns.Way(turn, turn.Person.Id, words));
        rows.AddRange(CertificateTurns.Ways(turn.Rows, turn.Person.Id, words, workshop.Id));
        var answers = Button(Answers, registration, words["button.my_answers"]);
        rows.Add(registration.Status == "confirmed" ? words.Row(Button(Ticket, registration, words["button.my_ticket"]), answers) : words.Row(answers));
        var agenda = new Button(words["button.agenda"], Agenda.AgendaTurns.Open, RowId.Write(workshop.Id));
        rows.Add(mayChange ? words.Row(Button(ChangeAnswers, registration, words["button.change_answers"]), agenda) : words.Row(agenda));
        rows.Add(words.Row(RelayTurns.AskButton(workshop.Id, words)));
        if (registration.Status is "confirmed" or "waitlisted" or "pending" && (home.Agenda.Count == 0 || turn.Now < home.Agenda.Max(item => item.EndsAt)))
        {
            rows.Add(words.Row(registration.LeftAt is not null ? Button(Undo, registration, words["button.return"])
                : Button(GiveUp, registration, words[SeatTurns.HasCome(turn, registration) ? "button.leave" : registration.Status == "confirmed" ? "button.give_up_place" : "button.withdraw"])));
        }

        rows.AddRange(Extras(turn, workshop, registration, words));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.Of(rows, page,
                new(words["button.more"], Open, ButtonPages.Argument(registration.Id, page + 1)), new(words.BackArrow + words["button.back"], Open, ButtonPages.Argument(registration.Id, page - 1))),
            IsProtected = workshop.VenueShownAt is not null,
        });
    }

    /// <summary>Nobody has a place in what does not take place; what they gave, and whom to ask, stays.</summary>
    private void ShowCalledOff(IChatTurn turn, Workshop workshop, Data.Registrations.Registration registration, Words words) =>
        interviews.ShowBeside(turn, new Screen($"{Bidi.Isolate(words.Of(workshop.Titles))}\n{WorkshopTurns.Dates(workshop, words)}\n{words["workshop.status.called_off"]}")
        {
            Rows = [words.Row(Button(Answers, registration, words["button.my_answers"])), words.Row(RelayTurns.AskButton(workshop.Id, words))],
        });

    /// <summary>A button of the card.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (press.Action == Act.MeShow)
        {
            Show(turn, int.Parse(press.Argument, CultureInfo.InvariantCulture));
            return;
        }

        var (id, page) = ButtonPages.Read(press.Argument);
        if (RegistrationStore.ById(turn.Work, id) is not { } registration || (registration.Status == "cancelled" && press.Action != Undo && !(press.Action == Open && SeatTurns.MayTakeBack(turn, registration))))
        {
            turn.Show(new Screen(words["me.none"]));
            return;
        }

        var home = shelf.Workshop(turn.Work, registration.WorkshopId);
        switch (press.Action)
        {
            case Answers:
                ShowAnswers(turn, registration);
                break;
            case Ticket when registration.Status == "confirmed" && RegistrationStore.Ticket(turn.Work, id) is { } code:
                turn.Chat.Say(RegistrationTurns.Picture(id, code, home, words));
                break;
            case Calendar:
                SayCalendar(turn, home, registration, words);
                break;
            case Where when ReminderScreens.Pin(home.SeenBy(registration.Status == "confirmed", turn.Now).Workshop, words) is { } pin:
                turn.Chat.Say(pin);
                break;
            case MeetingLink when Places.ShowsLink(home, registration.Status == "confirmed", turn.Now)
                && WorkshopStore.OnlineLink(turn.Work, home.Workshop.Id) is { } link:
                AttendanceStore.GotLink(turn.Work, id, link);
                turn.Chat.Say(ReminderScreens.Link(home, link, words));
                break;
            case Act.MeHere when Places.ShowsLink(home, registration.Status == "confirmed", turn.Now) && home.Phase(turn.Now) == Phase.Day:
                CheckInStore.Add(turn.Work, id, home.Workshop.Id, home.Today(turn.Now), agendaItemId: null, "desk", turn.Person.Id, turn.Now, isOnline: true);
                RegistrationStore.SetLeft(turn.Work, id, at: null);
                Show(turn, home, registration, words["me.here"]);
                break;
            case Act.MeContact:
                var agrees = !RegistrationStore.MayContact(turn.Work, id);
                RegistrationStore.SetMayContact(turn.Work, id, agrees);
                turn.Chat.Below(new Screen(agrees
                    ? words["me.contact.on", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("date", Arg.Phrase(words.Day(home.Workshop.DeleteAfter)))]
                    : words["me.contact.off", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
                {
                    Rows = [words.Row(ContactButton(id, agrees, words))],
                });
                break;
            case ChangeAnswers:
                Change(turn, home, registration);
                break;
            case GiveUp:
                var hasCome = SeatTurns.HasCome(turn, registration);
                turn.Show(new Screen(words[hasCome ? "registration.leave.ask" : registration.Status == "confirmed" ? "registration.cancel.ask" : "registration.withdraw.ask", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
                    + (HandoverTurns.Out(turn, id, words) is { } warning ? "\n\n" + warning : ""))
                {
                    Rows =
                    [
                        words.Row(Button(ConfirmGiveUp, registration, words[hasCome ? "button.confirm_leave" : "button.confirm_give_up"])),
                        .. HandoverTurns.May(turn, home, registration) ? [words.Row(Button(Act.HandoverAsk, registration, words["button.hand_over"]))] : Array.Empty<IReadOnlyList<Button>>(),
                        words.Row(Button(Open, registration, words["button.keep_place"])),
                    ],
                });
                break;
            case ConfirmGiveUp when registration.Status is "confirmed" or "waitlisted" or "pending":
                GiveUpPlace(turn, home, registration);
                break;
            case Undo:
                TakeBack(turn, home, registration);
                break;
            default:
                Show(turn, home, registration, lead: null, page);
                break;
        }
    }

    /// <summary>Gives up a place or the wish for one, with ten minutes to take it back; whoever was there, what is to come, which they can take back at any time.</summary>
    public void GiveUpPlace(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration)
    {
        var words = Words(turn);
        SeatTurns.GiveUp(turn, home, registration);
        approval.Settled(turn, registration);
        if (SeatTurns.HasCome(turn, registration))
        {
            turn.Show(new Screen(words["registration.left"]) { Rows = [words.Row(Button(Undo, registration, words["button.return"]))] });
            return;
        }

        turn.Show(GivenUp(home, registration, registration.Status, turn.Now, words));
    }

    private static Screen GivenUp(ShelvedWorkshop home, Data.Registrations.Registration registration, string? was, DateTimeOffset at, Words words) =>
        new(words[was == "confirmed" ? "registration.cancelled" : "registration.withdrawn", ("time", Arg.Phrase(words.Time(at + SeatTurns.UndoTime, home.Workshop.Zone)))])
        {
            Rows = [words.Row(Button(Undo, registration, words["button.undo"]))],
        };

    /// <summary>The calendar file's button, below a ticket and on the card.</summary>
    public static Button CalendarButton(long registrationId, Words words) =>
        new(words["button.calendar"], Calendar, RowId.Write(registrationId));

    /// <summary>News on or off; what belongs to one's own workshop comes all the same.</summary>
    public void SwitchNews(IChatTurn turn)
    {
        var isOff = !turn.Person.IsWithoutNews;
        PeopleStore.SetWithoutNews(turn.Work, turn.Person.Id, isOff);
        turn.Show(new Screen(Words(turn)[isOff ? "me.news.off" : "me.news.on"]) { Rows = [Words(turn).Row(NewsButton(isOff, Words(turn)))] });
    }

    private static Button NewsButton(bool isOff, Words words) => new(words[isOff ? "button.news_on" : "button.news_off"], Act.NewsSwitch);

    /// <summary>To hear of the next edition, or no more.</summary>
    public static Button ContactButton(long registrationId, bool agrees, Words words) =>
        new(words[agrees ? "button.contact_off" : "button.contact_on"], Act.MeContact, RowId.Write(registrationId));

    /// <summary>What is wanted just now: the meeting link, the panel that takes questions.</summary>
    private static IEnumerable<IReadOnlyList<Button>> Moment(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        if (Places.ShowsLink(home, isConfirmed: true, turn.Now))
        {
            var link = Button(MeetingLink, registration, words["button.meeting_link"]);
            yield return home.Phase(turn.Now) == Phase.Day && CheckInStore.Of(turn.Rows, registration.Id, home.Today(turn.Now)).Count == 0
                ? words.Row(link, Button(Act.MeHere, registration, words["button.here"]))
                : words.Row(link);
        }

        foreach (var row in PanelTurns.Way(home, registration.Id, turn.Now, words))
        {
            yield return row;
        }
    }

    /// <summary>What is there besides: calendar file and pin, and what anybody keeps or agrees to for next time.</summary>
    private static IEnumerable<IReadOnlyList<Button>> Extras(IChatTurn turn, Workshop seen, Data.Registrations.Registration registration, Words words)
    {
        if (DeliveryStore.KnowsNews(turn.Rows, turn.Person.Id))
        {
            yield return words.Row(NewsButton(turn.Person.IsWithoutNews, words));
        }

        if (registration.Status == "confirmed")
        {
            yield return words.Row<Button>(seen.Latitude is null
                ? [CalendarButton(registration.Id, words)]
                : [CalendarButton(registration.Id, words), Button(Where, registration, words["button.where"])]);
        }

        if (SavedDetailsTurns.OpenButton(turn, words) is { } kept)
        {
            yield return words.Row(kept);
        }
        else if (registration.Status is "confirmed" or "pending" or "waitlisted" or "offered")
        {
            yield return words.Row(SavedDetailsTurns.AskButton(registration.Id, words));
        }

        if (registration.Status == "confirmed")
        {
            yield return words.Row(ContactButton(registration.Id, RegistrationStore.MayContact(turn.Rows, registration.Id), words));
        }
    }

    /// <summary>The calendar files of the workshops ahead, as <c>/calendar</c> gives them.</summary>
    public void SayCalendars(IChatTurn turn)
    {
        var words = Words(turn);
        var ahead = RegistrationStore.OfPerson(turn.Rows, turn.Person.Id).Where(registration => registration.Status == "confirmed")
            .Select(registration => (registration, Home: shelf.Workshop(turn.Rows, registration.WorkshopId))).Where(one => turn.Now < one.Home.Workshop.OverAt).ToList();
        foreach (var (registration, home) in ahead)
        {
            SayCalendar(turn, home, registration, words);
        }

        if (ahead.Count == 0)
        {
            turn.Chat.Say(new Screen(words["me.none"]));
        }

        interviews.ShowAgain(turn);
    }

    private static void SayCalendar(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        RegistrationStore.TookCalendar(turn.Work, registration.Id, CalendarFile.Days(home.SeenBy(registration.Status == "confirmed", turn.Now), registration.GroupCode));
        turn.Chat.Say(CalendarScreen(turn, home, registration, words));
    }

    private static Screen CalendarScreen(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words) =>
        new(words.Of(home.Workshop.Titles))
        {
            File = CalendarFile.Of(registration.Id, words),
            IsProtected = home.Workshop.VenueShownAt is not null || Places.ShowsLink(home, registration.Status == "confirmed", turn.Now),
        };

    private void TakeBack(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration)
    {
        var words = Words(turn);
        if (registration.Status != "cancelled")
        {
            RegistrationStore.SetLeft(turn.Work, registration.Id, at: null);
            Show(turn, home, registration with { LeftAt = null });
        }
        else if (!SeatTurns.TakeBack(turn, registration))
        {
            turn.Chat.Close(words["registration.undo_expired"]);
        }
        else if (registration.CancelledFrom == "confirmed")
        {
            turn.Chat.Close(words["registration.undone", ("ticket", Arg.Code(TicketCode.Show(RegistrationStore.Ticket(turn.Work, registration.Id) ?? "------")))]);
        }
        else
        {
            approval.Announce(turn, home);
            SeatTurns.MoveLine(turn, home);
            turn.Chat.Close(words["registration.undone.waiting"]);
        }
    }

    /// <summary>What stands beside the status: the entry code, the number in line, the end of an offer, why not.</summary>
    private static IEnumerable<string> Situation(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        switch (registration.Status)
        {
            case "confirmed" when RegistrationStore.Ticket(turn.Work, registration.Id) is { } code:
                yield return words["me.ticket", ("ticket", Arg.Code(TicketCode.Show(code)))];
                if (registration.LeftAt is not null)
                {
                    yield return words["me.left"];
                }

                break;
            case "waitlisted":
                yield return SeatTurns.PositionText(turn, registration, words);
                break;
            case "offered":
                yield return words["me.offer_until", ("until", Arg.Phrase(words.DayAndTime(registration.OfferedUntil!.Value, home.Workshop.Zone)))];
                break;
            case "declined" when ApprovalTurns.Reason(turn, registration.Id, words) is { } reason:
                yield return words["me.declined", ("reason", Arg.Phrase(reason)), ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))];
                break;
            default:
                break;
        }
    }

    private void ShowAnswers(IChatTurn turn, Data.Registrations.Registration registration)
    {
        var words = Words(turn);
        var submission = SubmissionStore.ById(turn.Work, registration.SubmissionId)!;
        var files = AttachmentStore.OfSubmission(turn.Work, submission.Id);
        var lines = SentAnswers.Lines(turn, shelf.Version(turn.Work, submission.FormVersionId), Sent(turn, registration))
            .Where(line => line.Shown.Length > 0)
            .Select(line => ReviewScreen.Answered(line.Label, FileAnswers.Shown(line.Question, line.Shown, files, words), words));
        turn.Show(new Screen(words["me.answers", ("answers", Arg.Phrase(string.Join('\n', lines)))])
        {
            Rows = [words.Row(Button(Open, registration, words.BackArrow + words["button.back"]))],
        });
    }

    private void Change(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration)
    {
        var words = Words(turn);
        if (turn.Now >= home.Workshop.ChangesUntil)
        {
            turn.Show(new Screen(words["me.changes_closed",
                ("date", Arg.Phrase(words.DayAndTime(home.Workshop.ChangesUntil, home.Workshop.Zone))), ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))]));
            return;
        }

        if (InterviewStore.OfForm(turn.Work, turn.Person.Id, home.RegistrationForm.Id) is { } draft)
        {
            interviews.Continue(turn, draft);
            return;
        }

        var submission = SubmissionStore.ById(turn.Work, registration.SubmissionId)!;
        var version = shelf.Version(turn.Work, submission.FormVersionId);
        interviews.Change(turn, version, submission.Id, Sent(turn, registration), registration.ConsentVersion);
    }

    private static Dictionary<string, string> Sent(IChatTurn turn, Data.Registrations.Registration registration) =>
        SubmissionStore.Answers(turn.Work, registration.SubmissionId).ToDictionary(answer => answer.Path, answer => answer.Value);

    private static Button Button(Act action, Data.Registrations.Registration registration, string label) =>
        new(label, action, RowId.Write(registration.Id));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
