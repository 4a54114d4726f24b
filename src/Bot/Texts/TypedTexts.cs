using System.Text.RegularExpressions;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Texts;

/// <summary>A text that is typed in several languages at once, which nobody names: they are known by their letters.</summary>
internal static partial class TypedTexts
{
    /// <summary>One line; both sides of a slash or a semicolon where they are of different languages.</summary>
    /// <param name="line">As it was typed.</param>
    /// <param name="language">What letters of the Arabic script are taken to be: <c>ar</c> or <c>ckb</c>.</param>
    /// <param name="longest">Of each text, in characters; it is cut behind them.</param>
    public static LocalTexts Of(string line, string language, int longest)
    {
        var sides = Sides(line, [" / "]);
        if (sides.Count == 1 && Sides(line, [";", "؛"]) is { Count: > 1 } parts && !parts.Exists(IsOfNoLanguage) && parts.DistinctBy(part => LanguageOf(part, language)).Count() == parts.Count)
        {
            sides = parts;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var side in sides)
        {
            if (!texts.TryAdd(LanguageOf(side, language), Cut(side, longest)))
            {
                // a slash within one language
                return new Dictionary<string, string>(StringComparer.Ordinal) { [LanguageOf(line, language)] = Cut(line, longest) };
            }
        }

        return texts;
    }

    private static List<string> Sides(string line, string[] between) => [.. line.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>
    /// Several lines: those of one language go together. A line that is of no language, a telephone number or an address, stands in each.
    /// </summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="language">The writer's.</param>
    /// <param name="longest">Of each line, in characters.</param>
    /// <param name="isParagraph">Its lines stay lines; else there is a comma between them.</param>
    public static Dictionary<string, string> OfLines(string text, string language, int longest, bool isParagraph)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string to, string part) => written[to] = written.TryGetValue(to, out var before) ? before + (isParagraph ? "\n" : to == "en" ? ", " : "، ") + part : part;
        var lines = Bidi.Strip(text).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToLookup(IsOfNoLanguage);
        foreach (var (its, part) in lines[false].SelectMany(line => Of(line, language, longest)))
        {
            Add(its, part);
        }

        foreach (var line in lines[true])
        {
            foreach (var its in written.Count == 0 ? [language] : written.Keys.ToList())
            {
                Add(its, line);
            }
        }

        return written;
    }

    /// <summary>The language of a text by its letters; Arabic script without a letter that only Sorani has is the given one's, else Arabic.</summary>
    public static string LanguageOf(string text, string language) =>
        text.Any(letter => letter is 'ە' or 'ێ' or 'ۆ' or 'ڕ' or 'ڵ' or 'ڤ') ? "ckb"
        : text.Any(Bidi.IsRightToLeftLetter) ? language == "ckb" ? "ckb" : "ar"
        : "en";

    private static bool IsOfNoLanguage(string line) => !Address().Replace(line, "").Any(char.IsLetter);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    // a link, an e-mail address, the name of an account
    [GeneratedRegex(@"https?://\S+|www\.\S+|t\.me/\S+|\S+@\S+|@\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
