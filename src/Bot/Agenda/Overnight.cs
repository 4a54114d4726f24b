using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>An evening that ends at midnight or after it: its end stands on the clock before its beginning, and is of the next day.</summary>
internal static class Overnight
{
    private static readonly TimeOnly Evening = new(18, 0);
    private static readonly TimeOnly Dawn = new(6, 0);

    /// <summary>True for <c>21:00–00:30</c> and <c>22:00–0:00</c>; false where the end is only wrong.</summary>
    public static bool Is(TimeOnly start, TimeOnly end) => start >= Evening && end <= Dawn;

    /// <summary>The day it is for whoever is there: that of an evening goes on past midnight, until its last session ends.</summary>
    public static DateOnly Today(this ShelvedWorkshop home, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, home.Workshop.Zone).DateTime;
        var today = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < Dawn && home.Agenda.Any(item => now < item.EndsAt && home.Workshop.DayOf(item.StartsAt) == today.AddDays(-1)) ? today.AddDays(-1) : today;
    }

    /// <summary>When what begins on a day ends.</summary>
    public static DateTime EndOf(DateOnly day, TimeOnly start, TimeOnly end) => (end <= start ? day.AddDays(1) : day).ToDateTime(end);
}
