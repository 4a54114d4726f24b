using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Turns;

/// <summary>Nothing that can wait is sent between 22:00 and 08:00 of the workshop's zone.</summary>
internal static class QuietHours
{
    private static readonly TimeOnly Begin = new(22, 0);
    private static readonly TimeOnly End = new(8, 0);
    private static readonly TimeOnly EarlyMorning = new(6, 30);

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
