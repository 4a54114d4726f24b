using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>Who has not come, the sheet to sign, what was signed on paper, and which sessions have a door of their own.</summary>
internal sealed class DoorLists(Shelf shelf, Catalogue texts, Rights rights)
{
    private const int PageSize = 8;
    private const int SessionsOnPage = 6;

    /// <summary>A button of these lists.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        switch (press.Action)
        {
            case Act.DoorMissing:
                turn.Show(Missing(turn, home, parts.Length > 1 ? Number(parts[1]) : 0));
                break;
            case Act.DoorSheet:
                SendSheet(turn, home);
                break;
            case Act.DoorPaper when parts.Length > 1:
                AskCodes(turn, home, DayId.Read(parts[1]), "");
                break;
            case Act.DoorPaper:
                AskDay(turn, home);
                break;
            case Act.DoorSession:
                Toggle(turn, home, RowId.Read(parts[1]));
                turn.Show(Sessions(turn, home, Number(parts[2])));
                break;
            default:
                turn.Show(Sessions(turn, home, parts.Length > 1 ? Number(parts[1]) : 0));
                break;
        }
    }

    /// <summary>Several codes in one message at the desk, on one of its days: the sheet of that day, which they are read for; else null.</summary>
    public string? OfCodes(IChatTurn turn, long workshopId, string text) =>
        shelf.Workshop(turn.Rows, workshopId) is var home && home.Today(turn.Now) is var today && today >= home.Workshop.FirstDay && today <= home.Workshop.LastDay
            && !home.Workshop.IsCalledOff && PaperCodes.Read(text) is { Known.Count: > 1, Unread.Count: 0 } ? Key(workshopId, today) : null;

    /// <summary>The codes of those who signed on paper.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var parts = argument.Split(':');
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        var (marked, again, unknown) = (0, 0, new List<string>());
        var codes = PaperCodes.Read(text);
        foreach (var code in codes.Known)
        {
            if (RegistrationStore.ByTicket(turn.Rows, code) is { Status: "confirmed" } registration && registration.WorkshopId == home.Workshop.Id)
            {
                var isNew = CheckInStore.Add(turn.Work, registration.Id, home.Workshop.Id, DayId.Read(parts[1]), agendaItemId: null, "paper", turn.Person.Id, turn.Now);
                (marked, again) = (marked + (isNew ? 1 : 0), again + (isNew ? 0 : 1));
            }
            else
            {
                unknown.Add(TicketCode.Show(code));
            }
        }

        unknown.AddRange(codes.Unread);
        var lines = new List<string> { words["paper.marked", ("n", Arg.Count(marked))] };
        if (again > 0)
        {
            lines.Add(words["paper.again", ("n", Arg.Count(again))]);
        }

        if (unknown.Count > 0)
        {
            lines.Add(words["paper.unknown", ("codes", Arg.Code(string.Join(' ', unknown.Take(20))))]);
        }

        AskCodes(turn, home, DayId.Read(parts[1]), string.Join('\n', lines) + "\n\n");
    }

    private Screen Missing(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        DoorTurns.Listen(turn, workshop.Id);
        var day = DayNow(turn, home);
        var all = CheckInStore.MissingCount(turn.Rows, workshop.Id, day);
        var last = Math.Max(0, (all - 1) / PageSize);
        page = Math.Min(page, last);
        var people = CheckInStore.Missing(turn.Rows, workshop.Id, day, page * PageSize, PageSize);
        var lines = new List<string> { words["missing.card", ("day", Arg.Phrase(words.WeekdayAndDay(day))), ("n", Arg.Count(all))] };
        lines.AddRange(people.Select(person => words["attendance.silent.line",
            ("name", Arg.Text(person.FullName ?? "–")),
            ("phone", person.Phone is { } phone ? Arg.Code(phone) : Arg.Phrase(words["attendance.silent.no_phone"]))]));
        var rows = new List<IReadOnlyList<Button>>();
        if (last > 0)
        {
            lines.Add(words["question.page", ("page", Arg.Count(page + 1)), ("pages", Arg.Count(last + 1))]);
            rows.Add(words.Row(ButtonPages.Ways(page, all, PageSize, (to, label) => new(label, Act.DoorMissing, ButtonPages.Argument(workshop.Id, to)), words)));
        }

        rows.Add(DoorTurns.ToDesk(workshop.Id, words));
        return new Screen(string.Join('\n', lines)) { Rows = rows };
    }

    private void SendSheet(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        DoorTurns.Listen(turn, home.Workshop.Id);
        turn.Chat.Say(new Screen(words["sheet.caption", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            File = new MadeFile(SignSheet.Kind, home.Workshop.Id, words.Language.Code) { IsLasting = false },
        });
    }

    private void AskDay(IChatTurn turn, ShelvedWorkshop home)
    {
        var workshop = home.Workshop;
        var days = workshop.EachDay.Where(day => day <= home.Today(turn.Now)).ToList();
        if (days is [var only])
        {
            AskCodes(turn, home, only, "");
            return;
        }

        var words = Words(turn);
        turn.Show(new Screen(words[days.Count == 0 ? "paper.too_early" : "paper.which_day"])
        {
            Rows = [.. days.TakeLast(7).Select(day => words.Row(new Button(words.WeekdayAndDay(day), Act.DoorPaper, Key(workshop.Id, day)))), DoorTurns.ToDesk(workshop.Id, words)],
        });
    }

    private void AskCodes(IChatTurn turn, ShelvedWorkshop home, DateOnly day, string lead)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.DoorPaper.With(Key(home.Workshop.Id, day)));
        turn.Show(new Screen(lead + words["paper.ask", ("day", Arg.Phrase(words.WeekdayAndDay(day)))]) { Rows = [words.Row(new Button(words["button.walk_sheet"], Act.DoorWalk, WalkInTurns.OnSheet(home.Workshop.Id, day))), DoorTurns.ToDesk(home.Workshop.Id, words)] });
    }

    private static void Toggle(IChatTurn turn, ShelvedWorkshop home, long itemId)
    {
        if (home.Agenda.Any(item => item.Id == itemId))
        {
            CheckInStore.SetCounted(turn.Work, itemId, !CheckInStore.CountedSessions(turn.Rows, home.Workshop.Id).Contains(itemId));
        }
    }

    private Screen Sessions(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var counted = CheckInStore.CountedSessions(turn.Rows, id);
        var last = Math.Max(0, (home.Agenda.Count - 1) / SessionsOnPage);
        page = Math.Min(page, last);
        var sessions = Labels.Apart(home.Agenda.Select(item => new Button(
            $"{(counted.Contains(item.Id) ? "☑" : "☐")} {AgendaText.DayAndName(item, home, words)}",
            Act.DoorSession, string.Create(CultureInfo.InvariantCulture, $"{id}:{item.Id}:{page}"))));
        var rows = sessions.Skip(page * SessionsOnPage).Take(SessionsOnPage).Select(session => words.Row(session)).ToList();
        if (last > 0)
        {
            rows.Add(words.Row(ButtonPages.Ways(page, home.Agenda.Count, SessionsOnPage, (to, label) => new(label, Act.DoorSessions, ButtonPages.Argument(id, to)), words)));
        }

        // facilitators choose sessions without keeping the door
        rows.Add(rights.May(turn.Rows, turn.Person.Id, DoorTurns.Open, id)
            ? DoorTurns.ToDesk(id, words)
            : words.Row(new Button(words.BackArrow + words["button.back"], Act.FacilitateOpen, RowId.Write(id))));
        // the boxes on the buttons are not read aloud everywhere
        var chosen = home.Agenda.Where(item => counted.Contains(item.Id)).Select(item => Bidi.Isolate(AgendaText.DayAndName(item, home, words)));
        return new Screen(string.Join('\n', chosen.Prepend(words["sessions.card", ("n", Arg.Count(counted.Count))]))) { Rows = rows };
    }

    /// <summary>The present day, or the nearest one of the workshop.</summary>
    private static DateOnly DayNow(IChatTurn turn, ShelvedWorkshop home) =>
        (home.Workshop, home.Today(turn.Now)) is var (workshop, today) && today < workshop.FirstDay ? workshop.FirstDay : today > workshop.LastDay ? workshop.LastDay : today;

    private static string Key(long workshopId, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{workshopId}:{day:yyyy-MM-dd}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
