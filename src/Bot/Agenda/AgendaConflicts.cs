using System.Text.RegularExpressions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Agenda;

/// <summary>Something in an agenda that cannot be right, or wants another look. Nothing is refused for it: whoever made the agenda decides.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">The item it is about.</param>
/// <param name="Second">The other one; null where there is only one.</param>
internal sealed record AgendaConflict(AgendaConflictKind Kind, AgendaItem First, AgendaItem? Second = null);

/// <summary>What two items, or one with the day, have against each other.</summary>
internal enum AgendaConflictKind
{
    /// <summary>The same people should be at both.</summary>
    Overlap,

    /// <summary>One group should be in two rooms.</summary>
    Group,

    /// <summary>One room has both.</summary>
    Room,

    /// <summary>Somebody leads both.</summary>
    Facilitator,

    /// <summary>It lies in the time of the Friday prayer.</summary>
    Friday,

    /// <summary>It takes the whole of noon, and the day has no prayer, meal or break around it.</summary>
    Noon,

    /// <summary>It is called the Friday prayer, and the day is another.</summary>
    NotFriday,
}

/// <summary>Finds what does not go together in an agenda.</summary>
internal static partial class AgendaConflicts
{
    /// <summary>What does not move with the others and what nobody has to be at: <c>prayer</c>, <c>meal</c>, <c>break</c>.</summary>
    public static bool IsPause(AgendaItem item) => item.Kind is "prayer" or "meal" or "break";

    // when the Friday sermon and prayer are held in Iraq, summer and winter; noon prayer otherwise
    private static readonly (TimeOnly From, TimeOnly To) FridayPrayer = (new(12, 0), new(13, 0));
    private static readonly (TimeOnly From, TimeOnly To) Noon = (new(12, 15), new(12, 45));
    private static readonly (TimeOnly From, TimeOnly To) AroundNoon = (new(11, 30), new(14, 0));

    /// <summary>All conflicts, in order of time.</summary>
    public static List<AgendaConflict> Of(IEnumerable<AgendaItem> agenda, TimeZoneInfo zone)
    {
        var items = agenda.OrderBy(item => item.StartsAt).ThenBy(item => item.EndsAt).ToList();
        var found = new List<AgendaConflict>();
        foreach (var (index, item) in items.Index())
        {
            found.AddRange(items.Skip(index + 1).TakeWhile(other => other.StartsAt < item.EndsAt).SelectMany(other => Between(item, other)));
            if (OfDay(item, items, zone) is { } kind)
            {
                found.Add(new(kind, item));
            }
        }

        return found;
    }

    private static IEnumerable<AgendaConflict> Between(AgendaItem first, AgendaItem second)
    {
        if (first.GroupCode is not null && first.GroupCode == second.GroupCode)
        {
            yield return new(AgendaConflictKind.Group, first, second);
        }
        else if (first.GroupCode is null || second.GroupCode is null)
        {
            yield return new(AgendaConflictKind.Overlap, first, second);
        }
        else if (Shares(first.Rooms, second.Rooms))
        {
            yield return new(AgendaConflictKind.Room, first, second);
        }

        if (SharesSomebody(first.Facilitators, second.Facilitators))
        {
            yield return new(AgendaConflictKind.Facilitator, first, second);
        }
    }

    private static bool Shares(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        first.Any(text => second.TryGetValue(text.Key, out var other) && SearchKey.Of(text.Value) is { Length: > 0 } key && key == SearchKey.Of(other));

    /// <summary>Whether one who leads the first leads the second too: <c>Huda</c> and <c>Ali, Huda</c>.</summary>
    private static bool SharesSomebody(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        first.Any(text => second.TryGetValue(text.Key, out var other) && Names(text.Value) is var one && Names(other) is var two
            && (one.Sure.Overlaps(two.Sure) || one.Sure.Overlaps(two.Perhaps) || one.Perhaps.Overlaps(two.Sure)));

    /// <summary>
    /// The names in a text. In Arabic "and" is the first letter of the next name, and there are names that begin with it: what is left of <c>وهدى</c> and <c>وليد</c> is a name only where the
    /// other text has it as one.
    /// </summary>
    private static (HashSet<string> Sure, HashSet<string> Perhaps) Names(string text)
    {
        var (sure, perhaps) = (new HashSet<string>(), new HashSet<string>());
        foreach (var name in BetweenNames().Split(text).Select(name => name.Trim()))
        {
            var pieces = Waw().Split(name).Select(SearchKey.Of).ToList();
            sure.UnionWith([SearchKey.Of(name), pieces[0]]);
            perhaps.UnionWith(pieces.Skip(1));
        }

        sure.Remove("");
        perhaps.Remove("");
        return (sure, perhaps);
    }

    /// <summary>What stands between names: marks, and the word for "and".</summary>
    [GeneratedRegex(@"[,،;؛&+/\\\n]|\s[-–]\s|\s(?:and|و)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BetweenNames();

    [GeneratedRegex(@"(?:^|\s)و(?=\p{L}{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Waw();

    private static readonly string[] Friday = [.. CalendarTables.Weekdays.Values.Select(names => SearchKey.Of(names[(int)DayOfWeek.Friday]))];

    private static AgendaConflictKind? OfDay(AgendaItem item, List<AgendaItem> items, TimeZoneInfo zone)
    {
        var (day, start, end) = On(item, zone);
        if (item.Kind == "prayer" && day.DayOfWeek != DayOfWeek.Friday && item.Titles.Values.Any(title => Array.Exists(Friday, name => SearchKey.Of(title).Split(' ').Contains(name))))
        {
            return AgendaConflictKind.NotFriday;
        }

        if (IsPause(item))
        {
            return null;
        }

        if (day.DayOfWeek == DayOfWeek.Friday && start < FridayPrayer.To && end > FridayPrayer.From)
        {
            return AgendaConflictKind.Friday;
        }

        var hasPause = items.Exists(other => IsPause(other) && On(other, zone) is var (otherDay, from, to) && otherDay == day && from < AroundNoon.To && to > AroundNoon.From);
        return !hasPause && day.DayOfWeek != DayOfWeek.Friday && start <= Noon.From && end >= Noon.To ? AgendaConflictKind.Noon : null;
    }

    private static (DateOnly Day, TimeOnly Start, TimeOnly End) On(AgendaItem item, TimeZoneInfo zone)
    {
        var (start, end) = (TimeZoneInfo.ConvertTime(item.StartsAt, zone).DateTime, TimeZoneInfo.ConvertTime(item.EndsAt, zone).DateTime);
        return (DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start), TimeOnly.FromDateTime(end));
    }
}
