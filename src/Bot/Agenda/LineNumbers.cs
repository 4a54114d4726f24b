using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Agenda;

/// <summary>The numbers in front of a list's lines, as they stand before hours: <c>1. 9:00</c>, <c>2) 9:30</c>, <c>3- 10:00 – 11:00</c>.</summary>
internal sealed partial class LineNumbers
{
    private int _last;

    /// <summary>The line without its number; as it is where it has none.</summary>
    public string Without(string line)
    {
        if (Numbered().Match(line) is not { Success: true } match)
        {
            return line;
        }

        var (number, rest) = (int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), line[match.Length..]);
        if (match.Groups["dash"].Success && !IsNumber(number, line, rest))
        {
            return line;
        }

        _last = number;
        return rest;
    }

    /// <summary><c>1- 9:00</c> might be from one to nine: it is a number before both ends of an item, in turn, or where nothing lasts that long.</summary>
    private bool IsNumber(int number, string line, string rest) =>
        TypedHours.Of(rest, null).Hours is { End: not null }
        || (_last > 0 && number == _last + 1)
        || (number == 1 && (TypedHours.Of(line, null).Hours is not { End: { } end } whole || end - whole.Start > TypedHours.LongestItem));

    [GeneratedRegex(@"^(?<number>\d{1,2})(?:\uFE0F?\u20E3\s*|\s*[.)/]\s*|\s*(?<dash>[-–—])\s*)(?=(?:(?:from|من|لە|at|الساعة|کاتژمێر)\s+)*\d{1,2}\s*[:.]\s*\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();
}
