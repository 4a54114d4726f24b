using System.Globalization;

namespace WorkshopBot.Forms.Expressions;

/// <summary>Numbers as text and back, as XPath 1.0 and the form engine's rules 3 and 4 have it.</summary>
internal static class NumberText
{
    /// <summary>Shortest digits that give the same double back, never with an exponent; <c>-0</c> is <c>0</c>.</summary>
    public static string Of(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return e < 0 ? text : Expand(text[..e], int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Reads an optional <c>-</c>, digits, an optional <c>.</c> with digits on at least one side, and surrounding space; anything
    /// else is NaN.
    /// </summary>
    public static double Parse(string text)
    {
        var span = text.AsSpan().Trim(" \t\r\n");
        var digits = 0;
        var points = 0;
        for (var i = span.StartsWith("-") ? 1 : 0; i < span.Length; i++)
        {
            if (char.IsAsciiDigit(span[i]))
                digits++;
            else if (span[i] != '.' || ++points > 1)
                return double.NaN;
        }

        return digits == 0 ? double.NaN
            : double.Parse(span, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static string Expand(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var point = 1 + exponent;
        if (point <= 0)
            return sign + "0." + new string('0', -point) + digits;
        return point >= digits.Length
            ? sign + digits + new string('0', point - digits.Length)
            : sign + digits[..point] + "." + digits[point..];
    }
}
