using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Authoring;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Agenda;

/// <summary>
/// The line above the items of a day: <c>Day 2</c>, <c>السبت، 15 تشرين الثاني</c>, <c>اليوم الأول: الواقع</c>. A note that mentions a day is none, nor is a line that names two.
/// </summary>
internal static partial class DayHeading
{
    private const int MostWordsOfTheme = 3;

    private static readonly string[][] Ordinals =
    [
        ["الأول", "الاول", "یەکەم", "first", "one"], ["الثاني", "دووەم", "second", "two"], ["الثالث", "سێیەم", "third", "three"],
        ["الرابع", "چوارەم", "fourth", "four"], ["الخامس", "پێنجەم", "fifth", "five"], ["السادس", "شەشەم", "sixth", "six"], ["السابع", "حەوتەم", "seventh", "seven"],
    ];

    private static readonly HashSet<string> DayWords = Keys("day", "يوم", "لليوم", "ڕۆژ", "ڕۆژی");
    private static readonly HashSet<string> HourWords = Keys("at", "الساعة", "کاتژمێر");
    private static readonly HashSet<string> Fillers = Keys(
        "جدول", "أعمال", "برنامج", "وقائع", "فعاليات", "الورشة", "ورشة", "في", "من", "الموافق", "المصادف", "تاريخ", "الأخير", "والأخير",
        "بەرنامە", "بەرنامەی", "کارنامە", "کارنامەی", "خشتە", "خشتەی", "لە", "بەروار", "بەرواری",
        "agenda", "programme", "program", "schedule", "of", "the", "for", "on", "date", "last");

    private static readonly HashSet<string> Between = Keys("إلى", "حتى", "و", "تا", "to", "until", "and");

    private static readonly HashSet<string> MonthWords =
        [.. CalendarTables.Months.Values.SelectMany(names => names).SelectMany(name => name.Split(' ')).SelectMany(word => new[] { SearchKey.Of(word), SearchKey.Of(word + "ی") })];

    /// <summary>Whether a line is a heading, and of which day of the workshop (null: of none).</summary>
    public static (bool IsHeading, DateOnly? Day) Of(string line, DateOnly first, DateOnly last)
    {
        var words = WordsIn(line);
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        return Named(words, first, days) is (true, var day) && !NamesTwo(words) && SaysLittleElse(line, words) ? (true, day) : (false, null);
    }

    /// <summary>Whether a line begins with days and their month.</summary>
    public static bool BeginsWithDates(string line)
    {
        var words = WordsIn(line);
        var numbers = words.TakeWhile(word => NumberOf(word) > 0 || Fillers.Contains(word) || Between.Contains(word)).Count();
        return numbers > 0 && numbers < words.Count && MonthWords.Contains(words[numbers]) && !IsOrdinal(words[numbers]);
    }

    private static (bool IsNamed, DateOnly? Day) Named(List<string> words, DateOnly first, List<DateOnly> days)
    {
        if (DateOf(words, first) is { } date)
        {
            return (true, days.Contains(date) ? date : null);
        }

        // "Day 2", "اليوم الثاني", "ڕۆژی دووەم"
        if (words.Exists(DayWords.Contains))
        {
            var number = words.Select(word => NumberOf(word) is > 0 and var n ? n : Array.FindIndex(Ordinals, names => names.Any(name => SearchKey.Of(name) == word)) + 1).FirstOrDefault(n => n > 0);
            if (number > 0)
            {
                return (true, number <= days.Count ? days[number - 1] : null);
            }
        }

        return words.Select(WeekdayOf).FirstOrDefault(weekday => weekday is not null) is { } named
            ? (true, days.Where(day => day.DayOfWeek == named).Select(day => (DateOnly?)day).FirstOrDefault())
            : (false, null);
    }

