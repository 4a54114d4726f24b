using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Feedback;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>
/// <c>/facilitate</c> → a session that is on or comes next: started, ended, late by some minutes. What is said far from the plan offers to move what follows by as much; for a
/// few minutes it can be taken back, and whoever else has the session before them sees who said it.
/// </summary>
internal sealed class SessionTurns(Shelf shelf, Catalogue texts, Rights rights)
{
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>So long what was said can be taken back.</summary>
    private static readonly TimeSpan Undoing = TimeSpan.FromMinutes(5);

    /// <summary>So far from the plan what follows might move; an end that is earlier by more is asked about once more.</summary>
    private static readonly TimeSpan Far = TimeSpan.FromMinutes(10);

    /// <summary>What follows moves by whole steps: nobody reads an agenda of 10:17 and 11:02.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Buttons for <c>/facilitate</c>: whatever is on or begins soon, and what something was said of just now, of what this person leads.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Buttons(IChatTurn turn, ShelvedWorkshop home, Rights rights, Words words)
    {
        var said = SessionStepStore.Recent(turn.Rows, home.Workshop.Id, turn.Now - Undoing);
        var near = rights.Among(turn.Rows, turn.Person.Id, Act.SessionOpen, home)
            .Where(item => said.Contains(item.Id) || (!AgendaConflicts.IsPause(item) && item.EndedAt is null && item.StartsAt - Around <= turn.Now && turn.Now < item.EndsAt + Around));
        foreach (var item in near)
        {
            yield return words.Row(new Button(
                AgendaText.HourAndName(item, home, words),
                Act.SessionOpen, RowId.Write(item.Id)));
        }
    }

