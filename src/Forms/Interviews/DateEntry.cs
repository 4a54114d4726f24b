using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Dates and times as people type them (rule 38): day first, a year of four digits, months also by name.</summary>
internal static partial class DateEntry
{
    // the Islamic calendar counts 1300 to 1500 in the years 1883 to 2077
    private const int FirstHijriYear = 1300;
    private const int LastHijriYear = 1500;

    // the Kurdish calendar is 700 years ahead: 2725 began in March 2025
    private const int FirstKurdishYear = 2700;
    private const int LastKurdishYear = 2750;

    public static Entry Date(string typed, string appearance)
    {
        var text = TypedText.AsciiDigits(typed);
        if (appearance.Contains("month-year", StringComparison.Ordinal) && MonthYear().Match(text) is { Success: true } month)
            return Date(Number(month, "y"), Number(month, "m"), 1);
        if (appearance.Contains("month-year", StringComparison.Ordinal) && MonthNameAndYear().Match(text) is { Success: true } words
            && CalendarWords.TryMonth(words.Groups["m"].Value, out var word))
            return Date(Number(words, "y"), word, 1);
        if (Has(appearance, "year") && YearAlone().Match(text) is { Success: true } year)
            return Date(Number(year, "y"), 1, 1);
        var match = YearFirst().Match(text);
        if (!match.Success)
            match = DayFirst().Match(text);
        if (match.Success)
            return match.Groups["y"].Length == 2 ? RefusalReason.TwoDigitYear : Date(Number(match, "y"), Number(match, "m"), Number(match, "d"));
        match = MonthByName().Match(text);
        return match.Success && CalendarWords.TryMonth(match.Groups["m"].Value, out var named)
            ? match.Groups["y"].Length == 2 ? RefusalReason.TwoDigitYear : Date(Number(match, "y"), named, Number(match, "d"))
            : RefusalReason.NotDate;
    }

    public static Entry Time(string typed, TimeSpan offset) =>
        ReadTime(TypedText.AsciiDigits(typed)) is { } time ? Text(time, offset) : RefusalReason.NotTime;

    public static Entry DateTime(string typed, TimeZoneInfo zone)
    {
        var text = TypedText.AsciiDigits(typed);
        if (Moments.TryDateTime(text, zone, out var stored) && text.Length > 19)
            return Moments.Text(stored, zone);
        var match = DateThenTime().Match(text);
        if (!match.Success || ReadTime(match.Groups["time"].Value) is not { } time)
            return RefusalReason.NotDateTime;
        var date = Date(match.Groups["date"].Value, "");
        if (date.Value is null)
            return date.Refusal!.Reason == RefusalReason.NotDate ? RefusalReason.NotDateTime : date;
        var local = DateOnly.ParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue) + time;
        return date.Value + "T" + Text(time, zone.GetUtcOffset(local));
    }

    private static Entry Date(int year, int month, int day)
    {
        if (year is >= FirstHijriYear and <= LastHijriYear)
            return RefusalReason.HijriYear;
        if (year is >= FirstKurdishYear and <= LastKurdishYear)
            return RefusalReason.KurdishYear;
        if (year < 1000)
            return RefusalReason.NotDate;
        return month is < 1 or > 12 || day < 1 || day > System.DateTime.DaysInMonth(year, month)
            ? RefusalReason.NoSuchDay
            : Moments.Text(new DateOnly(year, month, day));
    }

    private static TimeSpan? ReadTime(string text)
    {
        if (Moments.TryTime(text, out var stored, out var offset) && offset is not null)
            return stored;
        var match = Clock().Match(text);
        if (!match.Success)
            return null;
        var hour = Number(match, "h");
        var half = match.Groups["half"].Value.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal);
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12)
                return null;
            var afternoon = half is "pm" or "م" or "مساء" or "مساءً" or "دن";
            hour = (hour % 12) + (afternoon ? 12 : 0);
        }

        return hour > 23 ? null : new TimeSpan(hour, Number(match, "m"), match.Groups["s"].Success ? Number(match, "s") : 0);
    }

    private static string Text(TimeSpan time, TimeSpan offset) =>
        time.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)
            + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static bool Has(string appearance, string word) => appearance.Split(' ').Contains(word, StringComparer.Ordinal);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\s*[-/.]\s*(?<m>[0-9]{1,2})\s*[-/.]\s*(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    // the Sorani izafe sticks to the day: 14ی تشرینی دووەمی 2025
    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[یي]?\s+(?<m>[\p{L}\p{M}\u200C. ]{2,30}?)[,،]?\s+(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthByName();

    [GeneratedRegex(@"^(?:(?<m>[0-9]{1,2})\s*[-/.]\s*(?<y>[0-9]{4})|(?<y>[0-9]{4})\s*[-/.]\s*(?<m>[0-9]{1,2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(?<m>[\p{L}\p{M}\u200C. ]{2,30}?)[,،]?\s+(?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthNameAndYear();

    [GeneratedRegex(@"^(?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2}):(?<m>[0-5][0-9])(?::(?<s>[0-5][0-9])(?:\.[0-9]{1,3})?)?\s*(?<half>am|pm|a\.m\.?|p\.m\.?|ص|م|صباحا|صباحاً|مساء|مساءً|ب\.ن|د\.ن|پ\.ن)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<date>.+?)(?:\s*[T,،]\s*|\s+)(?<time>[0-9]{1,2}:.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex DateThenTime();
}
