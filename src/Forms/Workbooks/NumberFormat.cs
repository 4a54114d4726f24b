using System.Globalization;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>What a number's format makes of it: a number, or a day, a time of day, both, or a length of time (Office Open XML, part 1, 18.8.30).</summary>
internal readonly record struct NumberFormat(bool HasDay, bool HasTime, bool IsLength)
{
    // day 60 is 29 February 1900, which never was: days before it are one further from the epoch
    private static readonly DateTime Epoch = new(1899, 12, 30);

    private const int DaysTo1904 = 1_462;
    private const double LastDay = 2_958_466;

    /// <summary>The format with a number that every program knows.</summary>
    public static NumberFormat BuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => new NumberFormat(true, false, false),
        >= 18 and <= 21 or 45 or 47 => new NumberFormat(false, true, false),
        22 => new NumberFormat(true, true, false),
        46 => new NumberFormat(false, true, true),
        _ => default,
    };

    /// <summary>Reads a format's code: <c>yyyy-mm-dd</c>, <c>[$-1401]h:mm AM/PM</c>, <c>[h]:mm</c>, <c>0.00 "days"</c>.</summary>
    public static NumberFormat Of(string code)
    {
        var (day, time, month, length) = (false, false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = End(code, '"', i);
                    break;
                case '[':
                    var end = End(code, ']', i);
                    length |= end > i && code[(i + 1)..end].ToLowerInvariant().Trim('h', 'm', 's').Length == 0;
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'd':
                    day = true;
                    break;
                case 'm':
                    month = true;
                    break;
                case 'h' or 's':
                    time = true;
                    break;
                case 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    return default;
            }
        }

        // m is a month unless hours or seconds stand there
        return new NumberFormat(day || (month && !time && !length), time || length, length);
    }

    /// <summary>The text an author would type: <c>2025-11-14</c>, <c>09:00</c>, <c>2025-11-14T09:00</c>, <c>26:30</c>, shortest digits for numbers.</summary>
    public string Text(double number, bool from1904)
    {
        if (!(HasDay || HasTime) || !(number >= 0 && number < LastDay))
            return NumberText.Of(number);
        var seconds = Math.Round(number * 86_400);
        if (IsLength)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 3_600):00}:{Math.Floor(seconds / 60) % 60:00}{(seconds % 60 == 0 ? "" : $":{seconds % 60:00}")}");
        var days = from1904 ? DaysTo1904 : number < 60 ? 1 : 0;
        var moment = Epoch.AddDays(days).AddSeconds(seconds);
        var time = moment.ToString(moment.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        if (!HasDay || number < 1)
            return time;
        var day = moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return moment.TimeOfDay == TimeSpan.Zero && !HasTime ? day : $"{day}T{time}";
    }

    private static int End(string code, char mark, int from)
    {
        var end = code.IndexOf(mark, from + 1);
        return end < 0 ? code.Length : end;
    }
}
