using System.Globalization;
using WorkshopBot.Authoring;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;

namespace WorkshopBot.Broadcasts;

/// <summary>A day and time as an organizer types it: <c>14/11 18:30</c>, <c>2025-11-14 8:00</c>, <c>١٨:٣٠</c>; without a day, the next such time.</summary>
internal static class TypedMoment
{
    /// <returns>Null when none can be read, or it is past.</returns>
    public static DateTimeOffset? Read(string typed, DateTimeOffset now, Workshop workshop)
    {
        var plain = Typed.Plain(typed);
        var cut = plain.LastIndexOf(' ');
        if (!TimeOnly.TryParseExact(plain[(cut + 1)..], ["H:mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var today = workshop.DayOf(now);
        var day = cut < 0 ? today : TypedDay.Read(plain[..cut], today);
        if (day is null)
        {
            return null;
        }

        var moment = Workshop.InstantOf(workshop.Zone, day.Value.ToDateTime(time));
        if (cut < 0 && moment <= now)
        {
            moment = Workshop.InstantOf(workshop.Zone, today.AddDays(1).ToDateTime(time));
        }

        return moment > now ? moment : null;
    }
}
