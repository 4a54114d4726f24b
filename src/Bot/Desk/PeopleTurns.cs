using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Approval;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Registration;
using WorkshopBot.Relay;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Desk;

/// <summary>The organizers' list of people, and what is done for one of them.</summary>
internal sealed class PeopleTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, ApprovalTurns approval, RelayTurns relay)
{
    private const int PageSize = 8;
    private const int NumbersInRow = 4;
    private const string Beyond = "beyond";

    /// <summary>A button of the list or of a person's card.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.PeopleList or Act.PeopleSearch:
                Show(turn, shelf.Workshop(turn.Rows, id), PeopleView.Read(press.Argument));
                break;
            case Act.PeopleOne:
                Show(turn, RegistrationStore.ById(turn.Rows, id)!, from: parts.Length > 1 ? PeopleView.Read(press.Argument[(parts[0].Length + 1)..]) : null);
                break;
            case Act.PeopleFormats:
                turn.Show(AskFormat(id, Words(turn)));
                break;
            case Act.PeopleExport:
                Export(turn, shelf.Workshop(turn.Rows, id), Array.Find(PeopleFile.Formats, format => format == parts[1]) ?? PeopleFile.Formats[0]);
                break;
            default:
                ForPerson(turn, press.Action, RegistrationStore.ById(turn.Rows, id)!, parts);
                break;
        }
    }

    /// <summary>A name to look for.</summary>
    public void Typed(IChatTurn turn, string argument, string text, Gate gate)
    {
        var words = Words(turn);
        var view = PeopleView.Read(argument);
        var home = shelf.Workshop(turn.Rows, view.WorkshopId);
        var within = new PeopleFilters(turn, shelf, home, words).Chosen(view.Audience).ToList();

        // in the whole list whoever gave up is found as well
        var found = PeopleSearch.Find(turn, shelf, home, text, words, within.Count > 0 ? PeopleFilters.Whole(view.Audience) : new());
        if (found is [var only] && gate.Choose(turn, Act.PeopleOne, OneOf(only, view)))
        {
            Show(turn, RegistrationStore.ById(turn.Rows, only.RegistrationId)!, from: view);
        }
        else if (found is not [_])
        {
            var lead = PeopleSearch.Heading(found.Count, PageSize, text, words);
            turn.Show(new Screen(string.Join('\n',
            [
                .. within.Count > 0 ? [words["people.within", ("filter", Arg.Phrase(string.Join(" · ", within)))]] : Array.Empty<string>(),
                lead,
                .. found.Take(PageSize).Select((person, index) => Line(turn, home, person, index + 1, words)),
            ]))
            {
                Rows =
                [
                    .. Numbers([.. found.Take(PageSize)], view, words),
                    words.Row<Button>(
                    [
                        new Button(words.BackArrow + words["button.back"], Act.PeopleList, view.ToString()),
                        .. within.Count > 0 ? [Everybody(view, words)] : Array.Empty<Button>(),
                    ]),
                ],
            });
        }
    }

    private void Show(IChatTurn turn, ShelvedWorkshop home, PeopleView view)
    {
        var filters = new PeopleFilters(turn, shelf, home, Words(turn));
        if (view.Step == PeopleView.Filters)
        {
            turn.Show(AskFilter(filters, view, Words(turn)));
        }
        else if (filters.Offered.Contains(view.Step))
        {
            turn.Show(AskValue(filters, view, Words(turn)));
        }
        else
        {
            interviews.ShowBeside(turn, List(turn, home, filters, view));
        }
    }

    private Screen List(IChatTurn turn, ShelvedWorkshop home, PeopleFilters filters, PeopleView view)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var people = filters.People(view.Audience);
        var last = Math.Max(0, (people.Count - 1) / PageSize);
        var page = Math.Min(view.Page, last);
        var chosen = filters.Chosen(view.Audience).ToList();
        view = new(id, PeopleView.List, page, view.Audience);
        var shown = people.Skip(page * PageSize).Take(PageSize).ToList();
        var lines = new List<string> { words["people.list", ("filter", Arg.Phrase(chosen.Count == 0 ? words["people.filter.all"] : string.Join(" · ", chosen))), ("n", Arg.Count(people.Count))] };
        lines.AddRange(shown.Select((person, index) => Line(turn, home, person, index + 1, words)));
        if (last > 0)
        {
            lines.Add(words["question.page", ("page", Arg.Count(page + 1)), ("pages", Arg.Count(last + 1))]);
        }

        lines.Add("\n" + words[chosen.Count == 0 ? "people.search" : "people.search.within"]);

        // a name that is written below the list is looked for
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PeopleSearch.With(view.ToString()));

        return new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                .. Numbers(shown, view, words),
                .. ButtonPages.Turning(page, people.Count, PageSize, (to, label) => new(label, Act.PeopleList, (view with { Page = to }).ToString()), words),
                words.Row(
                    chosen.Count > 0 ? Everybody(view, words) : new(words["button.guests"], Act.GuestsOpen, RowId.Write(id)),
                    new Button(words["button.filter"], Act.PeopleList, (view with { Step = PeopleView.Filters, Page = 0 }).ToString())),
                words.Row(OrganizeTurns.Back(id, words)[0], new Button(words["button.people_file"], Act.PeopleFormats, RowId.Write(id))),
            ],
        };
    }

    private static Button Everybody(PeopleView view, Words words) => new(words["button.people_everybody"], Act.PeopleList, PeopleView.Of(view.WorkshopId).ToString());

    private static Screen AskFilter(PeopleFilters filters, PeopleView view, Words words) => new(words["people.which_filter"])
    {
        Rows =
        [
            .. filters.Offered.Select(kind => words.Row(new Button(
                Bidi.Strip(filters.Of(kind, view.Audience) is { } chosen ? $"{filters.Name(kind)}: {chosen}" : filters.Name(kind)), Act.PeopleList, (view with { Step = kind, Page = 0 }).ToString()))),
            words.Row<Button>(
            [
                new Button(words.BackArrow + words["button.back"], Act.PeopleList, view.To(view.Audience).ToString()),
                .. filters.Chosen(view.Audience).Any() ? [Everybody(view, words)] : Array.Empty<Button>(),
            ]),
        ],
    };

    private static Screen AskValue(PeopleFilters filters, PeopleView view, Words words)
    {
        Button To(string label, Data.Broadcasts.Audience audience) => new(Bidi.Strip(label), Act.PeopleList, view.To(audience).ToString());
        return new Screen(filters.Name(view.Step))
        {
            Rows = ButtonPages.Choices(
                [
                    .. filters.Of(view.Step, view.Audience) is null ? Array.Empty<Button>() : [To(words["people.filter.all"], PeopleFilters.Without(view.Step, view.Audience))],
                    .. filters.Choices(view.Step, view.Audience).Select(choice => To($"{choice.People.ToString(CultureInfo.InvariantCulture)} · {choice.Label}", choice.Audience)),
                ],
                view.Page,
                new(words.BackArrow + words["button.back"], Act.PeopleList, (view with { Step = PeopleView.Filters, Page = 0 }).ToString()),
                (page, label) => new(label, Act.PeopleList, (view with { Page = page }).ToString()),
                words),
        };
    }

    private string Line(IChatTurn turn, ShelvedWorkshop home, DeskPerson person, int number, Words words)
    {
        var name = Arg.Text(person.FullName ?? "–");
        var status = Arg.Phrase(words[person.HasCome ? "people.came" : "status." + person.Status]);
        return person.Organisation is { } organisation
            ? words["people.line.from", ("number", Arg.Count(number)), ("name", name), ("organisation", Arg.Phrase(PersonLines.Organisation(turn, shelf, home, organisation, words))), ("status", status)]
            : words["people.line", ("number", Arg.Count(number)), ("name", name), ("status", status)];
    }

    private static IEnumerable<IReadOnlyList<Button>> Numbers(List<DeskPerson> people, PeopleView view, Words words) => people
        .Select((person, index) => new Button((index + 1).ToString(CultureInfo.InvariantCulture), Act.PeopleOne, OneOf(person, view)))
        .Chunk(NumbersInRow).Select(row => words.Row(row));

    /// <summary>Somebody, and the list that leads back from their card.</summary>
    private static string OneOf(DeskPerson person, PeopleView view) => $"{RowId.Write(person.RegistrationId)}:{view}";

    private static Screen AskFormat(long workshopId, Words words) => new(words["people.file"])
    {
        Rows =
        [
            words.Row(PeopleFile.Formats.Select(format => new Button(format.ToUpperInvariant(), Act.PeopleExport, $"{RowId.Write(workshopId)}:{format}"))),
            words.Row(new Button(words.BackArrow + words["button.back"], Act.PeopleList, RowId.Write(workshopId))),
        ],
    };

    private void Export(IChatTurn turn, ShelvedWorkshop home, string format)
    {
        var words = Words(turn);
        turn.Chat.Close(words["people.file.sent"]);
        turn.Chat.Say(new Screen(words["people.file.caption", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            File = new MadeFile("people." + format, home.Workshop.Id, words.Language.Code) { IsLasting = false },
        });
    }

    private void ForPerson(IChatTurn turn, Act act, Data.Registrations.Registration registration, string[] parts)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
        switch (act)
        {
            case Act.PeopleGroups:
                turn.Show(AskGroup(turn, home, registration, parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0, words));
                break;
            case Act.PeopleGroup when parts.Length == 2 && Full(turn, home, registration, RowId.Read(parts[1]), words) is { } full:
                turn.Show(full);
                break;
            case Act.PeopleGroup:
                DeskStore.SetGroup(turn.Work, registration.Id, home.Groups.FirstOrDefault(group => group.Id == RowId.Read(parts[1]))?.Code, turn.Now);
                Show(turn, RegistrationStore.ById(turn.Rows, registration.Id)!);
                break;
            case Act.PeopleSeat:
                Seat(turn, home, registration, isBeyond: parts is [_, Beyond]);
                break;
            case Act.PeopleGiveUp:
                GiveUp(turn, home, registration);
                break;
            case Act.PeopleErase when ClaimStore.IsOpen(turn.Rows, registration.Id):
                ErasureStore.Erase(turn.Work, registration.PersonId);
                turn.SetTimer(SeatTurns.Line, home.Workshop.Id, turn.Now);
                turn.EraseTraces();
                turn.Show(new Screen(words["people.erased"]) { Rows = [ToList(home, words)] });
                break;
            case Act.PeopleWrite:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, act.With(RowId.Write(registration.Id)));
                turn.Show(new Screen(words["people.write"] + "\n" + Reads(turn, registration.PersonId, words)) { Rows = [ToCard(registration, words)] });
                break;
            default:
                Show(turn, registration);
                break;
        }
    }

    private void Show(IChatTurn turn, Data.Registrations.Registration registration, string lead = "", PeopleView? from = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
        var fields = DeskStore.Fields(turn.Rows, registration.Id);
        var hasChat = !ClaimStore.IsOpen(turn.Rows, registration.Id);
        var lines = new List<string>
        {
            words["people.card", ("name", Arg.Text(fields.FullName ?? "–")), ("status", Arg.Phrase(words["status." + registration.Status]))],
        };
        if (registration.Status == "waitlisted")
        {
            lines.Add(SeatTurns.PositionText(turn, registration, words));
        }

        if (registration.Status == "confirmed" && RegistrationStore.Ticket(turn.Rows, registration.Id) is { } code)
        {
            lines.Add(words["people.ticket", ("ticket", Arg.Code(TicketCode.Show(code)))]);
        }

        if (registration.LeftAt is { } left)
        {
            lines.Add(words["people.left", ("when", Arg.Phrase(words.DayAndTime(left, home.Workshop.Zone)))]);
        }

        if (fields.Phone is { } phone)
        {
            lines.Add(words["people.phone", ("phone", Arg.Code(phone))]);
        }

        lines.AddRange(PersonLines.Of(turn, shelf, home, registration, fields, PersonLines.All, words));
        lines.Add(words["people.since", ("when", Arg.Phrase(words.DayAndTime(registration.CreatedAt, home.Workshop.Zone)))]);
        if (GuestStore.CameBy(turn.Rows, registration.PersonId, home.Workshop.Id) is { } link)
        {
            lines.Add(words["guests.came_by", ("label", Arg.Text(link.Label))]);
        }

        lines.AddRange(Days(turn, home, registration, words));
        if (!hasChat)
        {
            lines.Add(words["people.no_chat"]);
        }

        interviews.ShowBeside(turn, new Screen(lead + string.Join('\n', lines)) { Rows = [.. Deeds(turn, home, registration, hasChat, words), ToList(home, words, from)] });
    }

    private static IEnumerable<string> Days(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        foreach (var day in home.Workshop.EachDay.Where(day => day <= home.Today(turn.Now)))
        {
            var since = CheckInStore.Of(turn.Rows, registration.Id, day).Find(checkIn => checkIn.AgendaItemId is null)?.CheckedAt;
            yield return since is { } moment
                ? words["people.day.in", ("day", Arg.Phrase(words.Calendar.ShortDate(day))), ("time", Arg.Phrase(words.Time(moment, home.Workshop.Zone)))]
                : words["people.day.out", ("day", Arg.Phrase(words.Calendar.ShortDate(day)))];
        }
    }

    private static IEnumerable<IReadOnlyList<Button>> Deeds(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, bool hasChat, Words words)
    {
        Button To(Act act, string label) => new(words[label], act, RowId.Write(registration.Id));
        var deeds = new List<Button>();
        switch (registration.Status)
        {
            case "confirmed":
                deeds.Add(To(Act.DoorCard, "button.door_card"));
                break;
            case "pending":
                deeds.Add(To(ApprovalTurns.Open, "button.decide"));
                break;
            case "waitlisted" or "offered" or "cancelled" or "declined":
                deeds.Add(To(Act.PeopleSeat, "button.give_seat"));
                break;
            default:
                break;
        }

        if (home.Groups.Count > 0)
        {
            deeds.Add(To(Act.PeopleGroups, "button.move_group"));
        }

        if (hasChat)
        {
            deeds.Add(To(Act.PeopleWrite, "button.write_to_person"));
        }

        if (registration.Status is "confirmed" or "waitlisted" or "pending" or "offered" && registration.LeftAt is null)
        {
            deeds.Add(To(Act.PeopleGiveUp, "button.give_up_for"));
        }

        if (!hasChat)
        {
            deeds.Add(To(Act.DoorCode, "button.claim_code"));
            deeds.Add(To(Act.PeopleErase, "button.erase_record"));
        }

        deeds.AddRange(CertificateStore.OfPerson(turn.Rows, registration.PersonId).Where(one => one.WorkshopId == home.Workshop.Id).Take(1)
            .Select(one => new Button(words["button.their_certificate"], Act.CertificateOne, RowId.Write(one.Id))));
        return deeds.Chunk(2).Select(pair => words.Row(pair));
    }

    private static Screen AskGroup(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, int page, Words words)
    {
        var people = DeskStore.People(turn.Rows, home.Workshop.Id).Where(person => person.Status == "confirmed").ToList();
        Button To(long groupId, string label) => new(label, Act.PeopleGroup, string.Create(CultureInfo.InvariantCulture, $"{registration.Id}:{groupId}"));
        return new Screen(words["people.which_group", ("name", Arg.Text(ApplicationStore.Fields(turn.Rows, registration.Id).FullName ?? "–"))])
        {
            Rows = ButtonPages.Choices(
                [
                    .. home.Groups.Select(group => To(
                        group.Id,
                        string.Create(CultureInfo.InvariantCulture, $"{people.Count(person => person.GroupCode == group.Code)}{(group.Capacity is { } most ? $"/{most}" : "")} · {words.Of(group.Titles)}"))),
                    To(0, words["button.no_group"]),
                ],
                page, ToCard(registration, words)[0], (other, label) => new(label, Act.PeopleGroups, ButtonPages.Argument(registration.Id, other)), words),
        };
    }

    /// <summary>Asks before a group has more people than it has seats for; null where it has one, or they are there already.</summary>
    private static Screen? Full(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, long groupId, Words words)
    {
        if (home.Groups.FirstOrDefault(group => group.Id == groupId) is not { Capacity: { } most } group || group.Code == registration.GroupCode)
        {
            return null;
        }

        var there = DeskStore.People(turn.Rows, home.Workshop.Id).Count(person => person.Status == "confirmed" && person.GroupCode == group.Code);
        return there < most ? null : new Screen(words["people.group_full",
            ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(there)), ("max", Arg.Count(most)), ("name", Arg.Text(ApplicationStore.Fields(turn.Rows, registration.Id).FullName ?? "–"))])
        {
            Rows =
            [
                words.Row(new Button(words["button.group_full"], Act.PeopleGroup, string.Create(CultureInfo.InvariantCulture, $"{registration.Id}:{groupId}:full"))),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.PeopleGroups, RowId.Write(registration.Id))),
            ],
        };
    }

    /// <summary>From the waiting list, or once more after giving up or a decision that was regretted; where there is no seat, that is asked first.</summary>
    private void Seat(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, bool isBeyond)
    {
        var words = Words(turn);
        if (registration.Status is not ("waitlisted" or "offered" or "cancelled" or "declined"))
        {
            Show(turn, registration);
            return;
        }

        var left = SeatTurns.Left(turn.Rows, home, turn.Now, registration.Id);
        if (!isBeyond && !left.AreFor(SeatStore.Chosen(turn.Rows, home.Workshop.Id, registration.Id, left.Quotas.Keys)))
        {
            turn.Show(new Screen(words["people.no_seat", ("name", Arg.Text(ApplicationStore.Fields(turn.Rows, registration.Id).FullName ?? "–"))])
            {
                Rows = [words.Row(new Button(words["button.seat_beyond"], Act.PeopleSeat, $"{RowId.Write(registration.Id)}:{Beyond}")), ToCard(registration, words)],
            });
            return;
        }

        SeatTurns.Confirm(turn, registration.Id);
        turn.CancelTimer(ApprovalTurns.TellDecision, registration.Id);
        RegistrationTurns.Ticket(turn, registration.Id);
        if (turn.ChatOf(registration.PersonId) is { } chat)
        {
            var theirs = texts.Of(PeopleStore.ById(turn.Rows, registration.PersonId)?.Language);
            RegistrationTurns.Welcome(turn, chat, home, registration.Id, theirs["people.seat_given", ("workshop", Arg.Text(theirs.Of(home.Workshop.Titles)))], theirs);
            interviews.Lower(turn, registration.PersonId);
        }

        Show(turn, RegistrationStore.ById(turn.Rows, registration.Id)!);
    }

    private void GiveUp(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration)
    {
        if (registration.Status is not ("cancelled" or "declined"))
        {
            SeatTurns.GiveUp(turn, home, registration);
            RegistrationStore.SetRemoved(turn.Work, registration.Id);
            approval.Settled(turn, registration);
            if (turn.ChatOf(registration.PersonId) is { } chat)
            {
                var theirs = texts.Of(PeopleStore.ById(turn.Rows, registration.PersonId)?.Language);
                chat.Say(
                    new Screen(theirs[SeatTurns.HasCome(turn, registration) ? "people.given_up.left" : "people.given_up", ("workshop", Arg.Text(theirs.Of(home.Workshop.Titles))), ("contact", Arg.Text(theirs.Of(home.Workshop.Contacts)))]),
                    Lane.Notification);
                interviews.Lower(turn, registration.PersonId);
            }
        }

        Show(turn, RegistrationStore.ById(turn.Rows, registration.Id)!);
    }

    /// <summary>A message to somebody.</summary>
    public void Write(IChatTurn turn, long registrationId, Incoming incoming)
    {
        var words = Words(turn);
        if (Letter.Read(turn, incoming, words) is not { } letter)
        {
            return;
        }

        var registration = RegistrationStore.ById(turn.Rows, registrationId)!;
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var isOnItsWay = relay.Write(turn, registration.PersonId, registration.WorkshopId, letter);
        Show(turn, registration, words[isOnItsWay ? "relay.answer_sent" : "people.no_chat"] + "\n\n");
    }

    private static string Reads(IChatTurn turn, long personId, Words words) =>
        words["approval.reads." + (Language.Find(PeopleStore.ById(turn.Rows, personId)?.Language) ?? Language.Arabic).Code];

    private static IReadOnlyList<Button> ToCard(Data.Registrations.Registration registration, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], Act.PeopleOne, RowId.Write(registration.Id)));

    private static IReadOnlyList<Button> ToList(ShelvedWorkshop home, Words words, PeopleView? from = null) =>
        words.Row(new Button(words.BackArrow + words["button.people"], Act.PeopleList, from is { } view && view.WorkshopId == home.Workshop.Id ? view.ToString() : RowId.Write(home.Workshop.Id)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
