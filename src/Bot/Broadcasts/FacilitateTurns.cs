using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Approval;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Groups;
using WorkshopBot.Interviews;
using WorkshopBot.Panels;
using WorkshopBot.Reminders;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary><c>/facilitate</c>: one button that sends the day's agenda to the confirmed, each in their language, and reports who was reached.</summary>
internal sealed class FacilitateTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    public const Act Open = Act.FacilitateOpen;
    public const Act Preview = Act.FacilitatePreview;
    public const Act SendNow = Act.FacilitateSend;
    public const Act Cancel = Act.FacilitateCancel;

    /// <summary>The timer that moves a broadcast on.</summary>
    public const Act Slice = Act.BroadcastSlice;

    private const int SliceSize = 500;
    private static readonly TimeSpan BusyTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProgressStep = TimeSpan.FromSeconds(2);

    // when each broadcast's card was brought up to date: only for show, so memory will do
    private readonly Dictionary<long, DateTimeOffset> _reportedAt = [];

    /// <summary>A button of the card or of what it leads to.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        switch (press.Action)
        {
            case Preview:
                ShowPreview(turn, Home(turn, press));
                break;
            case SendNow:
                Send(turn, press);
                break;
            case Cancel:
                turn.Chat.Close(texts.Of(turn.Person.Language)["facilitate.cancelled"]);
                break;
            default:
                Show(turn, Home(turn, press));
                break;
        }
    }

    public void Show(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = texts.Of(turn.Person.Language);
        var byLanguage = BroadcastStore.ConfirmedByLanguage(turn.Work, home.Workshop.Id);
        var lines = new List<string>
        {
            words["facilitate.card",
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
                ("confirmed", Arg.Count(byLanguage.Sum(row => row.Count)))],
        };
        if (byLanguage.Sum(row => row.Unreachable) is > 0 and var unreachable)
        {
            lines.Add(words["facilitate.preview.unreachable", ("n", Arg.Count(unreachable))]);
        }

        if (AgendaText.NowAndNext(home, group: null, turn.Now, words) is { } nowAndNext)
        {
            lines.Add(nowAndNext);
        }

        var counts = SeatStore.Counts(turn.Work, home.Workshop.Id);
        foreach (var status in new[] { "waitlisted", "offered" })
        {
            if (counts.GetValueOrDefault(status) is > 0 and var people)
            {
                lines.Add(words["facilitate." + status, ("n", Arg.Count(people))]);
            }
        }

        bool May(Act act) => rights.May(turn.Rows, turn.Person.Id, act, home.Workshop.Id);
        var rows = new List<IReadOnlyList<Button>>();
        if (May(Preview))
        {
            rows.Add(words.Row(new Button(words["button.send_today_agenda"], Preview, Id(home))));
        }

        if (May(ApprovalTurns.Desk) && ApplicationStore.Open(turn.Work, home.Workshop.Id, asked: true) is > 0 and var applications)
        {
            rows.Add(words.Row(new Button(words["button.applications", ("n", Arg.Count(applications))], ApprovalTurns.Desk, Id(home))));
        }

        if (AttendanceStore.Count(turn.Work, home.Workshop.Id, home.Workshop.FirstDay) is { } said && said != new AttendanceCount(0, 0, 0))
        {
            lines.Add(words["attendance.count", ("coming", Arg.Count(said.Coming)), ("unsure", Arg.Count(said.Unsure)), ("silent", Arg.Count(said.Silent))]);
            if (May(AttendanceTurns.Silent))
            {
                rows.Add(words.Row(AttendanceTurns.OpenSilent(home, words)));
            }
        }

        if (May(Act.DoorSessions))
        {
            rows.Add(words.Row(new Button(words["button.counted_sessions"], Act.DoorSessions, Id(home))));
        }

        if (May(FormDesk.List))
        {
            rows.Add(words.Row(new Button(words["button.forms"], FormDesk.List, Id(home))));
        }

        rows.AddRange(PanelTurns.Moderated(turn, home, rights, words));
        rows.AddRange(GroupTurns.Led(turn, home, words));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>What would go to whom, before anything goes.</summary>
    private void ShowPreview(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = texts.Of(turn.Person.Language);
        var byLanguage = BroadcastStore.ConfirmedByLanguage(turn.Work, home.Workshop.Id);
        var people = byLanguage.Sum(row => row.Count);
        if (AgendaText.DayToSend(home, turn.Now) is not { } day)
        {
            turn.Show(new Screen(words["facilitate.nothing_more"]));
            return;
        }

        if (people == 0)
        {
            turn.Show(new Screen(words["facilitate.nobody"]) { Rows = [words.Row(new Button(words["button.refresh"], Open, Id(home)))] });
            return;
        }

        int Of(string language) => byLanguage.Where(row => row.Language == language).Sum(row => row.Count);
        var lines = new List<string>
        {
            words["facilitate.preview", ("n", Arg.Count(people))],
            words["facilitate.preview.languages", ("ar", Arg.Count(Of("ar"))), ("ckb", Arg.Count(Of("ckb"))), ("en", Arg.Count(Of("en")))],
        };
        if (byLanguage.Sum(row => row.Unreachable) is > 0 and var unreachable)
        {
            lines.Add(words["facilitate.preview.unreachable", ("n", Arg.Count(unreachable))]);
        }

        lines.Add("\n" + words["facilitate.preview.text", ("message", Arg.Phrase(Message(home, day, turn.Now, group: null, words)))]);
        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows = [words.Row(Confirmation.Button(words["button.send_now"], SendNow, $"{Id(home)}:{day:yyyy-MM-dd}"), new Button(words["button.cancel"], Cancel, Id(home)))],
        });
    }

    /// <summary>Sends: one row per reader now, the messages in slices from a timer.</summary>
    private void Send(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var broadcast = new Broadcast
        {
            Id = turn.Work.NewId(),
            WorkshopId = RowId.Read(parts[0]),
            Kind = "agenda",
            SenderId = turn.Person.Id,
            Day = DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            CreatedAt = turn.Now,
        };
        BroadcastStore.Add(turn.Work, broadcast);
        turn.SetTimer(Slice, broadcast.Id, turn.Now);
        turn.Chat.Update(CardOf(broadcast.Id), Progress(turn, broadcast, texts.Of(turn.Person.Language)));
        Show(turn, shelf.Workshop(turn.Work, broadcast.WorkshopId));
    }

    /// <summary>The next slice: whoever is busy with a form waits until they pause; then the report.</summary>
    public void MoveOn(ITurn turn, long broadcastId)
    {
        if (BroadcastStore.ById(turn.Work, broadcastId) is not { FinishedAt: null } broadcast)
        {
            return;
        }

        var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
        var readers = BroadcastStore.Waiting(turn.Work, broadcastId, turn.Now - BusyTime, SliceSize);
        foreach (var reader in readers)
        {
            if (turn.ChatOf(reader.PersonId) is { } chat)
            {
                BroadcastStore.SetDelivery(turn.Work, broadcastId, reader.PersonId, "queued", turn.Now);
                chat.Deliver(broadcastId, new Screen(Message(home, broadcast.Day!.Value, turn.Now, reader.GroupCode, texts.Of(reader.Language)))
                {
                    IsProtected = home.Workshop.VenueShownAt is not null,
                });
            }
            else
            {
                BroadcastStore.SetDelivery(turn.Work, broadcastId, reader.PersonId, "failed", turn.Now);
            }
        }

        var progress = BroadcastStore.Progress(turn.Work, broadcastId);
        if (progress.Open == 0)
        {
            BroadcastStore.Finish(turn.Work, broadcastId, turn.Now);
        }
        else if (BroadcastStore.HasWaiting(turn.Work, broadcastId))
        {
            turn.SetTimer(Slice, broadcastId, turn.Now + (readers.Count == 0 ? BusyRetry : ProgressStep));
        }

        Report(turn, broadcast);
    }

    /// <summary>One copy's end is known.</summary>
    public void Delivered(ITurn turn, long broadcastId, long personId, DeliveryResult result)
    {
        var status = result switch
        {
            DeliveryResult.Delivered => "delivered",
            DeliveryResult.Blocked => "blocked",
            DeliveryResult.Failed => "failed",
        };
        BroadcastStore.SetDelivery(turn.Work, broadcastId, personId, status, turn.Now);
        if (!BroadcastStore.HasOpen(turn.Work, broadcastId))
        {
            turn.SetTimer(Slice, broadcastId, turn.Now);
        }
        else if (turn.Now - _reportedAt.GetValueOrDefault(broadcastId) >= ProgressStep && BroadcastStore.ById(turn.Work, broadcastId) is { } broadcast)
        {
            Report(turn, broadcast);
        }
    }

    private void Report(ITurn turn, Broadcast broadcast)
    {
        _reportedAt[broadcast.Id] = turn.Now;
        if (broadcast.SenderId is { } sender)
        {
            var words = texts.Of(PeopleStore.ById(turn.Work, sender)?.Language);
            turn.ChatOf(sender)?.Update(CardOf(broadcast.Id), Progress(turn, broadcast, words));
        }
    }

    private Screen Progress(ITurn turn, Broadcast broadcast, Words words)
    {
        var progress = BroadcastStore.Progress(turn.Work, broadcast.Id);
        var zone = shelf.Workshop(turn.Work, broadcast.WorkshopId).Workshop.Zone;
        return new Screen(progress.Open == 0
            ? words["facilitate.report",
                ("time", Arg.Phrase(WordsExtensions.Clock(broadcast.CreatedAt, zone))), ("reached", Arg.Count(progress.Delivered)),
                ("blocked", Arg.Count(progress.Blocked)), ("failed", Arg.Count(progress.Failed))]
            : words["facilitate.sending", ("sent", Arg.Count(progress.All - progress.Open)), ("total", Arg.Count(progress.All))]);
    }

    private static string Message(ShelvedWorkshop home, DateOnly day, DateTimeOffset now, string? group, Words words) => words[
        AgendaText.IsToday(home, day, now) ? "broadcast.agenda" : "broadcast.agenda.ahead",
        ("day", Arg.Phrase(words.WeekdayAndDay(day))),
        ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
        ("items", Arg.Phrase(AgendaText.Day(home.SeenBy(isConfirmed: true, now), day, group, words)))]
        + "\n\n" + words["broadcast.footer", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))];

    private ShelvedWorkshop Home(IChatTurn turn, ButtonPress press) => shelf.Workshop(turn.Work, RowId.Read(press.Argument));

    private static string CardOf(long broadcastId) => "broadcast:" + RowId.Write(broadcastId);

    private static string Id(ShelvedWorkshop home) => RowId.Write(home.Workshop.Id);
}
