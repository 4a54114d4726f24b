using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Approval;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Groups;
using WorkshopBot.Harvest;
using WorkshopBot.Interviews;
using WorkshopBot.Panels;
using WorkshopBot.Reminders;
using WorkshopBot.Results;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary><c>/facilitate</c>: one button that sends the day's agenda to the confirmed, each in their language, and the way to all other messages.</summary>
internal sealed class FacilitateTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, ComposeTurns compose)
{
    public const Act Open = Act.FacilitateOpen;
    public const Act Preview = Act.FacilitatePreview;
    private const int MostSessions = 5;

    /// <summary>A button of the card or of what it leads to.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        switch (press.Action)
        {
            case Preview:
                compose.BeginAgenda(turn, RowId.Read(press.Argument));
                break;
            default:
                var (id, page) = ButtonPages.Read(press.Argument);
                PeopleStore.ChooseWorkshop(turn.Work, turn.Person.Id, id, turn.Now);
                Show(turn, shelf.Workshop(turn.Work, id), page);
                break;
        }
    }

    public void Show(IChatTurn turn, ShelvedWorkshop home) => Show(turn, home, page: 0);

    private void Show(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = texts.Of(turn.Person.Language);
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, home.Workshop.Id);
        var part = Own(turn, home);
        var groups = part?.Groups;
        var agenda = home.Agenda.Where(item => part is null || part.Items.Contains(item) || item.GroupCode is null).ToList();

        // whoever leads one session that is everybody's has no people of their own: only who came to it is theirs to see
        var hasPeople = groups is not { Count: 0 };
        var byLanguage = !hasPeople ? [] : DeliveryStore.ByLanguage(turn.Work, home.Workshop.Id, (groups ?? []).Aggregate(Audience.Confirmed, (audience, group) => audience.Toggled("group", group.Code)));
        var confirmed = ("confirmed", Arg.Count(byLanguage.Sum(row => row.Count)));
        var workshop = ("workshop", Arg.Text(words.Of(home.Workshop.Titles)));
        var lines = new List<string>
        {
            part is null ? words["facilitate.card", workshop, confirmed]
                : !hasPeople ? words["facilitate.card.sessions", workshop, ("sessions", Arg.Phrase(string.Join('\n', Sessions(turn, home, part.Items, words))))]
                : words["facilitate.card.groups", workshop, ("groups", Arg.Phrase(string.Join(words.Language.IsRightToLeft ? "، " : ", ", groups!.Select(group => Bidi.Isolate(words.Of(group.Titles)))))), confirmed],
        };
        if (byLanguage.Sum(row => row.Unreachable) is > 0 and var unreachable)
        {
            lines.Add(words["broadcast.unreachable", ("n", Arg.Count(unreachable))]);
        }

        if (AgendaText.NowAndNext(home, agenda, turn.Now, words) is { } nowAndNext)
        {
            lines.Add(nowAndNext);
        }

        var may = rights.In(turn.Rows, turn.Person.Id, home.Workshop.Id);
        IReadOnlyList<IReadOnlyList<Button>> If(Act act, string label) => may(act) ? [words.Row(new Button(words[label], act, Id(home)))] : [];
        var counts = SeatStore.Counts(turn.Work, home.Workshop.Id);
        foreach (var status in new[] { "waitlisted", "offered" })
        {
            if (part is null && counts.GetValueOrDefault(status) is > 0 and var people)
            {
                lines.Add(words["facilitate." + status, ("n", Arg.Count(people))]);
            }
        }

        var without = groups is null ? GroupTurns.WithoutNow(turn, home) : 0;
        if (without > 0)
        {
            lines.Add(words["groups.without", ("n", Arg.Count(without))]);
        }

        // what the hour asks for comes first: who knows no group, sessions that are on, the room's questions, one's own group
        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(GroupTurns.RestRow(home, without, may(Act.GroupsDraw), words));
        rows.AddRange(SessionTurns.Buttons(turn, home, rights, words));
        var panels = PanelTurns.Moderated(turn, home, rights, words);
        rows.AddRange(panels.Now);
        rows.AddRange(GroupTurns.Led(turn, home, words));
        var hasBegun = home.Phase(turn.Now) != Phase.Before;
        rows.AddRange(hasBegun ? HarvestTurns.Led(turn, home, words) : []);
        rows.InsertRange(home.Phase(turn.Now) == Phase.Day && rows.Count > 0 ? rows.Count : 0, If(Preview, "button.send_today_agenda"));
        if (may(Act.BroadcastNew) && compose.MayWrite(turn, home))
        {
            rows.Add(words.Row(new Button(words["button.write_to_people"], Act.BroadcastNew, Id(home)), new Button(words["button.messages"], Act.BroadcastList, Id(home))));
        }

        rows.AddRange(If(FormDesk.List, "button.forms"));
        rows.AddRange(hasBegun ? If(Act.HarvestOpen, "button.harvest") : []);
        rows.AddRange(If(Act.TimetableOpen, "button.timetable"));
        if (may(ApprovalTurns.Desk) && ApplicationStore.Open(turn.Work, home.Workshop.Id, asked: true) is > 0 and var applications)
        {
            rows.Add(words.Row(new Button(words["button.applications", ("n", Arg.Count(applications))], ApprovalTurns.Desk, Id(home))));
        }

        if (hasPeople && AttendanceTurns.HasCome(turn, home))
        {
            if (groups is null)
            {
                lines.Add(HeadCounts.OfDay(CheckInStore.Counts(turn.Rows, home.Workshop.Id), home.Today(turn.Now), RegistrationStore.Confirmed(turn.Rows, home.Workshop.Id), words));
            }

            if (may(AttendanceTurns.Silent))
            {
                rows.Add(words.Row(AttendanceTurns.OpenSilent(turn, home, words)));
            }
        }
        else if (hasPeople && AttendanceStore.Count(turn.Work, home.Workshop.Id, home.Workshop.FirstDay, groups?.ConvertAll(group => group.Code)) is { } said && said != new AttendanceCount(0, 0, 0))
        {
            lines.Add(words["attendance.count", ("coming", Arg.Count(said.Coming)), ("unsure", Arg.Count(said.Unsure)), ("silent", Arg.Count(said.Silent))]);
            if (may(AttendanceTurns.Silent))
            {
                rows.Add(words.Row(AttendanceTurns.OpenSilent(turn, home, words)));
            }
        }

        rows.AddRange(panels.Past);
        rows.AddRange(If(Act.DoorSessions, "button.counted_sessions"));
        rows.AddRange(ResultsTurns.Led(turn, home, rights, words));
        if (rights.Led(turn.Rows, turn.Person.Id, Open).Count(workshop => workshop.Status != WorkshopStatus.Archived) > 1)
        {
            // the last on the first page
            var taken = 0;
            rows.Insert(rows.TakeWhile(row => (taken += row.Count) <= ButtonPages.Most - 2).Count(), words.Row(new Button(words["button.another_workshop"], Act.WorkshopList, Open.Name())));
        }

        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.Of(rows, page,
                new(words["button.more"], Open, ButtonPages.Argument(home.Workshop.Id, page + 1)), new(words.BackArrow + words["button.back"], Open, ButtonPages.Argument(home.Workshop.Id, page - 1))),
        });
    }

    /// <summary>What somebody leads who leads a part of it: the groups, also those whose sessions they lead, and the sessions; null where it is everything.</summary>
    private Part? Own(IChatTurn turn, ShelvedWorkshop home)
    {
        if (rights.PartOf(turn.Rows, turn.Person.Id, Act.SessionOpen, home.Workshop.Id) is null)
        {
            return null;
        }

        var own = rights.Among(turn.Rows, turn.Person.Id, Act.SessionOpen, home).ToList();
        var led = RoleStore.Of(turn.Rows, turn.Person.Id).ConvertAll(grant => grant.GroupId);
        return new([.. home.Groups.Where(group => led.Contains(group.Id) || own.Exists(item => item.GroupCode == group.Code))], own);
    }

    /// <summary>One's own sessions, each with who came to it where that is counted.</summary>
    private static IEnumerable<string> Sessions(IChatTurn turn, ShelvedWorkshop home, List<AgendaItem> items, Words words)
    {
        var counts = CheckInStore.Counts(turn.Rows, home.Workshop.Id);
        return items.Take(MostSessions).Select(item =>
        {
            var line = words.WeekdayAndDay(home.Workshop.DayOf(item.StartsAt)) + " · " + AgendaLines.Line(item, home, words);
            return counts.Find(count => count.AgendaItemId == item.Id) is { } came ? words["facilitate.session.came", ("session", Arg.Phrase(line)), ("n", Arg.Count(came.People))] : line;
        });
    }

    private sealed record Part(List<Group> Groups, List<AgendaItem> Items);

    private static string Id(ShelvedWorkshop home) => RowId.Write(home.Workshop.Id);
}
