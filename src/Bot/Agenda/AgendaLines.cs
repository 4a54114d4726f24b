using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>Items of an agenda, and what wants another look, as lines of a message.</summary>
internal static class AgendaLines
{
    /// <summary>So many things that want another look are told at once.</summary>
    public const int MostConflicts = 8;

    /// <summary>An item in a line: <c>09:00–09:30 Opening, Hall A</c>.</summary>
    public static string Line(AgendaItem item, ShelvedWorkshop home, Words words)
    {
        var zone = home.Workshop.Zone;
        var room = words.Of(item.Rooms);
        var group = home.Groups.FirstOrDefault(one => one.Code == item.GroupCode);
        var line = words[room.Length == 0 ? "timetable.item" : "timetable.item.room",
            ("start", Arg.Phrase(WordsExtensions.Clock(item.StartsAt, zone))), ("end", Arg.Phrase(WordsExtensions.Clock(item.EndsAt, zone))),
            ("title", Arg.Text(words.Of(item.Titles))), ("room", Arg.Text(room))];
        return group is null ? line : words["timetable.item.group", ("item", Arg.Phrase(line)), ("group", Arg.Text(words.Of(group.Titles)))];
    }

    /// <summary>What wants another look, as lines below an agenda.</summary>
    public static IEnumerable<string> Conflicts(IEnumerable<AgendaItem> agenda, ShelvedWorkshop home, Words words, Func<AgendaConflict, bool> isShown)
    {
        var conflicts = AgendaConflicts.Of(agenda, home.Workshop.Zone).Where(isShown).ToList();
        if (conflicts.Count == 0)
        {
            yield break;
        }

        yield return "\n" + words["timetable.conflicts", ("n", Arg.Count(conflicts.Count))];
        foreach (var line in Some(conflicts, MostConflicts, conflict => words["timetable.conflict." + conflict.Kind.ToString().ToLowerInvariant(),
            ("first", Arg.Text(words.Of(conflict.First.Titles))), ("second", Arg.Text(words.Of((conflict.Second ?? conflict.First).Titles)))], words))
        {
            yield return line;
        }
    }

    /// <summary>The first of many as lines, and how many more there are.</summary>
    public static IEnumerable<string> Some<T>(IReadOnlyCollection<T> all, int most, Func<T, string> line, Words words) =>
        all.Count <= most ? all.Select(line) : all.Take(most).Select(line).Append(words["timetable.more", ("n", Arg.Count(all.Count - most))]);
}
