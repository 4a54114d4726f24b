using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>Whoever comes without a registration, with Telegram or without: three questions that the desk asks, a seat if there is one, and a code to take the record over.</summary>
internal sealed class WalkInTurns(Shelf shelf, Catalogue texts, Rights rights, DoorTurns door, BotIdentity identity)
{
    private const string Sheet = "sheet";
    private const string Resume = "resume";
    private const int MostDays = 6;
    private const int ShortestName = 3;
    private const int LongestText = 120;

    /// <summary>A button of the walk-in: to begin, to skip a question, to register, or the code of a record that is there.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.DoorCode:
                ShowCode(turn, id);
                break;
            case Act.DoorRegister or Act.DoorOverride:
                Register(turn, shelf.Workshop(turn.Rows, id), isBeyond: press.Action == Act.DoorOverride);
                break;
            case var _ when parts is [_, Sheet, var day]:
                Begin(turn, shelf.Workshop(turn.Rows, id), day.Length == 0 ? null : DayId.Read(day));
                break;
            case var _ when parts is [_, Resume] && Of(turn, id) is { } begun:
                Ask(turn, shelf.Workshop(turn.Rows, id), begun, begun.Organisation is null ? "organisation" : begun.Phone is null ? "phone" : "check");
                break;
            case var _ when parts.Length > 1 && Of(turn, id) is { } walkIn:
                Ask(turn, shelf.Workshop(turn.Rows, id), walkIn, parts[1] == "organisation" ? "phone" : "check");
                break;
            default:
                var home = shelf.Workshop(turn.Rows, id);
                if (home.Today(turn.Now) > home.Workshop.LastDay)
                {
                    AskDay(turn, home);
                }
                else
                {
                    Begin(turn, home, day: null);
                }

