using WorkshopBot.Data.Workshops;
using WorkshopBot.Workshops;

namespace WorkshopBot.Reminders;

/// <summary>A day on which people are reminded.</summary>
/// <param name="Day">In the workshop's zone.</param>
/// <param name="DaysLeft">Until the first day: 7, 2 or 1.</param>
/// <param name="BeganAt">When it began to go out.</param>
internal sealed record Reminder(DateOnly Day, int DaysLeft, DateTimeOffset BeganAt)
{
    /// <summary>The last one goes to everybody, and is the last time that anybody is asked.</summary>
    public bool IsLast => DaysLeft == 1;
}

/// <summary>
/// When people are reminded: seven, two and one days before the first day, from 10:00 in the workshop's zone. Computed from the workshop and the
/// moment alone, so an import, a pause or a moved clock needs no repair.
/// </summary>
/// <remarks>A reminder belongs to its day: what could not go out by 20:00 is left out, and the next one goes at its own time.</remarks>
internal static class ReminderPlan
{
    private static readonly int[] DaysBefore = [7, 2, 1];
    private static readonly TimeOnly From = new(10, 0);
    private static readonly TimeOnly Until = new(20, 0);

    /// <summary>The reminder that goes out at this moment, or null.</summary>
    public static Reminder? At(Workshop workshop, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, workshop.Zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        var left = workshop.FirstDay.DayNumber - day.DayNumber;
        return IsPlanned(workshop, left) && TimeOnly.FromDateTime(local) is var time && time >= From && time < Until
            ? new(day, left, Workshop.InstantOf(workshop.Zone, day.ToDateTime(From)))
            : null;
    }

    /// <summary>The next moment at which something is due: a reminder, the link, the place; null when nothing is left.</summary>
    public static DateTimeOffset? NextAfter(ShelvedWorkshop home, DateTimeOffset now) => NextAfter(home.Workshop, home.LinkShownAt, now);

    /// <inheritdoc cref="NextAfter(ShelvedWorkshop, DateTimeOffset)"/>
    public static DateTimeOffset? NextAfter(Workshop workshop, DateTimeOffset? linkShownAt, DateTimeOffset now) => DaysBefore
        .Where(left => IsPlanned(workshop, left))
        .Select(left => (DateTimeOffset?)Workshop.InstantOf(workshop.Zone, workshop.FirstDay.AddDays(-left).ToDateTime(From)))
        .Append(linkShownAt)
        .Append(workshop.VenueShownAt)
        .Where(moment => moment > now)
        .Min();

    /// <summary>When the team is told what is still missing.</summary>
    public static DateTimeOffset TwoDaysBefore(Workshop workshop) => Workshop.InstantOf(workshop.Zone, workshop.FirstDay.AddDays(-2).ToDateTime(From));

    /// <summary>With <c>attendance_check no</c> nobody is asked, and only the day before is left.</summary>
    private static bool IsPlanned(Workshop workshop, int daysLeft) => DaysBefore.Contains(daysLeft) && (workshop.AsksAttendance || daysLeft == 1);
}
