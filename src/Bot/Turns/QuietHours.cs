using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Turns;

/// <summary>Nothing that can wait is sent between 22:00 and 08:00 of the workshop's zone.</summary>
internal static class QuietHours
{
    private static readonly TimeOnly Begin = new(22, 0);
    private static readonly TimeOnly End = new(8, 0);
    private static readonly TimeOnly EarlyMorning = new(6, 30);

    /// <summary>So long before something begins people still choose where they go, and when they leave.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromHours(2);

    /// <summary>The first moment from <paramref name="moment"/> on at which something may be sent.</summary>
    public static DateTimeOffset NextAllowed(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (time >= End && time < Begin)
        {
            return moment;
        }

        var day = DateOnly.FromDateTime(local.DateTime).AddDays(time >= Begin ? 1 : 0).ToDateTime(End);
        return Workshop.InstantOf(zone, day);
    }

    /// <summary>
    /// The first moment at which something may be told that is about what begins at <paramref name="beginsAt"/>: in the morning, from 06:30 on where eight is too late for whoever
    /// has to get there, and at night where that is too late as well.
    /// </summary>
    public static DateTimeOffset NextAllowed(DateTimeOffset moment, DateTimeOffset beginsAt, TimeZoneInfo zone)
    {
        var morning = NextAllowed(moment, zone);
        if (morning == moment || beginsAt - morning >= OnTheWay)
        {
            return morning;
        }

        var early = Workshop.InstantOf(zone, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(morning, zone).DateTime).ToDateTime(EarlyMorning));
        return early > moment && beginsAt - early >= OnTheWay ? early : moment;
    }

    /// <summary>Whether people may be reminded of what begins within the hour: an early morning is reminded of from 06:30 on.</summary>
    public static bool AllowReminder(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime) is var time && time >= EarlyMorning && time < Begin;

    /// <summary>When the day that <paramref name="moment"/> is in ends: the next 22:00.</summary>
    public static DateTimeOffset NextNight(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var day = DateOnly.FromDateTime(local.DateTime).AddDays(TimeOnly.FromDateTime(local.DateTime) >= Begin ? 1 : 0);
        return Workshop.InstantOf(zone, day.ToDateTime(Begin));
    }
}
