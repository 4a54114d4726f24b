using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Broadcasts;

/// <summary>
/// A day and time as an organizer types it: <c>14/11 18:30</c>, <c>2025-11-14 8:00</c>, <c>tomorrow 6 pm</c>, <c>١٨:٣٠</c>, <c>الجمعة 6 مساءً</c>; without a day, the next such time.
/// </summary>
internal static class TypedMoment
{
    private static readonly char[] Around = [' ', ',', '،', '؛', ';', '\t', '\n', '\r'];

    private static readonly Dictionary<string, int> NearDays = CalendarTables.NearDays.Values.SelectMany(names => names.Index().Skip(1).Select(name => (name.Item, Days: name.Index - 1)))
        .Concat([(Item: "سبەینێ", Days: 1), (Item: "بەیانی", Days: 1)]).DistinctBy(day => SearchKey.Of(day.Item)).ToDictionary(day => SearchKey.Of(day.Item), day => day.Days);

    private static readonly Dictionary<string, DayOfWeek> Weekdays = CalendarTables.Weekdays.Values.SelectMany(names => names.Index())
        .ToDictionary(name => SearchKey.Of(name.Item), name => (DayOfWeek)name.Index);

    /// <returns>Null when none can be read, or it is past.</returns>
    public static DateTimeOffset? Read(string typed, DateTimeOffset now, Workshop workshop)
    {
        var words = Typed.Plain(typed).Split(Around, StringSplitOptions.RemoveEmptyEntries);
        var today = workshop.DayOf(now);
        for (var cut = 0; cut < words.Length; cut++)
        {
            // the day before the time, or behind it
            var (head, tail) = (string.Join(' ', words[..cut]), string.Join(' ', words[cut..]));
            if ((Time(tail) is { } late && Moment(head, late, today, now, workshop) is { } first ? first
                : Time(head) is { } early && Moment(tail, early, today, now, workshop) is { } second ? second : (DateTimeOffset?)null) is { } moment)
            {
                return moment > now ? moment : null;
            }
        }

        return null;
    }

    /// <summary>A time of day alone: <c>6 pm</c>, <c>18.30</c>.</summary>
    public static TimeOnly? Time(string typed) => TypedHours.Alone(typed) is { End: null } time ? time.Start : null;

    private static DateTimeOffset? Moment(string day, TimeOnly time, DateOnly today, DateTimeOffset now, Workshop workshop)
    {
        DateTimeOffset On(DateOnly date) => Workshop.InstantOf(workshop.Zone, date.ToDateTime(time));
        DateTimeOffset NotBefore(DateOnly date, int step) => On(date) > now ? On(date) : On(date.AddDays(step));
        return day.Length == 0 ? NotBefore(today, 1)
            : NearDays.TryGetValue(SearchKey.Of(day), out var days) ? On(today.AddDays(days))
            : Weekdays.TryGetValue(SearchKey.Of(day), out var weekday) ? NotBefore(today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7), 7)
            : TypedDay.Read(day, today) is { } date ? On(date) : null;
    }
}
