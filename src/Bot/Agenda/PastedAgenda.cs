using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Agenda;

/// <summary>
/// Reads an agenda as people write it in a message: a line for each item, a heading for each day.
/// <code>
/// اليوم الأول
/// 9:00 – 9:30 افتتاح
/// ١٠:٠٠ ص – ١١:٣٠ ص جلسة عامة / Plenary | القاعة الرئيسية | هدى
/// 1 – 2 pm Lunch
/// </code>
/// </summary>
/// <remarks>
/// Digits of both Arabic sets; <c>am pm ص م صباحاً مساءً ب.ن د.ن</c>; a time without them is the next one that fits: after 11:30, <c>1:00</c> is in the
/// afternoon. Two languages of a title stand on both sides of <c>/</c>; room and who leads it follow behind <c>|</c> or a tab. A range may be written
/// from either side, for in a right-to-left line one cannot see which end was typed first.
/// </remarks>
internal sealed partial record PastedAgenda(IReadOnlyList<PastedItem> Items, IReadOnlyList<UnreadLine> Unread)
{
    private const int MostItems = 80;
    private const int LongestTitle = 200;
    private const int LongestShown = 60;
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestItem = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestSwapped = TimeSpan.FromHours(4);
    private static readonly TimeSpan LastsOtherwise = TimeSpan.FromHours(1);

    private static readonly TimeSpan Evening = TimeSpan.FromHours(18);

    /// <summary>Nobody meets between midnight and seven: a bare 1 to 6 is in the afternoon.</summary>
    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(7);

    private static readonly HashSet<string> Morning = Keys("am", "a.m", "a.m.", "ص", "صباحا", "صباحاً", "ب.ن", "بەیانی", "پ.ن", "پێش نیوەڕۆ", "ق.ظ");
    private static readonly HashSet<string> Afternoon =
        Keys("pm", "p.m", "p.m.", "م", "مساء", "مساءً", "ظهرا", "ظهراً", "بعد الظهر", "عصرا", "عصراً", "ليلا", "د.ن", "ب.ظ", "دوای نیوەڕۆ", "نیوەڕۆ", "ئێوارە", "noon");

    private static readonly (string Kind, string[] Words)[] Kinds =
    [
        ("prayer", ["صلاة", "صلاه", "نوێژ", "prayer"]),
        ("meal", ["غداء", "غذاء", "فطور", "عشاء", "نانی نیوەڕۆ", "نانخواردن", "lunch", "dinner", "breakfast"]),
        ("break", ["استراحة", "استراحه", "پشوو", "break", "coffee"]),
        ("registration", ["تسجيل", "ناوتۆمار", "تۆمارکردن", "registration", "check-in", "arrival"]),
        ("opening", ["افتتاح", "ترحيب", "کردنەوە", "opening", "welcome"]),
        ("closing", ["ختام", "اختتام", "داخستن", "closing"]),
        ("panel", ["حوارية", "پانێڵ", "panel"]),
        ("plenary", ["جلسة عامة", "گشتی", "plenary"]),
        ("group", ["مجموعات", "مجموعة عمل", "گرووپ", "group work", "working group"]),
        ("presentation", ["عرض", "پێشکەشکردن", "presentation"]),
    ];

    private static readonly string[][] Ordinals =
    [
        ["الأول", "الاول", "یەکەم", "first", "one"], ["الثاني", "دووەم", "second", "two"], ["الثالث", "سێیەم", "third", "three"],
        ["الرابع", "چوارەم", "fourth", "four"], ["الخامس", "پێنجەم", "fifth", "five"], ["السادس", "شەشەم", "sixth", "six"], ["السابع", "حەوتەم", "seventh", "seven"],
    ];