    /// <summary>14–15 November, Friday and Saturday: the line is about the whole workshop.</summary>
    private static bool NamesTwo(List<string> words)
    {
        var dates = words.Where((word, index) => NumberOf(word) is >= 1 and <= 31 && !(index > 0 && (DayWords.Contains(words[index - 1]) || HourWords.Contains(words[index - 1])))).Count();
        return words.Select(WeekdayOf).OfType<DayOfWeek>().Distinct().Count() > 1 || dates > (words.Exists(word => NumberOf(word) == 0 && MonthWords.Contains(word) && !IsOrdinal(word)) ? 1 : 2);
    }

    /// <summary>Behind a colon or a stroke a day may have a theme; without one only a few words.</summary>
    private static bool SaysLittleElse(string line, List<string> words)
    {
        var head = WordsIn(Theme().Split(line)[0]);
        if (head.Count > 0 && head.TrueForAll(IsOfDay) && !head.TrueForAll(Fillers.Contains))
        {
            return true;
        }

        var others = words.Where(word => !IsOfDay(word)).ToList();
        return IsOfDay(words[0]) ? others.Count <= MostWordsOfTheme : others.Count <= 1 && others.TrueForAll(word => PastedAgenda.KindOf(word) == PastedAgenda.AnyKind);
    }

    private static bool IsOfDay(string word) =>
        NumberOf(word) > 0 || WeekdayOf(word) is not null || DayWords.Contains(word) || HourWords.Contains(word) || Fillers.Contains(word) || IsOrdinal(word) || MonthWords.Contains(word) || MonthNames.Find(word) is not null;

    private static bool IsOrdinal(string word) => Array.Exists(Ordinals, names => names.Any(name => SearchKey.Of(name) == word));

    /// <summary>Arabic writes "and" and "for" as the first letter of the word.</summary>
    private static DayOfWeek? WeekdayOf(string word) => CalendarTables.Weekdays.Values
        .Select(names => Array.FindIndex(names, name => SearchKey.Of(name) is var key && (key == word || (word.Length > key.Length && SearchKey.Of(word[1..]) == key && word[0] is 'و' or 'ل'))))
        .Where(index => index >= 0).Select(index => (DayOfWeek?)index).FirstOrDefault();

    private static int NumberOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static List<string> WordsIn(string line) =>
    [
        .. TypedDay.WithoutEndings(line).Split([' ', ':', '،', ',', '(', ')', '-', '–', '—', '/', '.', '*', '_', '|', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(SearchKey.Of).Where(word => word.Length > 0),
    ];

    /// <summary>A day and a month among words; the year is the workshop's when there is none.</summary>
    private static DateOnly? DateOf(List<string> words, DateOnly first)
    {
        var numbers = words.Select((word, index) => (Index: index, Number: NumberOf(word))).Where(word => word.Number > 0).ToList();
        var year = numbers.Where(number => number.Number is >= 2000 and < 2100).Select(number => (int?)number.Number).FirstOrDefault();
        var small = numbers.Where(number => number.Number is >= 1 and <= 31).ToList();
        foreach (var (index, day) in small)
        {
            foreach (var length in new[] { 2, 1 })
            {
                if (index + length < words.Count && string.Join(' ', words.Skip(index + 1).Take(length)).TrimEnd('ی', 'ي') is var after && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                    && (MonthNames.Find(after) ?? MonthNames.Find(string.Join(' ', words.Skip(index + 1).Take(length)))) is { } month)
                {
                    return Day(year ?? first.Year, month, day);
                }
            }

            if (index > 0 && !int.TryParse(words[index - 1], NumberStyles.None, CultureInfo.InvariantCulture, out _) && MonthNames.Find(words[index - 1]) is { } before)
            {
                return Day(year ?? first.Year, before, day);
            }
        }

        // 14/11, 14-11-2025, 2025-11-14
        return small.Count == 2 && words.Count(word => word.Length > 0 && char.IsAsciiDigit(word[0])) == small.Count + (year is null ? 0 : 1)
            ? numbers[0].Number == year ? Day(year.Value, small[0].Number, small[1].Number) : Day(year ?? first.Year, small[1].Number, small[0].Number)
            : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static HashSet<string> Keys(params string[] words) => [.. words.Select(SearchKey.Of)];

    [GeneratedRegex(@"[:(|–—]|\s-\s")]
    private static partial Regex Theme();
}
