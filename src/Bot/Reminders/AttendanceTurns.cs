using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Reminders;

/// <summary>"Are you coming?": what people answer, and the owners' list of those who have not said yes.</summary>
internal sealed class AttendanceTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, MeTurns me)
{
    /// <summary>A page of the list: workshop and page from 0.</summary>
    public const Act Silent = Act.FacilitateSilent;

    private const int PageSize = 8;

    /// <summary>An answer. Whether it is still about these days is checked here.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':', 2);
        var id = RowId.Read(parts[0]);
        if (RegistrationStore.ById(turn.Work, id) is not { } registration || registration.Status == "cancelled")
        {
            turn.Show(new Screen(Words(turn)["me.none"]));
            return;
        }

        var home = shelf.Workshop(turn.Work, registration.WorkshopId);
        if (registration.Status != "confirmed" || turn.Now >= home.Workshop.OverAt)
        {
            me.Show(turn, home, registration);
        }
        else if (parts[1] != DayId.Write(home.Workshop.FirstDay))
        {
            AttendanceStore.Told(turn.Work, id, home.Workshop.DayOf(turn.Now));
            AttendanceStore.AskedAbout(turn.Work, id, home.Workshop.FirstDay);
            turn.Show(ReminderScreens.Question(home, id, turn.Now, Words(turn), Words(turn)["attendance.moved"] + "\n\n"));
        }
        else
        {
            Take(turn, home, registration, press.Action);
        }
    }

    /// <summary>Who has not said yes, with numbers to call; those who are not sure stand last. Once anybody has come: who is missing today.</summary>
    public void ShowSilent(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        var day = home.Today(turn.Now);
        var isOn = HasCome(turn, home);
        var said = AttendanceStore.Count(turn.Work, workshop.Id, workshop.FirstDay);
        var all = isOn ? CheckInStore.MissingCount(turn.Rows, workshop.Id, day) : said.Silent + said.Unsure;
        var people = isOn
            ? CheckInStore.Missing(turn.Rows, workshop.Id, day, page * PageSize, PageSize).ConvertAll(person => new SilentPerson(person.FullName, person.Phone, IsUnsure: false, IsUnreachable: false))
            : AttendanceStore.Silent(turn.Work, workshop.Id, workshop.FirstDay, page * PageSize, PageSize);
        if (people.Count == 0 && page > 0)
        {
            // the list has become shorter meanwhile
            ShowSilent(turn, home, 0);
            return;
        }

        var lines = string.Join('\n', people.Select(person => Line(person, words)));
        var text = isOn ? $"{words["missing.card", ("day", Arg.Phrase(words.WeekdayAndDay(day))), ("n", Arg.Count(all))]}\n{lines}".TrimEnd()
            : people.Count == 0 ? words["attendance.silent.none"]
            : words["attendance.silent", ("n", Arg.Count(all)), ("people", Arg.Phrase(lines))];
        var rows = new List<IReadOnlyList<Button>>();
        if (all > PageSize)
        {
            var pages = (all + PageSize - 1) / PageSize;
            text += "\n" + words["question.page", ("page", Arg.Count(page + 1)), ("pages", Arg.Count(pages))];
            var moves = new List<Button>();
            if (page > 0)
            {
                moves.Add(Page(home, page - 1, words["button.previous_page"]));
            }

            if (page + 1 < pages)
            {
                moves.Add(Page(home, page + 1, words["button.next_page"]));
            }

            rows.Add(words.Row(moves));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Broadcasts.FacilitateTurns.Open, RowId.Write(workshop.Id))));
        turn.Show(new Screen(text) { Rows = rows });
    }

    /// <summary>Whether anybody was checked in today: from then on who is here counts, not what they said before.</summary>
    public static bool HasCome(IChatTurn turn, ShelvedWorkshop home) => CheckInStore.Counts(turn.Rows, home.Workshop.Id).Exists(count => count.Day == home.Today(turn.Now));

    /// <summary>The list's first page, from the facilitator's card.</summary>
    public static Button OpenSilent(IChatTurn turn, ShelvedWorkshop home, Words words) => Page(home, 0, words[HasCome(turn, home) ? "button.missing" : "button.who_is_silent"]);

    private void Take(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Act action)
    {
        var words = Words(turn);
        switch (action)
        {
            case ReminderScreens.NotComing:
                AttendanceStore.Answer(turn.Work, registration.Id, "no", turn.Now);
                me.GiveUpPlace(turn, home, registration);
                break;
            case ReminderScreens.NotSure:
                AttendanceStore.Answer(turn.Work, registration.Id, "unsure", turn.Now);
                var isLast = !home.Workshop.AsksAttendance || home.Workshop.FirstDay.DayNumber - home.Workshop.DayOf(turn.Now).DayNumber <= 1;
                End(turn, words[isLast ? "attendance.noted.last" : "attendance.noted"]);
                break;
            default:
                AttendanceStore.Answer(turn.Work, registration.Id, "yes", turn.Now);
                End(turn, words["attendance.thanks"]);
                break;
        }
    }

    /// <summary>Says it in the question's place; a form that was put aside for the question can be gone on with.</summary>
    private void End(IChatTurn turn, string text)
    {
        if (interviews.ContinueButton(turn) is { } button)
        {
            turn.Show(new Screen(text) { Rows = [[button]] });
        }
        else
        {
            turn.Chat.Close(text);
        }
    }

    private static string Line(SilentPerson person, Words words)
    {
        var line = words["attendance.silent.line",
            ("name", Arg.Text(person.FullName ?? "–")),
            ("phone", person.Phone is { } phone ? Arg.Code(phone) : Arg.Phrase(words["attendance.silent.no_phone"]))];
        line = person.IsUnsure ? words["attendance.silent.unsure", ("line", Arg.Phrase(line))] : line;
        return person.IsUnreachable ? words["attendance.silent.blocked", ("line", Arg.Phrase(line))] : line;
    }

    private static Button Page(ShelvedWorkshop home, int page, string label) => new(label, Silent, FormattableString.Invariant($"{home.Workshop.Id}:{page}"));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