    /// <summary>Reads a message.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="first">The workshop's first day: lines before any heading are on it.</param>
    /// <param name="last">The workshop's last day.</param>
    /// <param name="language">What a title in Arabic letters is taken to be: <c>ar</c> or <c>ckb</c>.</param>
    public static PastedAgenda Read(string text, DateOnly first, DateOnly last, string language)
    {
        var items = new List<PastedItem>();
        var unread = new List<UnreadLine>();
        DateOnly? day = first;
        foreach (var (index, raw) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var line = Bullet().Replace(Typed.Plain(raw), "").Trim();
            if (line.Length == 0)
            {
                continue;
            }

            void Refuse(PasteProblem problem) => unread.Add(new(index + 1, WordsExtensions.Cut(line, LongestShown), problem));
            if (!StartsWithTime().IsMatch(line))
            {
                switch (Heading(line, first, last))
                {
                    case (true, { } heading):
                        day = heading;
                        break;
                    case (true, null):
                        // nothing below it can be placed until the next heading
                        day = null;
                        Refuse(PasteProblem.OtherDay);
                        break;
                    default:
                        Refuse(PasteProblem.NoTime);
                        break;
                }
            }
            else if (day is not { } current)
            {
                Refuse(PasteProblem.OtherDay);
            }
            else if (items.Count == MostItems)
            {
                Refuse(PasteProblem.TooMany);
                break;
            }
            else if (Item(line, current, items.Count > 0 && items[^1].Day == current ? items[^1].Start : null, language) is { Problem: null, Item: { } item })
            {
                items.Add(item);
            }
            else
            {
                Refuse(Item(line, current, null, language).Problem ?? PasteProblem.BadTime);
            }
        }

        return new(WithEnds(items), unread);
    }

    /// <summary>Reads <c>9:30 – 10:45</c>, <c>10 ص - 11 ص</c> or a beginning alone, as it is typed for one item; null when it is no time.</summary>
    public static (TimeOnly Start, TimeOnly? End)? Times(string typed) =>
        Range().Match(Typed.Plain(typed)) is { Success: true } match && match.Index == 0 && match.Length == Typed.Plain(typed).Length
            && Clock(match, null) is ({ } start, var end, null)
            ? (start, end)
            : null;

    private static (PastedItem? Item, PasteProblem? Problem) Item(string line, DateOnly day, TimeOnly? before, string language)
    {
        var match = Range().Match(line);
        if (!match.Success)
        {
            return (null, PasteProblem.BadTime);
        }

        var (start, end, problem) = Clock(match, before);
        if (problem is not null || start is not { } begins)
        {
            return (null, problem ?? PasteProblem.BadTime);
        }

        var columns = Columns().Split(line[match.Length..].TrimStart(' ', '-', '–', '—', ':', '.', '،', ',', '|', '\t')).Select(column => column.Trim()).ToList();
        if (columns[0].Length == 0)
        {
            return (null, PasteProblem.NoTitle);
        }

        return (new(day, begins, end ?? begins, TextsOf(columns[0], language), KindOf(columns[0]))
        {
            Rooms = columns.Count > 1 ? TextsOf(columns[1], language) : new Dictionary<string, string>(),
            Facilitators = columns.Count > 2 ? TextsOf(columns[2], language) : new Dictionary<string, string>(),
            IsEndAssumed = end is null,
        }, null);
    }

    /// <summary>Both ends on a clock of 24 hours.</summary>
    private static (TimeOnly? Start, TimeOnly? End, PasteProblem? Problem) Clock(Match match, TimeOnly? before)
    {
        var (fromHalf, toHalf) = (HalfOf(match.Groups["from"].Value), HalfOf(match.Groups["to"].Value));
        if (TimeOf(match.Groups["h1"].Value, match.Groups["m1"].Value, fromHalf) is not { } start)
        {
            return (null, null, PasteProblem.BadTime);
        }

        TimeSpan? end = null;
        if (match.Groups["h2"].Success)
        {
            end = IsMidnight(match, toHalf) ? TimeSpan.Zero : TimeOf(match.Groups["h2"].Value, match.Groups["m2"].Value, toHalf);
            if (end is null)
            {
                return (null, null, PasteProblem.BadTime);
            }

            if (fromHalf is null && toHalf == true && start < HalfDay && start + HalfDay < end)
            {
                start += HalfDay;
            }

            // 9 – 12 am
            if (fromHalf is null && toHalf == false && Overnight.Is(TimeOnly.FromTimeSpan(start).Add(HalfDay), TimeOnly.FromTimeSpan(end.Value)))
            {
                start += HalfDay;
            }

            if (end <= start && !Mend(ref start, ref end, fromHalf, toHalf))
            {
                return (null, null, PasteProblem.EndsBefore);
            }
        }

        // without a half of the day it is the next that fits
        if (fromHalf is null && toHalf is null && start < HalfDay
            && (start < FirstHour && !match.Groups["h1"].Value.StartsWith('0') || (before is { } earlier && start < earlier.ToTimeSpan() && start + HalfDay >= earlier.ToTimeSpan() && start < FirstHour + TimeSpan.FromHours(1)))
            && (end is null || end < HalfDay))
        {
            start += HalfDay;
            end += HalfDay;
        }

        return (TimeOnly.FromTimeSpan(start), end is { } given ? TimeOnly.FromTimeSpan(given) : null, null);
    }

