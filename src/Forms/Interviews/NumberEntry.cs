using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Numbers as people type them (rules 35 to 37).</summary>
internal static partial class NumberEntry
{
    public const int MaxDigits = 15;

    /// <summary>A whole number; commas can only group.</summary>
    public static Entry Integer(string typed)
    {
        var text = Prepare(typed);
        if (Grouped().IsMatch(text))
            text = text.Replace(",", "", StringComparison.Ordinal);
        if (!Whole().IsMatch(text))
            return RefusalReason.NotInteger;
        var digits = text.TrimStart('-').TrimStart('0');
        if (digits.Length > MaxDigits)
            return RefusalReason.TooManyDigits;
        return digits.Length == 0 ? "0" : text.StartsWith('-') ? "-" + digits : digits;
    }

    /// <summary>A number with or without a fraction.</summary>
    public static Entry Decimal(string typed)
    {
        var text = Prepare(typed);
        if (text.Contains(',', StringComparison.Ordinal))
        {
            if (text.Contains('.', StringComparison.Ordinal) || typed.Contains('٬', StringComparison.Ordinal) || text.Count(c => c == ',') > 1)
            {
                if (!Grouped().IsMatch(text))
                    return RefusalReason.NotDecimal;
                text = text.Replace(",", "", StringComparison.Ordinal);
            }
            else if (Ambiguous().IsMatch(text))
            {
                return Refusal.Of(
                    RefusalReason.AmbiguousDecimal,
                    ("large", text.Replace(",", "", StringComparison.Ordinal)),
                    ("small", text.Replace(',', '.')));
            }
            else
            {
                text = text.Replace(',', '.');
            }
        }

        if (!Fraction().IsMatch(text))
            return RefusalReason.NotDecimal;
        return text.Count(char.IsAsciiDigit) > 2 * MaxDigits || text.Split('.')[0].TrimStart('-').TrimStart('0').Length > MaxDigits
            ? RefusalReason.TooManyDigits
            : Canonical(text);
    }

    /// <summary>A number of the range.</summary>
    public static Entry InRange(string typed, RangeOfNumbers range)
    {
        var entry = Decimal(typed);
        if (entry.Value is null)
            return entry;
        return decimal.TryParse(entry.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && range.Contains(number)
            ? entry
            : Refusal.Of(RefusalReason.OutOfRange, ("min", Text(Math.Min(range.Start, range.End))), ("max", Text(Math.Max(range.Start, range.End))), ("step", Text(range.Step)));
    }

    /// <summary>No leading zeros, no trailing zeros, no exponent.</summary>
    public static string Canonical(string text)
    {
        var negative = text.StartsWith('-');
        var parts = text.TrimStart('-').Split('.');
        var whole = parts[0].TrimStart('0');
        var fraction = parts.Length > 1 ? parts[1].TrimEnd('0') : "";
        var number = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return negative && number != "0" ? "-" + number : number;
    }

    private static string Text(decimal number) => Canonical(number.ToString("0.############################", CultureInfo.InvariantCulture));

    private static string Prepare(string typed) => TypedText.AsciiDigits(typed)
        .Replace('\u2212', '-').Replace('٫', '.').Replace('٬', ',').Replace('،', ',');

    [GeneratedRegex(@"^-?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@",[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();
}
