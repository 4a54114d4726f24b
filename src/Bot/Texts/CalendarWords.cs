using System.Globalization;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Texts;

/// <summary>
/// Days, ranges of days and times as people read them, from our own tables: the patterns of the system's cultures have no Sorani order, and not
/// the month names of Iraq. Digits are ASCII in all three languages. Every moment comes in local time: the caller knows the zone.
/// </summary>
public sealed class CalendarWords
{
    private static readonly Dictionary<Language, CalendarWords> All = Language.All.ToDictionary(language => language, language => new CalendarWords(language));

    private readonly Language _language;

    private CalendarWords(Language language) => _language = language;

    public static CalendarWords Of(Language language) => All[language];

    /// <summary><c>Friday</c> · <c>الجمعة</c> · <c>هەینی</c></summary>
    public string Weekday(DateOnly day) => CalendarTables.Weekdays[_language][(int)day.DayOfWeek];

    /// <summary><c>November</c> · <c>تشرين الثاني</c> · <c>تشرینی دووەم</c></summary>
    public string Month(int month) => CalendarTables.Months[_language][month - 1];

    /// <summary><c>Friday, 14 November 2025</c> · <c>الجمعة، 14 تشرين الثاني 2025</c> · <c>هەینی، 14ی تشرینی دووەمی 2025</c></summary>
    public string Day(DateOnly day) => Weekday(day) + Comma + Date(day);

    /// <summary><c>14 November 2025</c> · <c>14 تشرين الثاني 2025</c> · <c>14ی تشرینی دووەمی 2025</c></summary>
    public string Date(DateOnly day) => $"{OfMonth(day.Day)} {MonthOfYear(day)}";

    /// <summary><c>14 November</c> · <c>14 تشرين الثاني</c> · <c>14ی تشرینی دووەم</c></summary>
    public string ShortDate(DateOnly day) => $"{OfMonth(day.Day)} {Month(day.Month)}";

    /// <summary>
    /// Like <see cref="Day"/>, with yesterday, today or tomorrow in front: <c>today, Friday, 14 November 2025</c>.
    /// </summary>
    /// <param name="day">The day meant.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="opensLine">English starts with a capital then.</param>
    public string NearDay(DateOnly day, DateOnly today, bool opensLine = false)
    {
        var distance = day.DayNumber - today.DayNumber;
        if (distance is < -1 or > 1)
        {
            return Day(day);
        }

        var near = CalendarTables.NearDays[_language][distance + 1];
        return (opensLine ? char.ToUpperInvariant(near[0]) + near[1..] : near) + Comma + Day(day);
    }

    /// <summary>For a button: <c>Today, 1 November</c>, <c>Friday, 14 November</c>.</summary>
    /// <param name="day">The day meant.</param>
    /// <param name="today">The day it is.</param>
    public string Button(DateOnly day, DateOnly today) =>
        (Near(day.DayNumber - today.DayNumber) is { } near ? char.ToUpperInvariant(near[0]) + near[1..] : Weekday(day)) + Comma + ShortDate(day);

    /// <summary><c>November 2025</c> · <c>تشرين الثاني 2025</c> · <c>تشرینی دووەمی 2025</c></summary>
    public string MonthAndYear(DateOnly day) => MonthOfYear(day);

    /// <summary>The day that the words <c>yesterday</c>, <c>today</c> and <c>tomorrow</c> mean, in any of the three languages; null for other words.</summary>
    public static DateOnly? ReadNear(string typed, DateOnly today)
    {
        var key = SearchKey.Of(typed);
        foreach (var words in CalendarTables.NearDays.Values)
        {
            for (var distance = -1; distance <= 1; distance++)
            {
                if (SearchKey.Of(words[distance + 1]) == key)
                {
                    return today.AddDays(distance);
                }
            }
        }

        return null;
    }

    private string? Near(int distance) => distance is < -1 or > 1 ? null : CalendarTables.NearDays[_language][distance + 1];

    /// <summary>
    /// A range of days: <c>14–15 November 2025</c>, <c>30 November – 1 December 2025</c> · <c>من 30 تشرين الثاني إلى 1 كانون الأول 2025</c> ·
    /// <c>لە 30ی تشرینی دووەم تا 1ی کانوونی یەکەمی 2025</c>; a single day is <see cref="Day"/>.
    /// </summary>
    public string Days(DateOnly first, DateOnly last)
    {
        if (first == last)
        {
            return Day(first);
        }

        if (first.Year == last.Year && first.Month == last.Month)
        {
            return $"{Ends(first.Day, last.Day)} {MonthOfYear(last)}";
        }

        var start = first.Year == last.Year ? ShortDate(first) : Date(first);
        return FromTo(start, Date(last), " – ");
    }

    /// <summary>For lists and tables: <c>09:00</c>.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For sentences: <c>2:30 pm</c> · <c>2:30 بعد الظهر</c> · <c>2:30ی دوای نیوەڕۆ</c></summary>
    public string Time(TimeOnly time)
    {
        var clock = time.ToString("h:mm", CultureInfo.InvariantCulture);
        var part = CalendarTables.DayParts[_language][CalendarTables.PartOf(time)];
        return _language switch
        {
            _ when _language == Language.English && time == TimeOnly.MinValue => clock + " midnight",
            _ when _language == Language.English && time == new TimeOnly(12, 0) => clock + " noon",
            _ when _language == Language.English => clock + (time.Hour < 12 ? " am" : " pm"),
            _ when _language == Language.Kurdish => $"{clock}ی {part}",
            _ => $"{clock} {part}",
        };
    }

    /// <summary><c>09:00 to 10:30</c> · <c>من 09:00 إلى 10:30</c> · <c>لە 09:00 تا 10:30</c></summary>
    public string ClockRange(TimeOnly start, TimeOnly end) => FromTo(Clock(start), Clock(end), " to ");

    /// <summary>
    /// A day with a time, for sentences: <c>Friday, 14 November 2025, 2:30 pm</c> · <c>الجمعة، 14 تشرين الثاني 2025، 2:30 بعد الظهر</c> ·
    /// <c>هەینی، 14ی تشرینی دووەمی 2025، 2:30ی دوای نیوەڕۆ</c>
    /// </summary>
    public string Moment(DateTime local) => Day(DateOnly.FromDateTime(local)) + Comma + Time(TimeOnly.FromDateTime(local));

    private string Comma => _language.IsRightToLeft ? "، " : ", ";

    private string OfMonth(int day) => day.ToString(CultureInfo.InvariantCulture) + (_language == Language.Kurdish ? "ی" : "");

    private string MonthOfYear(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{Month(day.Month)}{(_language == Language.Kurdish ? "ی" : "")} {day.Year}");

    /// <summary>Each end alone: an isolate of the whole would turn left to right, and the range would read backwards.</summary>
    private string Ends(int first, int last)
    {
        var (start, end) = (first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture));
        if (_language.IsRightToLeft)
        {
            (start, end) = (Bidi.IsolateLeftToRight(start), Bidi.IsolateLeftToRight(end));
        }

        return $"{start}–{end}{(_language == Language.Kurdish ? "ی" : "")}";
    }

    private string FromTo(string start, string end, string english) => _language switch
    {
        _ when _language == Language.Arabic => $"من {start} إلى {end}",
        _ when _language == Language.Kurdish => $"لە {start} تا {end}",
        _ => start + english + end,
    };
}
