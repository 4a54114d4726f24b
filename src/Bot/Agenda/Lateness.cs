using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>What moves when a session is late.</summary>
/// <remarks>
/// Prayer and meals stay where they are: the sun and the kitchen do not wait. What comes before them is pushed together, what comes after them stays.
/// A gap in the agenda takes up what it can. A group that is late moves only its own sessions; what is for everybody waits for nobody.
/// </remarks>
internal static class Lateness
{
    /// <summary>What changes when a session was over early and what follows it at once begins earlier too; nothing while another one is still on beside it.</summary>
    /// <inheritdoc cref="Push"/>
    public static List<AgendaItem> Pull(IReadOnlyList<AgendaItem> agenda, AgendaItem early, TimeSpan by, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var moved = new List<AgendaItem> { early with { EndsAt = early.EndsAt - by } };
        var own = agenda.Where(item => item.Id != early.Id && dayOf(item.StartsAt) == dayOf(early.StartsAt) && (early.GroupCode is null || item.GroupCode is null || item.GroupCode == early.GroupCode)).ToList();
        if (own.Exists(item => item.EndedAt is null && item.StartsAt < early.EndsAt && item.EndsAt > early.EndsAt - by))
        {
            return [];
        }

        var free = early.EndsAt;
        foreach (var together in own.Where(item => item.StartsAt >= early.EndsAt).OrderBy(item => item.StartsAt).GroupBy(item => item.StartsAt))
        {
            if (together.Key > free || together.Any(item => IsFixed(item, early)))
            {
                break;
            }

            moved.AddRange(together.Select(item => item with { StartsAt = item.StartsAt - by, EndsAt = item.EndsAt - by }));
            free = together.Max(item => item.EndsAt);
        }

        return moved.Count > 1 ? moved : [];
    }

    private static bool IsFixed(AgendaItem item, AgendaItem moving) => item.Kind is "prayer" or "meal" || (moving.GroupCode is not null && item.GroupCode is null);

    /// <summary>Nothing is made shorter than this.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>The items that change, as they shall be, in order of time; none when a fixed one follows at once.</summary>
    /// <param name="agenda">The whole agenda.</param>
    /// <param name="late">The session. One that has begun only ends later.</param>
    /// <param name="by">By how much.</param>
    /// <param name="dayOf">The day of a moment where the workshop is.</param>
    public static List<AgendaItem> Push(IReadOnlyList<AgendaItem> agenda, AgendaItem late, TimeSpan by, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var following = Following(agenda, late, dayOf).ToList();
        var limit = following.Find(item => IsFixed(item, late))?.StartsAt;
        var moved = new List<AgendaItem>
        {
            late with { StartsAt = late.StartedAt is null ? late.StartsAt + by : late.StartsAt, EndsAt = late.EndsAt + by },
        };
        var free = late.EndsAt + by;
        foreach (var together in following.TakeWhile(item => limit is null || item.StartsAt < limit).GroupBy(item => item.StartsAt))
        {
            if (together.Key >= free)
            {
                break;
            }

            var delay = free - together.Key;
            var pushed = together.Select(item => item with { StartsAt = item.StartsAt + delay, EndsAt = item.EndsAt + delay }).ToList();
            moved.AddRange(pushed);
            free = pushed.Max(item => item.EndsAt);
        }

        return [.. moved.Select(item => Before(item, limit)).Where(item => agenda.First(one => one.Id == item.Id) is var was && (was.StartsAt, was.EndsAt) != (item.StartsAt, item.EndsAt))];
    }

    /// <summary>What stays where it is, whatever a session does: the next prayer or meal, and for a group whatever is everybody's.</summary>
    /// <inheritdoc cref="Push"/>
    public static AgendaItem? Limit(IReadOnlyList<AgendaItem> agenda, AgendaItem late, Func<DateTimeOffset, DateOnly> dayOf) => Following(agenda, late, dayOf).FirstOrDefault(item => IsFixed(item, late));

    private static IEnumerable<AgendaItem> Following(IReadOnlyList<AgendaItem> agenda, AgendaItem late, Func<DateTimeOffset, DateOnly> dayOf) => agenda
        .Where(item => item.Id != late.Id && dayOf(item.StartsAt) == dayOf(late.StartsAt) && item.StartsAt >= late.EndsAt
            && (late.GroupCode is null || item.GroupCode is null || item.GroupCode == late.GroupCode))
        .OrderBy(item => item.StartsAt);

    private static AgendaItem Before(AgendaItem item, DateTimeOffset? limit) => limit is { } end && item.EndsAt > end
        ? item with { EndsAt = end, StartsAt = item.StartsAt > end - Shortest ? end - Shortest : item.StartsAt }
        : item;
}