    /// <summary>An end that lies before the beginning: in the afternoon, or typed from the other side.</summary>
    private static bool Mend(ref TimeSpan start, ref TimeSpan? end, bool? fromHalf, bool? toHalf)
    {
        if (toHalf is null && end < HalfDay && end + HalfDay - start is { } lasts && lasts > TimeSpan.Zero && lasts <= LongestItem)
        {
            end += HalfDay;
            return true;
        }

        if (fromHalf == toHalf && start - end <= LongestSwapped && start > end)
        {
            (start, end) = (end!.Value, start);
            return true;
        }

        return Overnight.Is(TimeOnly.FromTimeSpan(start), TimeOnly.FromTimeSpan(end!.Value));
    }

    /// <summary>An end at <c>24:00</c>, or at twelve in the evening.</summary>
    private static bool IsMidnight(Match match, bool? isAfternoon) =>
        match.Groups["m2"].Value is "" or "00" && (match.Groups["h2"].Value == "24"
            || (match.Groups["h2"].Value == "12" && isAfternoon == true && TimeOf(match.Groups["h1"].Value, match.Groups["m1"].Value, HalfOf(match.Groups["from"].Value)) >= Evening));

    private static TimeSpan? TimeOf(string hours, string minutes, bool? isAfternoon)
    {
        var hour = int.Parse(hours, CultureInfo.InvariantCulture);
        var minute = minutes.Length == 0 ? 0 : int.Parse(minutes, CultureInfo.InvariantCulture);
        if (hour > 23 || minute > 59)
        {
            return null;
        }

        hour = isAfternoon switch
        {
            true when hour < 12 => hour + 12,
            false when hour == 12 => 0,
            _ => hour,
        };
        return new TimeSpan(hour, minute, 0);
    }

    /// <summary>True: after noon; false: before it; null: it is not said.</summary>
    private static bool? HalfOf(string word)
    {
        var key = SearchKey.Of(word);
        return key.Length == 0 ? null : Afternoon.Contains(key) ? true : Morning.Contains(key) ? false : null;
    }

    /// <summary>Whether a line is a heading, and of which day of the workshop (null: of none).</summary>
    private static (bool IsHeading, DateOnly? Day) Heading(string line, DateOnly first, DateOnly last)
    {
        var words = line.Split([' ', ':', '،', ',', '(', ')', '-', '–', '—', '/', '.', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.Of).Where(word => word.Length > 0).ToList();
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        if (DateOf(words, first) is { } date)
        {
            return (true, days.Contains(date) ? date : null);
        }

        // "Day 2", "اليوم الثاني", "ڕۆژی دووەم"
        if (words.Exists(word => DayWords.Contains(word)))
        {
            var number = words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Array.FindIndex(Ordinals, names => names.Any(name => SearchKey.Of(name) == word)) + 1).FirstOrDefault(n => n > 0);
            if (number > 0)
            {
                return (true, number <= days.Count ? days[number - 1] : null);
            }
        }

        foreach (var names in CalendarTables.Weekdays.Values)
        {
            var weekday = Array.FindIndex(names, name => words.Contains(SearchKey.Of(name)));
            if (weekday >= 0)
            {
                return (true, days.Where(day => (int)day.DayOfWeek == weekday).Select(day => (DateOnly?)day).FirstOrDefault());
            }
        }

        return (false, null);
    }

