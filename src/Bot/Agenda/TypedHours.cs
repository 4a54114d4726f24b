using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Agenda;

/// <summary>Hours as people write them: <c>9:30 – 10:45</c>, <c>١٠ ص - ١١ ص</c>, <c>من الساعة 9 إلى الساعة 10:30</c>, <c>1 – 2 pm</c>.</summary>
/// <param name="Start">On a clock of 24 hours.</param>
/// <param name="End">Null when only a beginning was written.</param>
/// <param name="Length">Of what was read, in characters from the beginning of the line.</param>
internal sealed partial record TypedHours(TimeOnly Start, TimeOnly? End, int Length)
{
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    /// <summary>Nothing in an agenda lasts longer.</summary>
    public static readonly TimeSpan LongestItem = TimeSpan.FromHours(6);

    private static readonly TimeSpan LongestSwapped = TimeSpan.FromHours(4);
    private static readonly TimeSpan Evening = TimeSpan.FromHours(18);

    /// <summary>Nobody meets between midnight and seven: a bare 1 to 6 is in the afternoon.</summary>
    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(7);

    private static readonly HashSet<string> Morning = Keys("am", "a.m", "a.m.", "ص", "صباحا", "صباحاً", "ب.ن", "بەیانی", "پ.ن", "پێش نیوەڕۆ", "ق.ظ");
    private static readonly HashSet<string> Afternoon =
        Keys("pm", "p.m", "p.m.", "م", "مساء", "مساءً", "ظهرا", "ظهراً", "بعد الظهر", "عصرا", "عصراً", "ليلا", "د.ن", "ب.ظ", "دوای نیوەڕۆ", "دوانیوەڕۆ", "نیوەڕۆ", "ئێوارە", "noon");

    /// <summary>
    /// Where the last number is an hour without minutes and a word follows, the length of the beginning alone: <c>11:30 - 3 groups</c> may be three groups. Null elsewhere.
    /// </summary>
    public int? LengthWithoutEnd { get; private init; }

    /// <summary>Reads hours that stand alone; null when it is no time.</summary>
    public static (TimeOnly Start, TimeOnly? End)? Alone(string typed) =>
        Line(typed) is var line && Of(line, null) is ({ } hours, null) && hours.Length == line.Length ? (hours.Start, hours.End) : null;

    /// <summary>A line as it is read here: ASCII digits, no marks of direction, and a dash for the strokes that keyboards have in its place.</summary>
    public static string Line(string raw) => Typed.Plain(Stroke().Replace(raw, "–"));

    /// <summary>Whether a line begins with hours.</summary>
    public static bool Begin(string line) => StartsWithTime().IsMatch(line);

    /// <summary>The hours at the beginning of a line, or what is wrong with them.</summary>
    /// <param name="line">As <see cref="Line"/> gives it.</param>
    /// <param name="before">When the item above it begins, on the same day; null when there is none.</param>
    public static (TypedHours? Hours, PasteProblem? Problem) Of(string line, TimeOnly? before)
    {
        var match = Range().Match(line);
        if (!match.Success)
        {
            return (null, PasteProblem.BadTime);
        }

        var clock = Clock(match, before, OfEvening().IsMatch(line));
        if (clock is not { Problem: null, Start: { } start })
        {
            return (null, clock.Problem ?? PasteProblem.BadTime);
        }

        var isBare = match.Groups["m1"].Success && match.Groups["h2"].Success && !match.Groups["m2"].Success && match.Groups["to"].Length == 0
            && line[match.Length..].TrimStart() is [var next, ..] && char.IsLetter(next);
        return (new(start, clock.End, match.Length) { LengthWithoutEnd = isBare ? match.Groups["start"].Index + match.Groups["start"].Length : null }, null);
    }

    /// <summary>A line that has its hours at the end, or in a column behind the title, with the hours in front; as it is where it has none.</summary>
    public static string InFront(string line)
    {
        var columns = line.Split('|', '\t');
        var hours = Array.FindIndex(columns, column => Alone(column.Trim(Around)) is not null && column.Contains(':', StringComparison.Ordinal));
        if (hours > 0)
        {
            return string.Join(" | ", [columns[hours].Trim(Around), .. columns.Where((_, index) => index != hours).Select(column => column.Trim())]);
        }

        return AtEnd().Match(line) is { Success: true } match && Alone(match.Groups["hours"].Value) is not null
            ? match.Groups["hours"].Value + " " + match.Groups["title"].Value.TrimEnd(Around)
            : line;
    }

    /// <summary>What may stand around hours in a column, and between a title and hours behind it.</summary>
    private static readonly char[] Around = [' ', '*', '_', '~', '(', ')', '[', ']', '-', '–', '—', ':', '.', '،', ',', '|', '\t'];

