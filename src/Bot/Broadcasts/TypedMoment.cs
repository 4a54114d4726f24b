using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Broadcasts;

/// <summary>
/// A day and time as an organizer types it: <c>14/11 18:30</c>, <c>2025-11-14 8:00</c>, <c>tomorrow 6 pm</c>, <c>١٨:٣٠</c>, <c>الجمعة 6 مساءً</c>; without a day, the next such time.
/// </summary>
internal static partial class TypedMoment
{
    private static readonly char[] Around = [' ', ',', '،', '؛', ';', '\t', '\n', '\r'];

    // "on", "day"
    private static readonly HashSet<string> Before = [.. new[] { "يوم", "في", "بتاريخ", "ڕۆژی", "لە", "on", "at" }.Select(SearchKey.Of)];

    private static readonly Dictionary<string, int> NearDays = CalendarTables.NearDays.Values.SelectMany(names => names.Index().Skip(1).Select(name => (name.Item, Days: name.Index - 1)))
        .Concat([(Item: "سبەینێ", Days: 1), (Item: "بەیانی", Days: 1), (Item: "بكرة", Days: 1), (Item: "باچر", Days: 1), (Item: "بعد غد", Days: 2), (Item: "دووسبەی", Days: 2)]).DistinctBy(day => SearchKey.Of(day.Item)).ToDictionary(day => SearchKey.Of(day.Item), day => day.Days);

    private static readonly Dictionary<string, DayOfWeek> Weekdays = CalendarTables.Weekdays.Values.SelectMany(names => names.Index())
        .ToDictionary(name => SearchKey.Of(name.Item), name => (DayOfWeek)name.Index);

    /// <summary>Reads a moment, which may be past.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="now">The moment it was typed.</param>
    /// <param name="workshop">The workshop on whose clock it is.</param>
    /// <param name="otherwise">The time of a day that is written without one; null: such a day is no moment.</param>
    /// <returns>Null when none can be read.</returns>
    public static DateTimeOffset? Read(string typed, DateTimeOffset now, Workshop workshop, TimeOnly? otherwise = null)
    {
        var line = TypedHours.Line(typed);
        if (In().Match(line) is { Success: true } later)
        {
            return now + Lasts(later);
        }

        var words = line.Split(Around, StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => Before.Contains(SearchKey.Of(word))).ToArray();
        var today = workshop.DayOf(now);
        for (var cut = 0; cut < words.Length; cut++)
        {
            // the day before the time, or behind it
            var (head, tail) = (string.Join(' ', words[..cut]), string.Join(' ', words[cut..]));
            if ((Part(tail) is { } late && Moment(head, late, today, now, workshop) is { } first ? first
                : Part(head) is { } early && Moment(tail, early, today, now, workshop) is { } second ? second : (DateTimeOffset?)null) is { } moment)
            {
                return moment;
            }
        }

        return otherwise is { } time && words.Length > 0 ? Moment(string.Join(' ', words), time, today, now, workshop) : null;
    }

    /// <summary><c>in 2 hours</c>, <c>بعد ساعتين</c>, <c>دوای 30 خولەک</c>.</summary>
    private static TimeSpan Lasts(Match later)
    {
        var many = later.Groups["n"].Success ? int.Parse(later.Groups["n"].Value, CultureInfo.InvariantCulture) : later.Groups["two"].Success ? 2 : 1;
        return later.Groups["half"].Success ? TimeSpan.FromMinutes(30) : later.Groups["hours"].Success ? TimeSpan.FromHours(many) : TimeSpan.FromMinutes(many);
    }

    [GeneratedRegex(@"^(?:in|after|بعد|دوای)\s+(?:(?<half>half an hour|نصف ساعة|نیو کاتژمێر)|(?:(?<n>\d{1,3})\s*)?(?:(?<two>(?<hours>ساعتين)|دقيقتين)|(?<hours>hours?|ساعات|ساعة|کاتژمێر)|minutes?|دقائق|دقيقة|خولەک))$", RegexOptions.IgnoreCase)]
    private static partial Regex In();

    /// <summary>A time of day alone: <c>6 pm</c>, <c>18.30</c>.</summary>
    public static TimeOnly? Time(string typed) => TypedHours.Alone(typed) is { End: null } time ? time.Start : null;

    /// <summary>A time, or a part of the day in its place: <c>مساء</c>, <c>morning</c>.</summary>
    private static TimeOnly? Part(string typed) => Time(typed) ?? (Parts.TryGetValue(SearchKey.Of(typed), out var hour) ? new TimeOnly(hour, 0) : null);

    private static readonly Dictionary<string, int> Parts = new (int Hour, string[] Words)[]
    {
        (9, ["صباحا", "الصبح", "in the morning", "morning", "سەر لە بەیانی"]), (12, ["ظهرا", "الظهر", "at noon", "noon", "نیوەڕۆ"]), (16, ["عصرا", "العصر", "in the afternoon", "afternoon", "عەسر", "دوای نیوەڕۆ", "دوانیوەڕۆ"]),
        (19, ["مساء", "المساء", "in the evening", "evening", "ئێوارە"]), (20, ["ليلا", "tonight", "night", "شەو"]),
    }.SelectMany(part => part.Words.Select(word => (Key: SearchKey.Of(word), part.Hour))).DistinctBy(part => part.Key).ToDictionary(part => part.Key, part => part.Hour);

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
