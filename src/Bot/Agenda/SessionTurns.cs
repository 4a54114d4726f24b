using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary><c>/facilitate</c> → the session that is on or comes next: started, ended, ten minutes late.</summary>
internal sealed class SessionTurns(Shelf shelf, Catalogue texts, Rights rights)
{
    private const int MostButtons = 3;
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>Buttons for <c>/facilitate</c>: whatever is on or begins soon, of what this person leads.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Buttons(IChatTurn turn, ShelvedWorkshop home, Rights rights, Words words)
    {
        var near = rights.Among(turn.Rows, turn.Person.Id, Act.SessionOpen, home)
            .Where(item => !AgendaConflicts.IsPause(item) && item.EndedAt is null && item.StartsAt - Around <= turn.Now && turn.Now < item.EndsAt + Around);
        foreach (var item in near.Take(MostButtons))
        {
            yield return words.Row(new Button(
                WordsExtensions.Cut(Bidi.Strip(words["agenda.item", ("start", Arg.Phrase(WordsExtensions.Clock(item.StartsAt, home.Workshop.Zone))), ("title", Arg.Text(words.Of(item.Titles)))])),
                Act.SessionOpen, RowId.Write(item.Id)));
        }
    }

    /// <summary>A button of a session's card.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var (item, workshopId) = AgendaStore.ById(turn.Rows, RowId.Read(press.Argument)) ?? throw new InvalidOperationException("The gate lets nobody to an item that is gone.");
        var home = shelf.Workshop(turn.Rows, workshopId);
        var words = texts.Of(turn.Person.Language);
        switch (press.Action)
        {
            case Act.SessionStart:
                AgendaStore.Started(turn.Work, item.Id, turn.Now);
                Show(turn, item with { StartedAt = turn.Now }, "");
                break;
            case Act.SessionEnd when item.EndedAt is null:
                SessionEnded.Happened(turn, home, item);
                Show(turn, item with { EndedAt = turn.Now }, "");
                break;
            case Act.SessionLate when item.EndedAt is null:
                Push(turn, home, item, words);
                break;
            default:
                Show(turn, item, "");
                break;
        }
    }

    private void Push(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, Words words)
    {
        var moved = Lateness.Push(home.Agenda, item, Late, home.Workshop.DayOf);
        if (moved.Count == 0)
        {
            Show(turn, item, words["session.nothing_moves"]);
            return;
        }

        // whoever is on the way has to know now
        AgendaEdits.Write(turn, shelf, home, new(moved, []), TimeSpan.Zero);
        Show(turn, moved.Find(one => one.Id == item.Id) ?? item, words["session.moved", ("n", Arg.Count(moved.Count))]);
    }

    private void Show(IChatTurn turn, AgendaItem item, string lead)
    {
        // what was written is read anew
        shelf.Forget();
        var (_, workshopId) = AgendaStore.ById(turn.Rows, item.Id)!.Value;
        var home = shelf.Workshop(turn.Rows, workshopId);
        var zone = home.Workshop.Zone;
        var words = texts.Of(turn.Person.Language);
        var id = RowId.Write(item.Id);
        var lines = new List<string>();
        if (lead.Length > 0)
        {
            lines.Add(lead + "\n");
        }

        lines.Add(TimetableTurns.Line(item, home, words));
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

            rows.Add(words.Row(new Button(words["button.session_late"], Act.SessionLate, id)));
        }

        if (rights.May(turn.Rows, turn.Person.Id, Act.TimetableItem, id))
        {
            rows.Add(words.Row(new Button(words["button.timetable_change"], Act.TimetableItem, id)));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], FacilitateTurns.Open, RowId.Write(workshopId))));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }
}