                break;
        }
    }

    /// <summary>Somebody who signed an empty row of that day's sheet: the argument of the button that begins with them.</summary>
    public static string OnSheet(long workshopId, DateOnly? day) => string.Create(CultureInfo.InvariantCulture, $"{workshopId}:{Sheet}:{day:yyyy-MM-dd}");

    /// <summary>Somebody whom the desk had begun to write down when the next one came: the way back to their questions.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Begun(IChatTurn turn, long workshopId, Words words) => Of(turn, workshopId) is { FullName: { } name }
        ? [words.Row(new Button(Bidi.Strip(words["button.walk_resume", ("name", Arg.Text(name))]), Act.DoorWalk, $"{RowId.Write(workshopId)}:{Resume}"))] : [];

    private void Begin(IChatTurn turn, ShelvedWorkshop home, DateOnly? day)
    {
        var walkIn = new WalkIn(home.Workshop.Id, null, null, null, day);
        WalkInStore.Save(turn.Work, turn.Person.Id, walkIn);
        Ask(turn, home, walkIn, "name");
    }

    /// <summary>When all is over, whoever is written down was there on one of the days, or on none.</summary>
    private void AskDay(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = texts.Of(turn.Person.Language);
        var workshop = home.Workshop;
        var days = workshop.EachDay.TakeLast(MostDays);
        turn.Show(new Screen(words["paper.which_day"])
        {
            Rows =
            [
                .. days.Select(day => words.Row(new Button(words.WeekdayAndDay(day), Act.DoorWalk, OnSheet(workshop.Id, day)))),
                words.Row(new Button(words["button.walk_no_day"], Act.DoorWalk, OnSheet(workshop.Id, null)), DoorTurns.ToDesk(workshop.Id, words)[0]),
            ],
        });
    }

    /// <summary>The day on which whoever is written down counts as present; null: none.</summary>
    private static DateOnly? PresentOn(IChatTurn turn, ShelvedWorkshop home, WalkIn walkIn) =>
        (walkIn.Day ?? home.Today(turn.Now)) is var day && day >= home.Workshop.FirstDay && day <= home.Workshop.LastDay ? day : null;

    /// <summary>What the desk wrote for one of the questions.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var parts = argument.Split(':');
        var id = RowId.Read(parts[0]);
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Rows, id);
        var typed = Bidi.Strip(text).Trim();
        if (Of(turn, id) is not { } walkIn)
        {
            door.Show(turn, home);
            return;
        }

        switch (parts[^1])
        {
            case "name" when typed.Length is < ShortestName or > LongestText || SearchKey.Of(typed).Length == 0:
                Ask(turn, home, walkIn, "name", words["walk.bad_name"] + "\n");
                return;
            case "name":
                Next(turn, home, walkIn with { FullName = typed }, "organisation");
                break;
            case "organisation" when typed.Length > LongestText:
                Ask(turn, home, walkIn, "organisation", words["walk.too_long", ("max", Arg.Count(LongestText))] + "\n");
                return;
            case "organisation":
                Next(turn, home, walkIn with { Organisation = typed }, "phone");
                break;
            case "phone" when PhoneText.Refusal(typed, words) is { } refusal:
                Ask(turn, home, walkIn, "phone", refusal + "\n");
                return;
            default:
                Next(turn, home, walkIn with { Phone = PhoneText.Stored(typed) }, "check");
                break;
        }
    }

    private void Next(IChatTurn turn, ShelvedWorkshop home, WalkIn walkIn, string step)
    {
        WalkInStore.Save(turn.Work, turn.Person.Id, walkIn);
        Ask(turn, home, walkIn, step);
    }

    private void Ask(IChatTurn turn, ShelvedWorkshop home, WalkIn walkIn, string step, string lead = "")
    {
        var words = texts.Of(turn.Person.Language);
        var id = home.Workshop.Id;
        if (step == "check" || (walkIn.FullName is null && step != "name"))
        {
            Check(turn, home, walkIn, words);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.DoorWalk.With($"{RowId.Write(id)}:{step}"));
        var rows = new List<IReadOnlyList<Button>>();
        if (step != "name")
        {
            rows.Add(words.Row(new Button(words["button.skip"], Act.DoorWalk, $"{RowId.Write(id)}:{step}")));
        }

        rows.Add(DoorTurns.ToDesk(id, words));
        var text = lead + words[step == "name" ? "walk.name" : step == "organisation" ? "walk.organisation" : "walk.phone"];
        if (step == "name" && lead.Length == 0)
        {
            text += "\n\n" + words["walk.notice", ("notice", Arg.Phrase(words.Lines(words.Of(home.Workshop.Consents))))];
        }

        // what was read to them once need not stand there for each of them
        turn.Show(new Screen(text) { Rows = rows }, Bidi.Isolate(walkIn.FullName ?? "…"));
    }

    private void Check(IChatTurn turn, ShelvedWorkshop home, WalkIn walkIn, Words words)
    {
        var id = home.Workshop.Id;
        if (walkIn.FullName is not { } name)
        {
            Ask(turn, home, walkIn, "name");
            return;
        }

        // the next one at the desk is found from here as well, and nothing comes in between
        DoorTurns.Listen(turn, id);
        var lines = new List<string> { words["walk.check", ("name", Arg.Text(name))] };
        if (walkIn.Organisation is { } organisation)
        {
            lines.Add(words["approval.field", ("label", Arg.Phrase(words["field.organisation"])), ("value", Arg.Phrase(Bidi.Isolate(organisation)))]);
        }

        if (walkIn.Phone is { } phone)
        {
            lines.Add(words["people.phone", ("phone", Arg.Code(Phone.Show(phone)))]);
        }

        var rows = new List<IReadOnlyList<Button>>();
        foreach (var alike in DeskStore.Alike(turn.Rows, id, SearchKey.Of(name), walkIn.Phone))
        {
            var registration = RegistrationStore.ById(turn.Rows, alike)!;
            var called = ApplicationStore.Fields(turn.Rows, alike).FullName ?? "–";
            lines.Add(words["walk.alike", ("name", Arg.Text(called)), ("status", Arg.Phrase(words["status." + registration.Status]))]);
            rows.Add(words.Row(new Button(called, Act.DoorCard, RowId.Write(alike))));
        }

        if (PresentOn(turn, home, walkIn) is not { } day)
        {
            lines.Add(words["walk.day.none"]);
        }
        else if (walkIn.Day is not null || day > home.Workshop.FirstDay)
        {
            lines.Add(words[walkIn.Day is null ? "walk.day.today" : "walk.day", ("day", Arg.Phrase(words.WeekdayAndDay(day)))]);
        }

        if (SeatTurns.Left(turn.Rows, home, turn.Now).Seats is { } seats)
        {
            lines.Add(words["workshop.seats_left", ("n", Arg.Count(Math.Max(0, seats)))]);
        }

        rows.Add(words.Row(new Button(words["button.walk_register"], Act.DoorRegister, RowId.Write(id))));
        rows.Add(words.Row(new Button(words["button.start_over"], Act.DoorWalk, OnSheet(id, walkIn.Day))));
        rows.Add(DoorTurns.ToDesk(id, words));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows }, Bidi.Isolate(name));
    }

    private void Register(IChatTurn turn, ShelvedWorkshop home, bool isBeyond)
    {
        var words = texts.Of(turn.Person.Language);
        var workshop = home.Workshop;
        if (Of(turn, workshop.Id) is not { FullName: { } name } walkIn)
        {
            door.Show(turn, home);
            return;
        }

        var version = shelf.Version(turn.Rows, home.RegistrationForm.CurrentVersionId);
        var (fields, answers) = WalkInAnswers.Of(version, name, walkIn);
        if (!isBeyond && !SeatTurns.Left(turn.Rows, home, turn.Now).AreFor(fields.Chosen))
        {
            Full(turn, home, words);
            return;
        }

        var personId = PeopleStore.AddWithoutAccount(turn.Work, turn.Now);
        PeopleStore.SetLanguage(turn.Work, personId, words.Language.Code);
        var submission = SubmissionStore.Add(turn.Work, personId, home.RegistrationForm.Id, version.VersionId, words.Language.Code, turn.Now, answers);
        var id = turn.Work.NewId();
        RegistrationStore.Save(turn.Work, id, personId, workshop.Id, submission, "waitlisted", workshop.ConsentVersion, turn.Now, turn.Now, fields, queued: id);
        SeatTurns.Confirm(turn, id);
        RegistrationTurns.Ticket(turn, id);
        ClaimStore.Set(turn.Work, id, ClaimCode.New(turn.Chance));
        WalkInStore.Forget(turn.Work, turn.Person.Id);
        if (PresentOn(turn, home, walkIn) is { } day)
        {
            CheckInStore.Add(turn.Work, id, workshop.Id, day, agendaItemId: null, walkIn.Day is null ? "desk" : "paper", turn.Person.Id, turn.Now);
        }

        SayCode(turn, id, name, words);
        turn.Chat.Below(Done(turn, home, id, name, words, walkIn.Day));
    }

    private void Full(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var may = rights.May(turn.Rows, turn.Person.Id, Act.DoorOverride, home.Workshop.Id);
        var rows = new List<IReadOnlyList<Button>>();
        if (may)
        {
            rows.Add(words.Row(new Button(words["button.beyond_capacity"], Act.DoorOverride, RowId.Write(home.Workshop.Id))));
        }

        rows.Add(DoorTurns.ToDesk(home.Workshop.Id, words));
        turn.Show(new Screen(words[may ? "walk.full" : "walk.full.ask"]) { Rows = rows });
    }

    /// <summary>The code of a record that is there: a new one, so that an earlier picture opens nothing.</summary>
    private void ShowCode(IChatTurn turn, long registrationId)
    {
        var words = texts.Of(turn.Person.Language);
        var registration = RegistrationStore.ById(turn.Rows, registrationId)!;
        var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
        var name = ApplicationStore.Fields(turn.Rows, registrationId).FullName ?? "–";
        if (!ClaimStore.IsOpen(turn.Rows, registrationId))
        {
            turn.Show(new Screen(words["claim.has_chat"]) { Rows = [DoorTurns.ToDesk(home.Workshop.Id, words)] });
            return;
        }

        ClaimStore.Set(turn.Work, registrationId, ClaimCode.New(turn.Chance));
        SayCode(turn, registrationId, name, words);
        turn.Chat.Below(Done(turn, home, registrationId, name, words));
    }

    private void SayCode(IChatTurn turn, long registrationId, string name, Words words)
    {
        var code = ClaimStore.CodeOf(turn.Rows, registrationId)!;
        turn.Chat.Say(new Screen(words["claim.picture",
            ("name", Arg.Text(name)), ("code", Arg.Code(ClaimCode.Show(code))), ("link", Arg.Code(identity.Link("p_" + code)))])
        {
            File = new MadeFile(ClaimPicture.Kind, registrationId, words.Language.Code) { IsLasting = false },
        });
    }

    private static Screen Done(IChatTurn turn, ShelvedWorkshop home, long registrationId, string name, Words words, DateOnly? sheet = null)
    {
        DoorTurns.Listen(turn, home.Workshop.Id);
        var isIn = CheckInStore.Of(turn.Rows, registrationId, home.Today(turn.Now)).Count > 0;
        return new(words[sheet is not null ? "walk.done.sheet" : isIn ? "walk.done.in" : "walk.done", ("day", Arg.Phrase(sheet is { } day ? words.WeekdayAndDay(day) : "")), ("name", Arg.Text(name)), ("ticket", Arg.Code(TicketCode.Show(RegistrationStore.Ticket(turn.Rows, registrationId)!)))])
        {
            Rows =
            [
                words.Row(new Button(words["button.walk_in_next"], Act.DoorWalk, sheet is null ? RowId.Write(home.Workshop.Id) : OnSheet(home.Workshop.Id, sheet))),
                words.Row(new Button(words["button.door_card"], Act.DoorCard, RowId.Write(registrationId))),
                DoorTurns.ToDesk(home.Workshop.Id, words),
            ],
        };
    }

    private static WalkIn? Of(IChatTurn turn, long workshopId) =>
        WalkInStore.Of(turn.Rows, turn.Person.Id) is { } walkIn && walkIn.WorkshopId == workshopId ? walkIn : null;
}
