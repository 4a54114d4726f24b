using System.Text;
using System.Text.RegularExpressions;

namespace WorkshopBot.Texts;

/// <summary>
/// Keeps right-to-left lines in order. Telegram has no direction field: apps guess it from a line's first letter, and its server deletes the
/// older embedding marks (U+202A–U+202E), so only single marks and isolates are used here.
/// </summary>
public static partial class Bidi
{
    /// <summary>RIGHT-TO-LEFT MARK: an invisible letter that gives a line its direction.</summary>
    public const char RightToLeftMark = '\u200F';

    /// <summary>FIRST STRONG ISOLATE: what follows finds its own direction.</summary>
    public const char FirstStrongIsolate = '\u2068';

    /// <summary>LEFT-TO-RIGHT ISOLATE.</summary>
    public const char LeftToRightIsolate = '\u2066';

    /// <summary>POP DIRECTIONAL ISOLATE: ends an isolate.</summary>
    public const char PopIsolate = '\u2069';

    /// <summary>
    /// Shields a name or free text, and in it what <see cref="ShieldRuns"/> shields. Line by line, because a line's end closes every isolate.
    /// </summary>
    public static string Isolate(string text) => ShieldRuns(Enclose(text, FirstStrongIsolate));

    /// <summary>Shields a code, phone number, command or link.</summary>
    public static string IsolateLeftToRight(string text) => Enclose(text, LeftToRightIsolate);

    /// <summary>
    /// Shields phone numbers, links, addresses and commands that stand among right-to-left words: the groups of <c>0770 123 4567</c> would come in
    /// the opposite order, and a plus or slash on the wrong side.
    /// </summary>
    /// <param name="text">Without marks of direction of its own, but for isolates around whole lines.</param>
    public static string ShieldRuns(string text) => string.Join('\n', text.Split('\n').Select(line =>
        line.Any(IsRightToLeftLetter) ? LeftToRightRuns().Replace(line, run => LeftToRightIsolate + run.Value + PopIsolate) : line));

    /// <summary>Without marks, isolates and embeddings: what somebody typed could otherwise turn our own words around.</summary>
    public static string Strip(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => !IsControl(letter)))
        {
            kept.Append(letter);
        }

        return kept.ToString();
    }

    /// <summary>
    /// Gives every line of a right-to-left text its direction: one that does not start with a letter of that script (but with a digit, an emoji,
    /// a Latin letter, an isolate) gets a mark in front.
    /// </summary>
    public static string StartLines(string text)
    {
        if (text.Split('\n').All(StartsRightToLeft))
        {
            return text;
        }

        return string.Join('\n', text.Split('\n').Select(line => StartsRightToLeft(line) ? line : RightToLeftMark + line));
    }

    /// <summary>A letter of the Arabic or another right-to-left script; its digits run left to right and do not count.</summary>
    public static bool IsRightToLeftLetter(char letter) =>
        letter is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF' && char.IsLetter(letter);

    /// <summary>Marks, isolates and embeddings of direction.</summary>
    public static bool IsControl(char letter) =>
        letter is '\u200E' or '\u200F' or '\u061C' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    [GeneratedRegex("https?://[!-~]*[A-Za-z0-9/_=-]|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]|(?<![!-~])[@/][A-Za-z][A-Za-z0-9_]*|[+]?[0-9](?:[ ()-]{0,2}[0-9]){6,}")]
    private static partial Regex LeftToRightRuns();

    private static bool StartsRightToLeft(string line) =>
        line.Length == 0 || line[0] == RightToLeftMark || IsRightToLeftLetter(line[0]);

    private static string Enclose(string text, char opening)
    {
        var lines = Strip(text).ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : $"{opening}{line}{PopIsolate}"));
    }
}
