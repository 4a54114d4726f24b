using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Turns;

/// <summary>Nothing that can wait is sent between 22:00 and 08:00 of the workshop's zone.</summary>
internal static class QuietHours
{
    private static readonly TimeOnly Begin = new(22, 0);
    private static readonly TimeOnly End = new(8, 0);

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

    /// <summary>When the day that <paramref name="moment"/> is in ends: the next 22:00.</summary>
    public static DateTimeOffset NextNight(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var day = DateOnly.FromDateTime(local.DateTime).AddDays(TimeOnly.FromDateTime(local.DateTime) >= Begin ? 1 : 0);
        return Workshop.InstantOf(zone, day.ToDateTime(Begin));
    }
}
