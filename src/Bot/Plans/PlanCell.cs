using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Texts;

namespace WorkshopBot.Plans;

/// <summary>
/// One value of a plan and where it stands. Each reading method gives the value, or notes a problem and gives null; an empty cell is
/// null without a problem, unless it is <see cref="Required"/>.
/// </summary>
/// <param name="Problems">Where problems are noted.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">As Excel counts; null: the row is missing.</param>
/// <param name="Column">Counted from 1; null: the column is missing.</param>
/// <param name="Name">What its author calls it: a column, or a setting of the sheet <c>workshop</c>.</param>
/// <param name="Written">The cell's text, or "".</param>
/// <param name="Languages">The cell's text in each language.</param>
internal sealed record PlanCell(PlanProblems Problems, string Sheet, int? Row, int? Column, string Name, string Written, LocalText Languages)
{
    private const int CodeLetters = 32;
    private static readonly string[] DayFormats = ["yyyy-M-d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] TimeFormats = ["H:mm", "H:mm:ss"];

    /// <summary>Both Arabic digit sets as ASCII.</summary>
    private string Text { get; } = ToAsciiDigits(Written);

    public bool IsEmpty => Written.Length == 0 && Languages.IsEmpty;

    public void Problem(PlanRule rule, params ReadOnlySpan<string> values) => Problems.Add(rule, Sheet, Row, Column, values);

    /// <summary>Notes a problem when there is nothing.</summary>
    public PlanCell Required()
    {
        if (IsEmpty)
        {
            Problem(Row is null ? PlanRules.MissingSetting : PlanRules.Empty, Name);
        }

        return this;
    }

    /// <summary>Lower-case Latin letters, digits, <c>-</c> and <c>_</c>, 1–32 characters.</summary>
    public string? Code()
    {
        if (Text.Length == 0)
        {
            return null;
        }

        var made = new string([.. Text.ToLowerInvariant().Select(letter => letter is ' ' or '.' or '/' ? '-' : letter).Where(IsCodeLetter).Take(CodeLetters)]);
        if (made == Text)
        {
            return made;
        }

        Problem(PlanRules.NotCode, Name, Written, made.Length > 0 ? made : "basra-2025");
        return null;
    }

    /// <summary>One of some words; case does not matter.</summary>
    public string? OneOf(IReadOnlyCollection<string> words)
    {
        if (Text.Length == 0)
        {
            return null;
        }

        var found = Text.ToLowerInvariant();
        if (words.Contains(found))
        {
            return found;
        }

        Problem(PlanRules.NotOneOf, Name, Written, Nearest.Of(found, words), string.Join(", ", words));
        return null;
    }

    /// <summary>A day: <c>2025-11-14</c>, <c>14/11/2025</c>, or one of Excel's.</summary>
    public DateOnly? Day()
    {
        if (Text.Length == 0)
        {
            return null;
        }

        if (ParseDay(WithoutMidnight(Text)) is { } day)
        {
            return day;
        }

        Problem(PlanRules.NotDay, Name, Written);
        return null;
    }

    /// <summary>A time of the day: <c>09:00</c>, or one of Excel's.</summary>
    public TimeOnly? Time()
    {
        if (Text.Length == 0)
        {
            return null;
        }

        if (ParseTime(Text) is { } time)
        {
            return time;
        }

        Problem(PlanRules.NotTime, Name, Written);
        return null;
    }

    /// <summary>Day and time on a clock of the place: <c>2025-11-14 20:00</c>, <c>14/11/2025 20:00</c>, or one of Excel's.</summary>
    public DateTime? Moment()
    {
        if (Text.Length == 0)
        {
            return null;
        }

        var parts = Text.Split([' ', 'T', ',', '،'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && ParseDay(parts[0]) is { } day && ParseTime(parts[1]) is { } time)
        {
            return day.ToDateTime(time);
        }

        Problem(PlanRules.NotMoment, Name, Written);
        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to a million.</summary>
    public int? Whole(int least)
    {
        const int most = 1_000_000;
        if (Text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem(PlanRules.NotWhole, Name, Written, least.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>A text people read, by language. What the column without a language holds stands in for missing languages.</summary>
    /// <param name="limit">The most characters it may have in any language.</param>
    public IReadOnlyDictionary<string, string> Texts(int limit)
    {
        var written = Languages.ByLanguage;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in Language.All.Select(language => language.Code))
        {
            if (written.TryGetValue(code, out var text) || written.TryGetValue("", out text))
            {
                texts.Add(code, text);
            }
        }

        var missing = Language.All.Where(language => !written.ContainsKey(language.Code)).Select(language => language.OwnName).ToList();
        if (texts.Count > 0 && missing.Count > 0)
        {
            Problem(PlanRules.Untranslated, Name, string.Join(", ", missing));
        }

        var longest = texts.Values.Select(text => text.Length).DefaultIfEmpty().Max();
        if (longest > limit)
        {
            Problem(
                PlanRules.TooLong,
                Name,
                longest.ToString(CultureInfo.InvariantCulture),
                limit.ToString(CultureInfo.InvariantCulture));
        }

        return texts;
    }

    /// <summary>Latitude and longitude in degrees.</summary>
    public (double Latitude, double Longitude)? Location()
    {
        if (Text.Length == 0)
        {
            return null;
        }

        var parts = Text.Split([' ', ',', '،', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && Degrees(parts[0], 90) is { } latitude && Degrees(parts[1], 180) is { } longitude)
        {
            return (latitude, longitude);
        }

        Problem(PlanRules.NotLocation, Written);
        return null;
    }

    /// <summary>A link that a phone can open.</summary>
    public string? Link()
    {
        if (Written.Length == 0)
        {
            return null;
        }

        if (Written.Length <= 2000 && Uri.TryCreate(Written, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" && link.Host.Length > 0)
        {
            return Written;
        }

        Problem(PlanRules.NotLink, Written);
        return null;
    }

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100
            ? day
            : null;

    private static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    // a cell that Excel formats as day and time although only a day was meant
    private static string WithoutMidnight(string text) =>
        text.EndsWith("T00:00", StringComparison.Ordinal) ? text[..^6] : text;

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees
            : null;

    private static bool IsCodeLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';

    private static string ToAsciiDigits(string text) =>
        string.Create(text.Length, text, (letters, source) =>
        {
            for (var index = 0; index < source.Length; index++)
            {
                letters[index] = source[index] switch
                {
                    >= '٠' and <= '٩' and var digit => (char)(digit - '٠' + '0'),
                    >= '۰' and <= '۹' and var digit => (char)(digit - '۰' + '0'),
                    var other => other,
                };
            }
        });
}
