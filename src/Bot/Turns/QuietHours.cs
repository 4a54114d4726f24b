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
        return new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
    }
}
