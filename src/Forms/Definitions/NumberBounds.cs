using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Forms.Definitions;

/// <summary>Reads the two ends out of the commonest constraint of all: half of those in public humanitarian forms are a range of numbers.</summary>
internal static partial class NumberBounds
{
    /// <summary>The whole numbers that the constraint takes; null when it says anything else or more.</summary>
    public static RangeOfNumbers? Of(string? constraint)
    {
        if (constraint is null || Both().Match(constraint) is not { Success: true } match)
            return null;
        var ends = new[] { End(match, "1"), End(match, "2") };
        var (low, high) = (ends.FirstOrDefault(end => end.IsLow), ends.FirstOrDefault(end => !end.IsLow));
        return ends.Count(end => end.IsLow) == 1 && low.Number <= high.Number ? new RangeOfNumbers(low.Number, high.Number, 1) : null;
    }

    private static (bool IsLow, int Number) End(Match match, string which)
    {
        var sign = match.Groups["sign" + which].Value;
        var number = int.Parse(match.Groups["number" + which].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (sign[0] == '>', sign switch
        {
            ">" => number + 1,
            "<" => number - 1,
            _ => number,
        });
    }

    [GeneratedRegex(
        @"^\s*\(?\s*\.\s*(?<sign1>[<>]=?)\s*(?<number1>-?[0-9]{1,9})\s*\)?\s+and\s+\(?\s*\.\s*(?<sign2>[<>]=?)\s*(?<number2>-?[0-9]{1,9})\s*\)?\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Both();
}
