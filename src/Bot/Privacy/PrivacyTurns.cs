using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Approval;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Relay;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Privacy;

/// <summary><c>/privacy</c>: what is kept, and "erase everything about me", which does.</summary>
internal sealed class PrivacyTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, ApprovalTurns approval, RelayTurns relay, HandoverTurns handovers)
{
    public const Act AskErase = Act.PrivacyAskErase;
    public const Act Erase = Act.PrivacyErase;
    public const Act Keep = Act.PrivacyKeep;

    /// <summary>So many registrations are told of on a page, and of each so many acts and days.</summary>
    private const int OnPage = 5;
    private const int MostActs = 200;
    private const int MostDays = 8;

    /// <summary>What shows the team something of one person, and of many, by name; lists and files count for everybody of the workshop.</summary>
    private static readonly string[] OfRegistration = Showing(rule => rule is { Over: Over.Registration or Over.CheckIn });
    private static readonly string[] OfThread = Showing(rule => rule is { Over: Over.Thread });
    private static readonly string[] OfCertificate = Showing(rule => rule is { Over: Over.Certificate });
    private static readonly string[] Lists = Showing(rule => rule is { Shows: Shown.Many, Over: not (Over.Registration or Over.CheckIn) });
    private static readonly string[] Files = Showing(rule => rule is { Shows: Shown.File });

    public void Show(IChatTurn turn, int page = 0)
    {
        var words = texts.Of(turn.Person.Language);
        var lines = new List<string> { words["privacy.card"] };
        var mine = Mine(turn);
        foreach (var registration in mine.Skip(page * OnPage).Take(OnPage))
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
        if (lines.Count > 1)
        {
            rows.Insert(0, words.Row(new Button(words["button.who_saw"], Act.PrivacySeen)));
        }

        if (SavedDetailsTurns.OpenButton(turn, words) is { } kept)
        {
            lines.Add(words["privacy.saved"]);
            rows.Insert(0, words.Row(kept));
        }

        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = [.. rows, .. ButtonPages.Turning(page, mine.Count, OnPage, Act.PrivacyShow, words)] });
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
            case Act.PrivacySeen:
                ShowSeen(turn, Page(press));
                break;
            case Keep:
                turn.Chat.Close(words["privacy.kept"]);
                break;
            default:
                Show(turn, Page(press));
                break;
        }
    }

    private static int Page(ButtonPress press) => press.Argument.Length == 0 ? 0 : int.Parse(press.Argument, CultureInfo.InvariantCulture);

    private List<Data.Registrations.Registration> Mine(IChatTurn turn) => [.. MeTurns.Ordered(RegistrationStore.OfPerson(turn.Rows, turn.Person.Id), shelf, turn)];

    /// <summary>
    /// Who has opened one's registrations: the part of the team and the day, not the person, whom to know may be a danger to them; and how often lists and files
    /// with everybody's names were made since one registered.
    /// </summary>
    private void ShowSeen(IChatTurn turn, int page)
    {
        var words = texts.Of(turn.Person.Language);
        var blocks = new List<string>();
        var mine = Mine(turn);
        foreach (var registration in mine.Skip(page * OnPage).Take(OnPage))
        {
            var workshop = shelf.Workshop(turn.Rows, registration.WorkshopId).Workshop;
            var lines = new List<string> { words["privacy.seen", ("workshop", Arg.Text(words.Of(workshop.Titles)))] };
            var days = new (long Id, string[] Acts)[] { (registration.Id, OfRegistration) }
                .Concat(ThreadStore.Ever(turn.Rows, turn.Person.Id, workshop.Id).Select(id => (Id: id, Acts: OfThread)))
                .Concat(CertificateStore.OfPerson(turn.Rows, turn.Person.Id).Where(one => one.WorkshopId == workshop.Id).Select(one => (one.Id, Acts: OfCertificate)))
                .SelectMany(one => AuditStore.About(turn.Rows, workshop.Id, one.Id, turn.Person.Id, one.Acts, MostActs))
                .OrderByDescending(one => one.At)
                .GroupBy(one => (Day: workshop.DayOf(one.At), Who: one.Act.StartsWith("door.", StringComparison.Ordinal) ? "privacy.seen.door" : "privacy.seen.team")).Take(MostDays);
            lines.AddRange(days.Select(day => words[day.Key.Who, ("day", Arg.Phrase(words.WeekdayAndDay(day.Key.Day))), ("n", Arg.Count(day.Count()))]));
            if (lines.Count == 1)
            {
                lines.Add(words["privacy.seen.none"]);
            }

            lines.Add(words["privacy.seen.lists", ("n", Arg.Count(AuditStore.Count(turn.Rows, workshop.Id, Lists, registration.CreatedAt)))]);
            lines.Add(words["privacy.seen.files", ("n", Arg.Count(AuditStore.Count(turn.Rows, workshop.Id, Files, registration.CreatedAt)))]);
            blocks.Add(string.Join('\n', lines));
        }

        turn.Show(new Screen(string.Join("\n\n", blocks))
        {
            Rows = [.. ButtonPages.Turning(page, mine.Count, OnPage, Act.PrivacySeen, words), words.Row(new Button(words.BackArrow + words["button.back"], Act.PrivacyShow))],
        });
    }

    private static string[] Showing(Func<Rule, bool> which) =>
        [.. Enum.GetValues<Act>().Where(act => Rules.Of(act) is { Shows: not Shown.Nobody } rule && which(rule)).Select(act => act.Name())];

    private bool KnowsAnonymousForms(IChatTurn turn) => RegistrationStore.OfPerson(turn.Rows, turn.Person.Id)
        .Any(registration => shelf.Workshop(turn.Rows, registration.WorkshopId).Forms.Any(form => form.IsAnonymous));

    /// <summary>Their seats go to whoever comes next; organizers' cards about them lose their names.</summary>
    private void EraseEverything(IChatTurn turn)
    {
        var registrations = RegistrationStore.OfPerson(turn.Work, turn.Person.Id);
        foreach (var registration in registrations)
        {
            approval.Erased(turn, registration.Id);
            handovers.Lose(turn, registration.Id);
        }

        relay.Erased(turn, turn.Person.Id);
        var planned = BroadcastStore.PlannedBy(turn.Work, turn.Person.Id);
        ErasureStore.Erase(turn.Work, turn.Person.Id);
        foreach (var broadcast in planned)
        {
            // it is the workshop's: the organizers are asked at once
            turn.SetTimer(Sending.Slice, broadcast, turn.Now);
        }

        foreach (var registration in registrations)
        {
            turn.SetTimer(SeatTurns.Line, registration.WorkshopId, turn.Now);
        }

        turn.EraseTraces();
    }
}
