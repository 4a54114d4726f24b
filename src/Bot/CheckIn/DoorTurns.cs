using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>
/// The door: a ticket is scanned, a code or a name typed, and a card says whether its person may come in. As long as the door's cards are before somebody,
/// what they type is looked for.
/// </summary>
internal sealed class DoorTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    public const Act Open = Act.DoorOpen;

    private const int MostFound = 6;
    private const int MostOpened = 20;

    // beside the day, the person, their code, other sessions and the way back there are eight buttons
    private const int DoorsOnPage = 3;

    // a session's door opens before it and closes after it
    private static readonly TimeSpan Early = TimeSpan.FromHours(1);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>A button of the door.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.DoorIn or Act.DoorOut:
                Check(turn, press.Action, id, parts);
                break;
            case Act.DoorCard:
                Show(turn, RegistrationStore.ById(turn.Rows, id)!, isScan: false, page: parts.Length > 1 ? (int)RowId.Read(parts[1]) : 0);
                break;
            default:
                Show(turn, shelf.Workshop(turn.Rows, id));
                break;
        }
    }

    /// <summary>The desk: how many came, and what can be done.</summary>
    public void Show(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, workshop.Id);
        Listen(turn, workshop.Id);
        var counts = CheckInStore.Counts(turn.Rows, workshop.Id);
        var lines = new List<string> { words["door.desk", ("workshop", Arg.Text(words.Of(workshop.Titles)))] };
        var own = rights.PartOf(turn.Rows, turn.Person.Id, Open, workshop.Id) is null ? null : rights.Among(turn.Rows, turn.Person.Id, Act.DoorIn, home).Select(item => item.Id).ToHashSet();
        lines.AddRange(HeadCounts.Lines(turn.Rows, home, counts, home.Today(turn.Now), words, own));
        var waiting = Waiting(turn, home, exceptId: 0);
        if (waiting.Count > 0)
        {
            lines.Add(words["door.opened", ("n", Arg.Count(waiting.Count))]);
        }

        lines.Add(words["door.desk.how"]);
        var may = rights.In(turn.Rows, turn.Person.Id, workshop.Id);
        Button To(Act act, string label) => new(words[label], act, RowId.Write(workshop.Id));
        var buttons = new[] { (Act.DoorWalk, "button.walk_in"), (Act.DoorMissing, "button.missing"), (Act.DoorPaper, "button.paper"), (Act.DoorSheet, "button.sign_sheet") }
            .Where(entry => may(entry.Item1)).Select(entry => To(entry.Item1, entry.Item2)).Chunk(2).Select(pair => words.Row(pair)).ToList();
        if (may(Act.DoorSessions))
        {
            buttons.Add(words.Row(To(Act.DoorSessions, "button.counted_sessions")));
        }

        buttons.AddRange(waiting.Take(1).Select(one => ToNext(one, words)));
        buttons.AddRange(may(Act.DoorWalk) ? WalkInTurns.Begun(turn, workshop.Id, words) : []);

        // whoever sees nothing but the door came straight here
        buttons.Add(may(Act.OrganizeLive) ? OrganizeTurns.Back(workshop.Id, words) : words.Row(To(Open, "button.refresh")));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = buttons });
    }

    /// <summary>A ticket's link, opened by somebody who is not its holder.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="registration">Whose it is; null for a code that nobody has.</param>
    /// <param name="gate">Asks whether it may be seen.</param>
    /// <returns>False when whoever opened it keeps no door: nothing was said.</returns>
    public bool Scan(IChatTurn turn, Data.Registrations.Registration? registration, Gate gate)
    {
        if (registration is not null && rights.May(turn.Rows, turn.Person.Id, Act.DoorCard, RowId.Write(registration.Id)))
        {
            if (gate.Choose(turn, Act.DoorCard, RowId.Write(registration.Id)))
            {
                Show(turn, registration, isScan: true);
            }

            return true;
        }

        if (!rights.MayAnywhere(turn.Rows, turn.Person.Id, Open))
        {
            return false;
        }

        // the door goes on where it was
        var words = Words(turn);
        var desk = turn.Person.OpenedWorkshopId is { } opened && rights.May(turn.Rows, turn.Person.Id, Open, opened) ? opened : (long?)null;
        if (gate.Choose(turn, Act.ChatIdle) && desk is { } id)
        {
            Listen(turn, id);
        }

        interviews.ShowBeside(turn, new Screen(words[registration is null ? "door.unknown" : "door.elsewhere"]) { Rows = desk is { } back ? [ToDesk(back, words)] : [] });
        return true;
    }

    /// <summary>A code or a name was typed at the door.</summary>
    public void Typed(IChatTurn turn, long workshopId, string text, Gate gate)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, workshopId);
        if (TicketCode.Read(Texts.Typed.Plain(text)) is { } code && RegistrationStore.ByTicket(turn.Rows, code) is { } registration)
        {
            Scan(turn, registration, gate);
            return;
        }

        var found = Desk.PeopleSearch.Find(turn, shelf, home, text, words);
        if (found is [var only])
        {
            if (gate.Admit(turn, Act.DoorCard, RowId.Write(only.RegistrationId)))
            {
                Show(turn, RegistrationStore.ById(turn.Rows, only.RegistrationId)!, isScan: false);
            }

            return;
        }

        turn.Show(Desk.PeopleSearch.Which(
            found, MostFound, text, person => PersonLines.Label(turn, shelf, home, person, words), Act.DoorCard, person => RowId.Write(person.RegistrationId), ToDesk(workshopId, words), words));
    }

    /// <summary>The way back to the desk.</summary>
    public static IReadOnlyList<Button> ToDesk(long workshopId, Words words) => words.Row(new Button(words.BackArrow + words["button.door"], Open, RowId.Write(workshopId)));

    /// <summary>The day and item that a button names.</summary>
    public static string Key(long registrationId, DateOnly day, long? itemId) => string.Create(CultureInfo.InvariantCulture, $"{registrationId}:{day:yyyy-MM-dd}:{itemId ?? 0}");

    private void Check(IChatTurn turn, Act act, long registrationId, string[] parts)
    {
        var registration = RegistrationStore.ById(turn.Rows, registrationId)!;
        var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
        var day = DayId.Read(parts[1]);
        long? item = RowId.Read(parts[2]) is > 0 and var number ? number : null;
        if (day != home.Today(turn.Now))
        {
            // the phone lay at the door overnight
            Show(turn, registration, isScan: false, Words(turn)["door.other_day"] + "\n\n");
            return;
        }

        var isNew = true;
        if (act == Act.DoorOut)
        {
            CheckInStore.Remove(turn.Work, registrationId, day, item);
        }
        else if (registration.Status == "confirmed" && !home.Workshop.IsCalledOff)
        {
            isNew = CheckInStore.Add(turn.Work, registrationId, home.Workshop.Id, day, item, "door", turn.Person.Id, turn.Now);
            RegistrationStore.SetLeft(turn.Work, registrationId, at: null);
        }

        // another door was faster: the card says since when they are in
        Show(turn, registration, isScan: !isNew, item: item);
    }

    /// <summary>Somebody's card at the door.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="registration">Whose.</param>
    /// <param name="isScan">They have just come, and what is known already is news.</param>
    /// <param name="lead">Said above.</param>
    /// <param name="page">Which of the sessions.</param>
    /// <param name="item">The session that is to be among them.</param>
    private void Show(IChatTurn turn, Data.Registrations.Registration registration, bool isScan, string lead = "", int page = 0, long? item = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
        var workshop = home.Workshop;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, workshop.Id);
        var fields = DeskStore.Fields(turn.Rows, registration.Id);
        var today = home.Today(turn.Now);
        var isDay = today >= workshop.FirstDay && today <= workshop.LastDay && !workshop.IsCalledOff;
        var done = CheckInStore.Of(turn.Rows, registration.Id, today);
        var isValid = registration.Status == "confirmed" && isDay;
        Listen(turn, workshop.Id, isScan && isValid && !done.Exists(checkIn => checkIn.AgendaItemId is null) && May(turn, registration.Id, today, null) ? registration.Id : null);
        var lines = new List<string> { words[isValid ? "door.yes" : "door.no", ("name", Arg.Text(fields.FullName ?? "–"))] };
        var rows = new List<IReadOnlyList<Button>>();
        if (workshop.IsCalledOff)
        {
            lines.Add(words["registration.called_off", ("workshop", Arg.Text(words.Of(workshop.Titles)))]);
        }
        else if (registration.Status != "confirmed")
        {
            lines.Add(WhyNot(turn, registration, workshop, words));
        }
        else if (!isDay)
        {
            lines.Add(words["door.not_today", ("workshop", Arg.Text(words.Of(workshop.Titles))), ("dates", Arg.Phrase(WorkshopTurns.Dates(workshop, words)))]);
        }
        else
        {
            var sessions = Sessions(turn, home, registration, today);
            var last = Math.Max(0, (sessions.Count - 1) / DoorsOnPage);
            page = Math.Clamp(item is { } shown ? sessions.FindIndex(one => one.Id == shown) / DoorsOnPage : page, 0, last);
            // a session is called the same whether the person is in or not
            var names = sessions.ConvertAll(place => AgendaText.Name(place, sessions, home, words));
            List<Button> Doors(bool isIn) => Labels.Apart(sessions.Zip(names, (place, name) =>
                new Button(Label(place, name, isIn, words), isIn ? Act.DoorOut : Act.DoorIn, Key(registration.Id, today, place.Id))));
            var (ins, outs) = (Doors(isIn: false), Doors(isIn: true));
            DateTimeOffset? Since(long? place) => done.Find(checkIn => checkIn.AgendaItemId == place)?.CheckedAt;
            if (page == 0 && May(turn, registration.Id, today, null))
            {
                lines.Add(State(null, "", Since(null), isScan, workshop, words));
                rows.Add(words.Row(new Button(Label(null, "", Since(null) is not null, words), Since(null) is null ? Act.DoorIn : Act.DoorOut, Key(registration.Id, today, null))));
            }
            else
            {
                // the mark beside the name is not read aloud everywhere
                lines.Add(words["door.confirmed"]);
                lines.AddRange(sessions.Count == 0 ? [words["door.nothing_now"]] : []);
            }

            foreach (var index in Enumerable.Range(0, sessions.Count).Skip(page * DoorsOnPage).Take(DoorsOnPage))
            {
                var since = Since(sessions[index].Id);
                lines.Add(State(sessions[index], names[index], since, isScan, workshop, words));
                rows.Add(words.Row((since is null ? ins : outs)[index]));
            }

            Button To(int other, string label) => new(words[label], Act.DoorCard, ButtonPages.Argument(registration.Id, other));
            if (last > 0)
            {
                rows.Add(words.Row([.. page > 0 ? [To(page - 1, "button.previous_page")] : Array.Empty<Button>(), .. page < last ? [To(page + 1, "button.other_sessions")] : Array.Empty<Button>()]));
            }
        }

        lines.AddRange(PersonLines.Of(turn, shelf, home, registration, fields, PersonLines.AtDoor, words));
        if (registration.Status is "waitlisted" or "offered" && isDay && rights.May(turn.Rows, turn.Person.Id, Act.PeopleSeat, RowId.Write(registration.Id)))
        {
            rows.Add(words.Row(new Button(words["button.give_seat"], Act.PeopleSeat, RowId.Write(registration.Id))));
        }

        if (rights.May(turn.Rows, turn.Person.Id, Act.PeopleOne, RowId.Write(registration.Id)))
        {
            rows.Add(words.Row(new Button(words["button.person"], Act.PeopleOne, RowId.Write(registration.Id))));
        }

        if (rights.May(turn.Rows, turn.Person.Id, Act.DoorCode, RowId.Write(registration.Id)) && ClaimStore.IsOpen(turn.Rows, registration.Id))
        {
            rows.Add(words.Row(new Button(words["button.claim_code"], Act.DoorCode, RowId.Write(registration.Id))));
        }

        if (rows.Sum(row => row.Count) < ButtonPages.Most - 1 && Waiting(turn, home, registration.Id) is [var next, ..] waiting)
        {
            lines.Add(words["door.opened", ("n", Arg.Count(waiting.Count))]);
            rows.Add(ToNext(next, words));
        }

        rows.Add(ToDesk(workshop.Id, words));
        var screen = new Screen(lead + string.Join('\n', lines)) { Rows = rows };
        interviews.ShowBeside(turn, screen);
    }

    /// <summary>
    /// The sessions at whose own doors somebody of the team can check a person in now: first that of the person's group, then what their own role is for, then
    /// the others as they begin.
    /// </summary>
    private List<AgendaItem> Sessions(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, DateOnly today)
    {
        var mayDay = May(turn, registration.Id, today, null);
        var counted = CheckInStore.CountedSessions(turn.Rows, home.Workshop.Id);
        var roles = RoleStore.Of(turn.Rows, turn.Person.Id);
        bool IsKept(AgendaItem item) => Subject.Of(home, item) is var subject && roles.Exists(role => role.AgendaItemId == item.Id || (role.GroupId is { } group && group == subject.GroupId));
        return [.. home.Agenda.Where(item => item.StartsAt - Early <= turn.Now && turn.Now < item.EndsAt + Late
            && (counted.Contains(item.Id) || !mayDay) && May(turn, registration.Id, today, item.Id))
            .OrderByDescending(item => item.GroupCode is not null && item.GroupCode == registration.GroupCode).ThenByDescending(IsKept)];
    }

    private bool May(IChatTurn turn, long registrationId, DateOnly today, long? item) => rights.May(turn.Rows, turn.Person.Id, Act.DoorIn, Key(registrationId, today, item));

    private static string State(AgendaItem? place, string title, DateTimeOffset? since, bool isScan, Workshop workshop, Words words)
    {
        var name = ("session", Arg.Text(title));
        return (place, since) switch
        {
            (null, null) => words["door.today.not"],
            (null, { } moment) => words[isScan ? "door.today.again" : "door.today.in", ("time", Arg.Phrase(words.Time(moment, workshop.Zone)))],
            (_, null) => words["door.session.not", name],
            (_, { } moment) => words[isScan ? "door.session.again" : "door.session.in", name, ("time", Arg.Phrase(words.Time(moment, workshop.Zone)))],
        };
    }

    private static string Label(AgendaItem? place, string title, bool isIn, Words words) => place is null
        ? words[isIn ? "button.check_out" : "button.check_in"]
        : Bidi.Strip(words[isIn ? "button.check_out_of" : "button.check_in_to", ("session", Arg.Text(title))]);

    private static string WhyNot(IChatTurn turn, Data.Registrations.Registration registration, Workshop workshop, Words words) => registration.Status switch
    {
        "waitlisted" => words["door.waitlisted"] + " " + Seats.SeatTurns.PositionText(turn, registration, words),
        "offered" => words["door.offered", ("until", Arg.Phrase(words.DayAndTime(registration.OfferedUntil!.Value, workshop.Zone)))],
        "cancelled" => words["door.cancelled", ("when", Arg.Phrase(words.DayAndTime(registration.CancelledAt!.Value, workshop.Zone)))],
        "pending" => words["door.pending"],
        _ => words["door.declined"],
    };

    /// <summary>What is typed next is looked for.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="workshopId">At whose desk.</param>
    /// <param name="opened">A ticket that has just been scanned and not checked in yet: kept with it, for scans that come together show one card alone.</param>
    public static void Listen(IChatTurn turn, long workshopId, long? opened = null) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.DoorFind.With(string.Join(':',
        Opened(turn, workshopId).Where(id => id != opened).Concat(opened is { } id ? [id] : Array.Empty<long>()).TakeLast(MostOpened).Prepend(workshopId).Select(RowId.Write))));

    /// <summary>The workshop of what <see cref="Listen"/> kept.</summary>
    public static long WorkshopOf(string argument) => RowId.Read(argument.Split(':')[0]);

    private static long[] Opened(IChatTurn turn, long workshopId) =>
        turn.Person.Expects is { } expects && ActNames.Read(expects) is (Act.DoorFind, var argument) && WorkshopOf(argument) == workshopId ? [.. argument.Split(':').Skip(1).Select(RowId.Read)] : [];

    /// <summary>Who was scanned and is not checked in for the day yet, but for the one whose card this is.</summary>
    private static List<Data.Registrations.Registration> Waiting(IChatTurn turn, ShelvedWorkshop home, long exceptId) =>
        [.. Opened(turn, home.Workshop.Id).Where(id => id != exceptId).Select(id => RegistrationStore.ById(turn.Rows, id)).OfType<Data.Registrations.Registration>()
            .Where(one => one.Status == "confirmed" && !CheckInStore.Of(turn.Rows, one.Id, home.Today(turn.Now)).Exists(checkIn => checkIn.AgendaItemId is null))];

    // without a name: whoever opens the desk looks at nobody yet
    private static IReadOnlyList<Button> ToNext(Data.Registrations.Registration waiting, Words words) => words.Row(new Button(words["button.door_opened"], Act.DoorCard, RowId.Write(waiting.Id)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