    /// <summary>A button of a session's card. The plan it was made for stands in its argument: what another one has moved meanwhile is not moved again.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var (item, workshopId) = AgendaStore.ById(turn.Rows, RowId.Read(parts[0])) ?? throw new InvalidOperationException("The gate lets nobody to an item that is gone.");
        var home = shelf.Workshop(turn.Rows, workshopId);
        var words = texts.Of(turn.Person.Language);
        switch (press.Action)
        {
            case Act.SessionStart when item.StartedAt is null && item.EndedAt is null:
                AgendaStore.Started(turn.Work, item.Id, turn.Now);
                SessionStepStore.Add(turn.Work, item.Id, press.Action.Name(), [], turn.Now);
                Show(turn, item.Id, "");
                break;
            case Act.SessionEnd when item.EndedAt is null && item.EndsAt - turn.Now > Far && parts.Length == 1:
                turn.Show(AskEnd(turn, home, item, words));
                break;
            case Act.SessionEnd when item.EndedAt is null:
                SessionEnded.Happened(turn, home, item);
                SessionStepStore.Add(turn.Work, item.Id, press.Action.Name(), [], turn.Now);
                Show(turn, item.Id, "");
                break;
            case Act.SessionLate when parts.Length == 3 && parts[2] == Plan(item) && int.Parse(parts[1], CultureInfo.InvariantCulture) is var minutes
                && (item.EndedAt is null ? minutes > 0 : Offered(item, turn.Now)?.TotalMinutes == minutes):
                Move(turn, home, item, minutes, words);
                break;
            case Act.SessionUndo when SessionStepStore.Last(turn.Rows, item.Id) is { } step && step.Id == RowId.Read(parts[1]) && IsOpen(step, turn.Now):
                Undo(turn, home, item, step);
                Show(turn, item.Id, words["session.undone"]);
                break;
            default:
                Show(turn, item.Id, "");
                break;
        }
    }

    private void Move(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, int minutes, Words words)
    {
        var moved = Moved(home, item, TimeSpan.FromMinutes(minutes));
        if (moved.Count == 0)
        {
            var stays = minutes > 0 ? Lateness.Limit(home.Agenda, item, home.Workshop.DayOf) : null;
            Show(turn, item.Id, stays is null ? "" : words[stays.Kind is "prayer" or "meal" ? "session.nothing_moves" : "session.nothing_moves.everybody", ("item", Arg.Text(AgendaText.HourAndName(stays, home, words)))], stays);
            return;
        }

        var was = home.Agenda.ToDictionary(one => one.Id);
        SessionStepStore.Add(
            turn.Work, item.Id, Act.SessionLate.Name(), [.. moved.Select(one => new MovedItem(one.Id, was[one.Id].StartsAt, was[one.Id].EndsAt, one.StartsAt, one.EndsAt))], turn.Now);

        // whoever is on the way has to know now
        AgendaEdits.Write(turn, shelf, home, new(moved, []), TimeSpan.Zero);
        Show(turn, item.Id, words[minutes > 0 ? "session.moved.later" : "session.moved.earlier", ("n", Arg.Count(Math.Abs(minutes))), ("items", Arg.Count(moved.Count))]);
    }

    /// <summary>What a move changes. One that was over early takes what follows along; what began or ended late is not only later by plan.</summary>
    private static List<AgendaItem> Moved(ShelvedWorkshop home, AgendaItem item, TimeSpan by)
    {
        if (by < TimeSpan.Zero)
        {
            return Lateness.Pull(home.Agenda, item, -by, home.Workshop.DayOf);
        }

        var hasBegunLate = item is { StartedAt: { } started, EndedAt: null } && started - item.StartsAt >= by;
        return Lateness.Push(
            home.Agenda, item with { StartedAt = hasBegunLate ? null : item.EndedAt is null ? item.StartedAt : item.StartedAt ?? item.StartsAt }, by, home.Workshop.DayOf);
    }

    private void Undo(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, SessionStep step)
    {
        SessionStepStore.Drop(turn.Work, step.Id);
        if (step.Act == Act.SessionStart.Name())
        {
            AgendaStore.Started(turn.Work, item.Id, null);
        }
        else if (step.Act == Act.SessionEnd.Name())
        {
            AgendaStore.Ended(turn.Work, item.Id, null);
            AskTurns.Withdraw(turn, home, item, step.At);
        }

        // what was changed since then stays as it is
        var before = home.Agenda.Select(one => (Item: one, Was: step.Moved.FirstOrDefault(moved => moved.Id == one.Id)))
            .Where(one => one.Was is { } was && (was.StartsAt, was.EndsAt) == (one.Item.StartsAt, one.Item.EndsAt))
            .Select(one => one.Item with { StartsAt = one.Was!.StartsWas, EndsAt = one.Was.EndsWas }).ToList();
        if (before.Count > 0)
        {
            AgendaEdits.Write(turn, shelf, home, new(before, []), TimeSpan.Zero);
        }

        turn.SetTimer(Act.FeedbackNext, home.Workshop.Id, turn.Now);
    }

    /// <param name="turn">The turn.</param>
    /// <param name="itemId">The session.</param>
    /// <param name="lead">What has just become of it; may be empty.</param>
    /// <param name="inTheWay">What did not let it move: whoever may move that finds it here.</param>
    private void Show(IChatTurn turn, long itemId, string lead, AgendaItem? inTheWay = null)
    {
        // what was written is read anew
        shelf.Forget();
        var (item, workshopId) = AgendaStore.ById(turn.Rows, itemId)!.Value;
        var home = shelf.Workshop(turn.Rows, workshopId);
        var zone = home.Workshop.Zone;
        var words = texts.Of(turn.Person.Language);
        var id = RowId.Write(item.Id);
        var step = SessionStepStore.Last(turn.Rows, item.Id) is { } last && IsOpen(last, turn.Now) ? last : null;
        var lines = new List<string>();
        if (lead.Length == 0 && step is not null)
        {
            lead = Said(turn, home, item, step, words) ?? "";
        }

        if (lead.Length > 0)
        {
            lines.Add(lead + "\n");
        }

        lines.Add(AgendaLines.Line(item, home, words));
        if (item.StartedAt is { } started)
        {
            lines.Add(words["session.started", ("time", Arg.Phrase(WordsExtensions.Clock(started, zone)))]);
        }

        if (item.EndedAt is { } ended)
        {
            lines.Add(words["session.ended", ("time", Arg.Phrase(WordsExtensions.Clock(ended, zone)))]);
        }

        var rows = new List<IReadOnlyList<Button>>();
        if (item.EndedAt is null)
        {
            rows.Add(words.Row(new Button(words[item.StartedAt is null ? "button.session_start" : "button.session_end"], item.StartedAt is null ? Act.SessionStart : Act.SessionEnd, id)));
            if (item.StartedAt is null && turn.Now >= item.StartsAt)
            {
                rows.Add(words.Row(new Button(words["button.session_end"], Act.SessionEnd, id)));
            }

            rows.Add(words.Row(new Button(words["button.session_late"], Act.SessionLate, Later(item, Late))));
        }

        if (Offered(item, turn.Now) is { } by && (item.EndedAt is not null || by != Late) && Moved(home, item, by).Exists(one => one.Id != item.Id))
        {
            rows.Add(words.Row(new Button(
                words[by > TimeSpan.Zero ? "button.session_later" : "button.session_earlier", ("n", Arg.Count((int)by.Duration().TotalMinutes))], Act.SessionLate, Later(item, by))));
        }

        if (inTheWay is { Kind: not ("prayer" or "meal") } && rights.May(turn.Rows, turn.Person.Id, Act.SessionLate, RowId.Write(inTheWay.Id)))
        {
            rows.Add(words.Row(new Button(AgendaText.HourAndName(inTheWay, home, words), Act.SessionOpen, RowId.Write(inTheWay.Id))));
        }

        if (step is not null)
        {
            rows.Add(words.Row(new Button(words["button.undo"], Act.SessionUndo, $"{id}:{RowId.Write(step.Id)}")));
        }

        if (rights.May(turn.Rows, turn.Person.Id, Act.TimetableItem, id))
        {
            rows.Add(words.Row(new Button(words["button.timetable_change"], Act.TimetableItem, id)));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], FacilitateTurns.Open, RowId.Write(workshopId))));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>What another one of the team has just said of it; null when it was the reader.</summary>
    private static string? Said(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, SessionStep step, Words words)
    {
        if (AuditStore.Who(turn.Rows, home.Workshop.Id, step.Act, item.Id, step.At) is not { } who || who.PersonId == turn.Person.Id)
        {
            return null;
        }

        var minutes = step.Moved.Count == 0 ? 0 : (int)(step.Moved[0].EndsAt - step.Moved[0].EndsWas).TotalMinutes;
        return words["session.said",
            ("name", Arg.Text(who.Name ?? "–")), ("time", Arg.Phrase(WordsExtensions.Clock(step.At, home.Workshop.Zone))),
            ("what", Arg.Phrase(step.Act == Act.SessionStart.Name() ? words["button.session_start"] : step.Act == Act.SessionEnd.Name() ? words["button.session_end"]
                : words[minutes < 0 ? "session.what.earlier" : "session.what.later", ("n", Arg.Count(Math.Abs(minutes)))]))];
    }

    private static Screen AskEnd(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, Words words)
    {
        var id = RowId.Write(item.Id);
        return new Screen(words["session.ask_end",
            ("title", Arg.Text(words.Of(item.Titles))), ("end", Arg.Phrase(WordsExtensions.Clock(item.EndsAt, home.Workshop.Zone))), ("now", Arg.Phrase(WordsExtensions.Clock(turn.Now, home.Workshop.Zone)))])
        {
            Rows = [words.Row(new Button(words["button.session_over"], Act.SessionEnd, id + ":now")), words.Row(new Button(words["button.session_goes_on"], Act.SessionOpen, id))],
        };
    }

    /// <summary>By how much what follows might move: the session began late, or ended early or late; null while it keeps to the plan, and once its end is no news.</summary>
    private static TimeSpan? Offered(AgendaItem item, DateTimeOffset now)
    {
        if (item.EndedAt is { } over && now - over >= Undoing)
        {
            return null;
        }

        var away = item.EndedAt is { } ended ? ended - item.EndsAt : item.StartedAt is { } started && started > item.StartsAt ? started - item.StartsAt : TimeSpan.Zero;
        return away.Duration() >= Far ? (long)(away / Step) * Step : null;
    }

    private static string Later(AgendaItem item, TimeSpan by) => string.Create(CultureInfo.InvariantCulture, $"{item.Id}:{(int)by.TotalMinutes}:{Plan(item)}");

    /// <summary>The hours an item is planned for, as a button carries them.</summary>
    private static string Plan(AgendaItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.StartsAt.UtcDateTime:HHmm}{item.EndsAt.UtcDateTime:HHmm}");

    private static bool IsOpen(SessionStep step, DateTimeOffset now) => now - step.At < Undoing;
}