    /// <summary>Both ends on a clock of 24 hours.</summary>
    private static (TimeOnly? Start, TimeOnly? End, PasteProblem? Problem) Clock(Match match, TimeOnly? before, bool isEvening = false)
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
        if (fromHalf is null && toHalf is null && start < HalfDay && (end is null || end < HalfDay)
            && ((start < FirstHour && !match.Groups["h1"].Value.StartsWith('0')) || (before is { } earlier && IsLater(start, earlier.ToTimeSpan(), isEvening))))
        {
            start += HalfDay;
            end += HalfDay;
        }

        return (TimeOnly.FromTimeSpan(start), end is { } given ? TimeOnly.FromTimeSpan(given) : null, null);
    }

    /// <summary>
    /// Whether a beginning without a half of the day, which lies before the item above it, is in the evening: seven after eleven, dinner at eight after a session at five. At nine after four another
    /// day begins that has no heading.
    /// </summary>
    private static bool IsLater(TimeSpan start, TimeSpan earlier, bool isEvening) =>
        start < earlier && start + HalfDay >= earlier && (isEvening || start < FirstHour + TimeSpan.FromHours(1) || start + HalfDay - earlier <= LongestSwapped);

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
        var key = SearchKey.Of(word.TrimEnd('.'));
        return key.Length == 0 ? null : Afternoon.Contains(key) ? true : Morning.Contains(key) ? false : null;
    }

    private const string Half = @"a\.?m\.?(?!\p{L})|p\.?m\.?(?!\p{L})|noon(?!\p{L})|صباحا?ً?(?!\p{L})|مساءً?ا?(?!\p{L})|ظهرا?ً?(?!\p{L})|عصرا?ً?(?!\p{L})|ليلا?ً?(?!\p{L})|بعد الظهر|پێش نیوەڕۆ|دوای نیوەڕۆ|دوانیوەڕۆ(?!\p{L})|نیوەڕۆ(?!\p{L})"
        + @"|بەیانی(?!\p{L})|ئێوارە(?!\p{L})|[پبد]\.ن(?!\p{L})\.?|[بق]\.ظ(?!\p{L})\.?|" + Letter;

    // before a name and a stop it is an engineer, not an hour
    private const string Letter = @"[صم](?!\p{L}|\.\s*\p{L})\.?";
    private const string Until = @"[-–—]|to(?!\p{L})|until(?!\p{L})|إلى|الى|حتى|تا(?!\p{L})|بۆ(?!\p{L})";
    private const string Hour = @"(?:at\s+|الساعة\s+|کاتژمێر\s+)?";
    private const string From = @"(?:(?:from|من|لە)\s+)?" + Hour;

    [GeneratedRegex(@"(?<=[\d\sصم])[ـ_]+(?=[\s\d])")]
    private static partial Regex Stroke();

    [GeneratedRegex("^" + From + @"\d{1,2}\s*(?:[:.]\s*\d{2}|ی?\s*(?:" + Half + @")|\s*(?:" + Until + @")\s*" + Hour + @"\d{1,2}(?:[:.\s]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex StartsWithTime();

    [GeneratedRegex(
        "^" + From + @"(?<start>(?<h1>\d{1,2})(?:\s*[:.]\s*(?<m1>\d{2}))?(?:ی?\s*(?<from>" + Half + @"))?)"
        + @"(?:\s*(?:" + Until + @"|\t)\s*" + Hour + @"(?<h2>\d{1,2})(?:\s*[:.]\s*(?<m2>\d{2}))?(?(from)(?:ی?\s*(?<to>" + Half + @"|[صم]\.))?|(?:ی?\s*(?<to>" + Half + @"))?)(?!\d|:\d))?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    // a title, and both hours with minutes behind it
    [GeneratedRegex(@"^(?<title>.*\p{L}.*?)[\s(\[*:،,–—-]+(?<hours>" + From + @"\d{1,2}\s*[:.]\s*\d{2}(?:\s*(?:" + Half + @"))?\s*(?:" + Until + @")\s*" + Hour + @"\d{1,2}(?:\s*[:.]\s*\d{2})?(?:\s*(?:" + Half + @"))?)[\s)\].*]*$", RegexOptions.IgnoreCase)]
    private static partial Regex AtEnd();

    // dinner, and the prayer of the night
    [GeneratedRegex(@"عشاء|dinner|نانی ئێوارە", RegexOptions.IgnoreCase)]
    private static partial Regex OfEvening();

    private static HashSet<string> Keys(params string[] words) => [.. words.Select(SearchKey.Of)];
}