    private static readonly HashSet<string> DayWords = Keys("day", "يوم", "اليوم", "ڕۆژ", "ڕۆژی");

    /// <summary>A day and a month among words; the year is the workshop's when there is none.</summary>
    private static DateOnly? DateOf(List<string> words, DateOnly first)
    {
        var numbers = words.Select((word, index) => (Index: index, Number: int.TryParse(word.TrimEnd('ی', 'ي'), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)).Where(word => word.Number > 0).ToList();
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

    private static List<PastedItem> WithEnds(List<PastedItem> items) =>
    [
        .. items.Select((item, index) => item.IsEndAssumed
            ? item with
            {
                End = items.Skip(index + 1).Where(next => next.Day == item.Day && next.Start > item.Start).Select(next => (TimeOnly?)next.Start).FirstOrDefault()
                    ?? item.Start.Add(LastsOtherwise),
            }
            : item),
    ];

    /// <summary>A text by language: found from its letters; both sides of a slash where they are of different scripts.</summary>
    internal static LocalTexts TextsOf(string text, string language, int longest = LongestTitle)
    {
        var sides = text.Split(" / ").Select(side => side.Trim()).Where(side => side.Length > 0).ToList();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var side in sides)
        {
            if (!texts.TryAdd(LanguageOf(side, language), Cut(side, longest)))
            {
                // a slash within one language
                return new Dictionary<string, string>(StringComparer.Ordinal) { [LanguageOf(text, language)] = Cut(text, longest) };
            }
        }

        return texts;
    }

    /// <summary>The language of a text by its letters; Arabic script without a letter that only Sorani has is the given one's, else Arabic.</summary>
    internal static string LanguageOf(string text, string language) =>
        text.Any(letter => letter is 'ە' or 'ێ' or 'ۆ' or 'ڕ' or 'ڵ' or 'ڤ') ? "ckb"
        : text.Any(Bidi.IsRightToLeftLetter) ? language == "ckb" ? "ckb" : "ar"
        : "en";

    private static string KindOf(string title)
    {
        var key = SearchKey.Of(title);
        return Kinds.FirstOrDefault(kind => kind.Words.Any(word => key.Contains(SearchKey.Of(word), StringComparison.Ordinal))).Kind ?? "session";
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static HashSet<string> Keys(params string[] words) => [.. words.Select(SearchKey.Of)];

    private const string Half = @"a\.?m\.?(?!\p{L})|p\.?m\.?(?!\p{L})|noon(?!\p{L})|صباحا?ً?(?!\p{L})|مساءً?ا?(?!\p{L})|ظهرا?ً?(?!\p{L})|عصرا?ً?(?!\p{L})|ليلا?ً?(?!\p{L})|بعد الظهر|پێش نیوەڕۆ|دوای نیوەڕۆ|نیوەڕۆ(?!\p{L})|بەیانی(?!\p{L})|ئێوارە(?!\p{L})|[پبد]\.ن\.?|[بق]\.ظ\.?|[صم](?!\p{L})";

    [GeneratedRegex(@"^[\s•·▪●○◦\*–—\-]+(?=\S)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:(?:from|من|لە)\s+|(?:at|الساعة|کاتژمێر)\s+)?\d{1,2}\s*(?:[:.]\s*\d{2}|\s*(?:" + Half + @")|\s*(?:[-–—]|to|until|إلى|الى|حتى|تا|بۆ)\s*\d{1,2}(?:[:.\s]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex StartsWithTime();

    [GeneratedRegex(
        @"^(?:(?:from|من|لە)\s+|(?:at|الساعة|کاتژمێر)\s+)?(?<h1>\d{1,2})(?:\s*[:.]\s*(?<m1>\d{2}))?(?:\s*(?<from>" + Half + @"))?"
        + @"(?:\s*(?:[-–—]|to(?!\p{L})|until(?!\p{L})|إلى|الى|حتى|تا(?!\p{L})|بۆ(?!\p{L})|\t)\s*(?<h2>\d{1,2})(?:\s*[:.]\s*(?<m2>\d{2}))?(?:\s*(?<to>" + Half + @"))?(?!\d|:\d))?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"\s*(?:\||\t)\s*")]
    private static partial Regex Columns();
}
