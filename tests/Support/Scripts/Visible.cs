using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// Text as a script shows it: what cannot be seen has a name in braces, <c>{FSI}</c>, <c>{ZWNJ}</c>; a sign repeated forty times or more is
/// <c>{4096×ا}</c>; a space at the end of a line is <c>{SP}</c>.
/// </summary>
public static partial class Visible
{
    private const int LongRun = 40;

    private static readonly Dictionary<string, char> ByName = new()
    {
        ["SP"] = ' ',
        ["TAB"] = '\t',
        ["NBSP"] = '\u00A0',
        ["SHY"] = '\u00AD',
        ["ALM"] = '\u061C',
        ["ZWSP"] = '\u200B',
        ["ZWNJ"] = '\u200C',
        ["ZWJ"] = '\u200D',
        ["LRM"] = '\u200E',
        ["RLM"] = '\u200F',
        ["LRE"] = '\u202A',
        ["RLE"] = '\u202B',
        ["PDF"] = '\u202C',
        ["LRO"] = '\u202D',
        ["RLO"] = '\u202E',
        ["NNBSP"] = '\u202F',
        ["WJ"] = '\u2060',
        ["LRI"] = '\u2066',
        ["RLI"] = '\u2067',
        ["FSI"] = '\u2068',
        ["PDI"] = '\u2069',
        ["BOM"] = '\uFEFF',
    };

    private static readonly Dictionary<char, string> ByCharacter =
        ByName.Where(pair => pair.Key != "SP").ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>A text with everything in it made visible; line breaks stay.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder();
        for (var index = 0; index < text.Length;)
        {
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            var sign = text.Substring(index, length);
            var run = 1;
            while (string.CompareOrdinal(text, index + (run * length), sign, 0, length) == 0)
                run++;
            if (run >= LongRun)
            {
                shown.Append(CultureInfo.InvariantCulture, $"{{{run}×{Sign(sign)}}}");
                index += run * length;
            }
            else
            {
                shown.Append(Sign(sign));
                index += length;
            }
        }
        return SpaceBeforeLineEnd().Replace(shown.ToString(), "{SP}");
    }

    /// <summary>The opposite of <see cref="Show"/>: what a script's author writes for a person to say.</summary>
    public static string Read(string shown)
    {
        var named = Names().Replace(shown, match => ByName.TryGetValue(match.Groups[1].Value, out var sign) ? sign.ToString() : match.Value);
        var signs = CodePoints().Replace(named, match => char.ConvertFromUtf32(int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        return Runs().Replace(signs, match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))));
    }

    private static string Sign(string sign) => sign switch
    {
        "\n" => sign,
        [var single] when ByCharacter.TryGetValue(single, out var name) => $"{{{name}}}",
        [var single] when char.IsControl(single) || char.IsSurrogate(single) || char.GetUnicodeCategory(single) == UnicodeCategory.Format =>
            string.Create(CultureInfo.InvariantCulture, $"{{U+{(int)single:X4}}}"),
        _ => sign,
    };

    [GeneratedRegex(@" (?=\n|\z)")]
    private static partial Regex SpaceBeforeLineEnd();

    [GeneratedRegex(@"\{([A-Z]+)\}")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{U\+([0-9A-F]{4,6})\}")]
    private static partial Regex CodePoints();

    [GeneratedRegex(@"\{(\d{1,5})×([^}]+)\}")]
    private static partial Regex Runs();
}
