using System.Globalization;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Locations as <c>latitude longitude altitude accuracy</c> (rule 39).</summary>
internal static class LocationEntry
{
    private static readonly char[] Separators = [' ', '\t', '\n', ';'];

    public static Entry Typed(string typed)
    {
        var text = TypedText.AsciiDigits(typed).Replace('٫', '.').Replace('\u2212', '-').Replace('،', ',');
        // "36.34, 43.13" as maps copy it; a comma without space is the decimal sign of some keyboards: ask again
        var parts = text.Replace(", ", " ", StringComparison.Ordinal).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && text.Count(c => c == ',') == 1 && text.Contains('.', StringComparison.Ordinal))
            parts = text.Split(',');
        if (parts.Length is < 2 or > 4)
            return RefusalReason.NotLocation;
        var numbers = parts.Select(NumberText.Parse).ToList();
        return numbers.Exists(double.IsNaN) ? RefusalReason.NotLocation
            : Of(numbers[0], numbers[1], numbers.ElementAtOrDefault(2), numbers.ElementAtOrDefault(3));
    }

    public static Entry Of(double latitude, double longitude, double altitude, double accuracy) =>
        Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && double.IsFinite(altitude) && accuracy >= 0 && double.IsFinite(accuracy)
            ? string.Create(CultureInfo.InvariantCulture, $"{NumberText.Of(latitude)} {NumberText.Of(longitude)} {NumberText.Of(altitude)} {NumberText.Of(accuracy)}")
            : RefusalReason.NotLocation;
}
