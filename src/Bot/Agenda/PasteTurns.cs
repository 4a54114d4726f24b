using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Roles;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>An agenda that somebody pasted.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Text">As it was sent.</param>
/// <param name="Replaces">Whether it takes the place of what stands on its days, or comes to it.</param>
internal sealed record Paste(long Id, string Text, bool Replaces)
{
    /// <summary>In a button's argument: <see cref="Replaces"/>.</summary>
    public const string Replacing = "replace";

    /// <summary>In a button's argument: not <see cref="Replaces"/>.</summary>
    public const string Adding = "add";
}

/// <summary>More of the agenda from pasted text: what was read and what it does to its days is seen before it is saved.</summary>
internal sealed class PasteTurns(Shelf shelf, Catalogue texts)
{
    private const int MostShown = 40;
    private const int MostUnread = 5;

    /// <summary>What was pasted just now; where nothing can be read of it, it is said what is missing.</summary>
    public void Preview(IChatTurn turn, ShelvedWorkshop home, string text)
    {
        var pasted = Read(turn, home, text);
        if (pasted.Items.Count == 0)
        {
            var words = Words(turn);
            turn.Show(SetupCard.Prompt(string.Join('\n', new[] { words["timetable.paste.nothing"] }.Concat(UnreadLines(pasted, words))), Act.TimetableOpen, RowId.Write(home.Workshop.Id), words));
            return;
        }

        // a line or two are more of the day; a whole day is the day
        var days = pasted.Items.Select(item => item.Day).ToHashSet();
        var replaces = pasted.Items.Count > 2 || !home.Agenda.Any(item => days.Contains(home.Workshop.DayOf(item.StartsAt)));
        Preview(turn, home, new Paste(AgendaPasteStore.Add(turn.Work, home.Workshop.Id, text, turn.Now), text, replaces));
    }

