using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Texts;

namespace WorkshopBot.Authoring;

/// <summary>A day as an organizer types it: <c>22/11/2025</c>, <c>2025-11-22</c>, <c>٢٢ تشرين الثاني</c>; without a year, the next there is.</summary>
internal static partial class TypedDay
{
    private static readonly char[] Between = [' ', '/', '-', '.', ','];

    /// <returns>Null when no day can be read.</returns>
    public static DateOnly? Read(string typed, DateOnly today)
    {
        var parts = WithoutEndings(Typed.Plain(typed)).Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [{ Length: 4 } year, .. var month, var day] => Day(year, string.Join(' ', month), day),
            [var day, .. { Length: > 0 } month, { Length: 4 } year] when year.All(char.IsAsciiDigit) => Day(year, string.Join(' ', month), day),
            [var day, .. { Length: > 0 } month] => Next(string.Join(' ', month), day, today),
            _ => null,
        };
    }

    /// <summary>A text without what stands behind the number of a day: <c>15th</c>, and the ی that Kurdish puts behind a day and a month.</summary>
    public static string WithoutEndings(string text) => Ending().Replace(text, "");

    private static DateOnly? Next(string month, string day, DateOnly today)
    {
        var thisYear = Day(today.Year.ToString(CultureInfo.InvariantCulture), month, day);
        return thisYear < today ? Day((today.Year + 1).ToString(CultureInfo.InvariantCulture), month, day) : thisYear;
    }

    private static DateOnly? Day(string year, string month, string day) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 2000 and < 2100
        && MonthNames.Find(month) is { } m
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    [GeneratedRegex(@"(?<=\d)(?:st|nd|rd|th|ی|ي)(?!\p{L})|(?<=دووەم|یەکەم)ی(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}
