using WorkshopBot.Data.Workshops;
using WorkshopBot.Turns;

namespace WorkshopBot.Seats;

/// <summary>How long an offered seat is kept: 24 hours, two from the day before the workshop on; the night does not count.</summary>
/// <remarks>docs/decisions/0006-the-last-seat.md.</remarks>
internal static class OfferHours
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(24);
    private static readonly TimeSpan Short = TimeSpan.FromHours(2);

    /// <summary>
    /// Until when a seat offered now is kept. One that would reach into the eve ends there after two hours, like those offered on it, and none
    /// outlives the beginning.
    /// </summary>
    public static DateTimeOffset Until(DateTimeOffset now, Workshop workshop, DateTimeOffset startsAt)
    {
        var eve = workshop.StartOf(workshop.DayOf(startsAt).AddDays(-1));
        var early = Count(now, Long, workshop.Zone);
        var late = Count(now > eve ? now : eve, Short, workshop.Zone);
        var until = early < late ? early : late;
        return until < startsAt ? until : startsAt;
    }

    /// <summary>After a time during which the bot was down when an offer ended: nobody loses a seat to that.</summary>
    public static DateTimeOffset Again(DateTimeOffset now, Workshop workshop, DateTimeOffset startsAt) =>
        Count(now, Short, workshop.Zone) is var until && until < startsAt ? until : startsAt;

    /// <summary>The end of a time that runs by day only.</summary>
    public static DateTimeOffset Count(DateTimeOffset from, TimeSpan time, TimeZoneInfo zone)
    {
        for (var begin = QuietHours.NextAllowed(from, zone); ; begin = QuietHours.NextAllowed(QuietHours.NextNight(begin, zone), zone))
        {
            var night = QuietHours.NextNight(begin, zone);
            if (begin + time <= night)
            {
                return begin + time;
            }

            time -= night - begin;
        }
    }
}