    /// <summary>What a paste would do to its days.</summary>
    /// <param name="turn">Whose turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="paste">What was pasted.</param>
    /// <param name="seen">How the days looked when it was previewed, where they look different now.</param>
    public void Preview(IChatTurn turn, ShelvedWorkshop home, Paste paste, string? seen = null)
    {
        var words = Words(turn);
        var (pasted, edit, there) = Of(turn, home, paste);
        var stamps = there.ToDictionary(Stamp);
        var lines = new List<string>();
        if (seen is not null)
        {
            // a colleague was faster: what this would undo is seen before it is done
            var known = seen.Split(',').ToHashSet();
            lines.Add(words["timetable.paste.changed"]);
            lines.AddRange(AgendaLines.Some([.. stamps.Where(one => !known.Contains(one.Key)).Select(one => one.Value)], AgendaLines.MostConflicts, item => AgendaLines.Line(item, home, words), words));
            lines.Add("");
        }

        lines.Add(words["timetable.paste.preview", ("n", Arg.Count(pasted.Items.Count))]);
        foreach (var day in edit.Kept.GroupBy(item => home.Workshop.DayOf(item.StartsAt)).OrderBy(day => day.Key))
        {
            lines.Add(words.WeekdayAndDay(day.Key));
            lines.AddRange(AgendaLines.Some([.. day], MostShown, item => AgendaLines.Line(item, home, words), words));
        }

        if (edit.Dropped.Count > 0)
        {
            lines.Add("\n" + words["timetable.paste.dropped", ("n", Arg.Count(edit.Dropped.Count))]);
            lines.AddRange(AgendaLines.Some(edit.Dropped, AgendaLines.MostConflicts, item => AgendaLines.Line(item, home, words), words));
            if (SessionRoles.Of(turn.Rows, home.Workshop.Id, edit.Dropped) is { Count: > 0 } bound)
            {
                lines.Add("\n" + words["timetable.paste.roles", ("roles", Arg.Phrase(SessionRoles.Lines(bound, home, words)))]);
            }
        }

        var conflicts = AgendaLines.Conflicts(edit.On(home.Agenda), home, words, conflict => edit.Kept.Contains(conflict.First) || (conflict.Second is { } second && edit.Kept.Contains(second))).ToList();
        lines.AddRange(conflicts);
        if (pasted.Items.Where(item => item.IsBeforeAbove).ToList() is { Count: > 0 } early)
        {
            lines.Add("\n" + words["timetable.paste.order", ("n", Arg.Count(early.Count))]);
            lines.AddRange(AgendaLines.Some(early, AgendaLines.MostConflicts, item => words["timetable.item",
                ("start", Arg.Phrase(item.Start.ToString("HH\\:mm", CultureInfo.InvariantCulture))), ("end", Arg.Phrase(item.End.ToString("HH\\:mm", CultureInfo.InvariantCulture))), ("title", Arg.Text(words.Of(item.Titles)))], words));
        }

        lines.AddRange(UnreadLines(pasted, words));
        var key = $"{home.Workshop.Id}:{paste.Id}";
        var rows = new List<IReadOnlyList<Button>> { words.Row(new Button(words["button.timetable_save"], Act.TimetableSave, $"{key}:{(paste.Replaces ? Paste.Replacing : Paste.Adding)}:{string.Join(',', stamps.Keys)}")) };
        if (there.Count > 0)
        {
            rows.Add(words.Row(new Button(words[paste.Replaces ? "button.timetable_add" : "button.timetable_replace"], Act.TimetablePreview, $"{key}:{(paste.Replaces ? Paste.Adding : Paste.Replacing)}")));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.TimetableOpen, RowId.Write(home.Workshop.Id))));
        lines.Add("\n" + words["timetable.paste.again"]);
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>Saves it, unless its days were changed since it was previewed: then it is previewed again.</summary>
    /// <returns>What was saved; null for nothing.</returns>
    public AgendaEdit? Save(IChatTurn turn, ShelvedWorkshop home, Paste paste, string? seen)
    {
        var (_, edit, there) = Of(turn, home, paste);
        if (paste.Replaces && seen is not null && seen != string.Join(',', there.Select(Stamp)))
        {
            Preview(turn, home, paste, seen);
            return null;
        }

        SessionRoles.End(turn, home, edit.Dropped, texts);
        AgendaEdits.Write(turn, shelf, home, edit, AgendaEdits.Collects);
        AgendaPasteStore.Drop(turn.Work, paste.Id);
        return edit;
    }

    private static (PastedAgenda Pasted, AgendaEdit Edit, List<AgendaItem> There) Of(IChatTurn turn, ShelvedWorkshop home, Paste paste)
    {
        var pasted = Read(turn, home, paste.Text);
        var days = pasted.Items.Select(item => item.Day).ToHashSet();
        return (pasted, AgendaEdits.Of(home, pasted, paste.Replaces, AgendaStore.Codes(turn.Rows, home.Workshop.Id)), home.Agenda.Where(item => days.Contains(home.Workshop.DayOf(item.StartsAt))).ToList());
    }

    /// <summary>An item as it is just now: a button remembers it, and what was changed since is seen.</summary>
    private static string Stamp(AgendaItem item) =>
        $"{RowId.Write(item.Id)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AgendaChangeStore.Facts(item))))[..8]}";

    /// <summary>What is read of a text, as this person writes it.</summary>
    public static PastedAgenda Read(IChatTurn turn, ShelvedWorkshop home, string text) =>
        PastedAgenda.Read(text, home.Workshop.FirstDay, home.Workshop.LastDay, turn.Person.Language ?? "ar");

    private static IEnumerable<string> UnreadLines(PastedAgenda pasted, Words words)
    {
        if (pasted.Unread.Count == 0)
        {
            yield break;
        }

        yield return "\n" + words["timetable.unread", ("n", Arg.Count(pasted.Unread.Count))];
        foreach (var line in AgendaLines.Some(pasted.Unread, MostUnread, line => words["timetable.unread.line",
            ("number", Arg.Count(line.Line)), ("text", Arg.Text(line.Text)), ("problem", Arg.Phrase(words["timetable.unread." + line.Problem.ToString().ToLowerInvariant()]))], words))
        {
            yield return line;
        }
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
