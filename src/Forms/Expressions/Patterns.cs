using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

/// <summary>
/// Regular expressions of forms (rule 19): the whole value must match. They run without backtracking where they compile so;
/// look-arounds and back references run with <see cref="TimeLimit"/>.
/// </summary>
internal static class Patterns
{
    public const int MaxPatternLength = 4_000;

    public static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(50);

    // each costs the time limit; a form may have hundreds, and a person waits for all of them
    private const int MostSlow = 4;

    // forms have few patterns; computed ones must not pile up
    private const int MaxKept = 500;

    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    /// <summary>Whether the whole value matches.</summary>
    /// <exception cref="ExpressionFault">The pattern does not compile, takes too long, or others of the same step took too long already.</exception>
    public static bool Matches(string value, string pattern, Filling filling)
    {
        var regex = Of(pattern) ?? throw new ExpressionFault("regex: the pattern does not compile");
        if (filling.SlowPatterns >= MostSlow && !regex.Options.HasFlag(RegexOptions.NonBacktracking))
            throw new ExpressionFault("regex: too many patterns take too long");
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            filling.SlowPatterns++;
            throw new ExpressionFault("regex: the pattern takes too long");
        }
    }

    public static bool Compiles(string pattern) => Of(pattern) is not null;

    private static Regex? Of(string pattern)
    {
        if (Compiled.TryGetValue(pattern, out var known))
            return known;
        var regex = pattern.Length > MaxPatternLength ? null : Compile(pattern);
        if (Compiled.Count < MaxKept)
            Compiled[pattern] = regex;
        return regex;
    }

    private static Regex? Compile(string pattern)
    {
        var translated = Ascii(pattern);
        var whole = $@"\A(?:{translated})\z";
        const RegexOptions Options = RegexOptions.CultureInvariant;
        try
        {
            // "a)|(b" is a pattern only between the brackets that are put around it
            _ = new Regex(translated, Options, TimeLimit);
            return new Regex(whole, Options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, Options, TimeLimit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // classes that Java knows and .NET does not; what stands in a class of one's own
    private static readonly Dictionary<string, string> JavaClasses = new(StringComparer.Ordinal)
    {
        ["Alpha"] = "A-Za-z",
        ["Digit"] = "0-9",
        ["Alnum"] = "A-Za-z0-9",
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Space"] = @" \t\n\x0B\f\r",
        ["Blank"] = @" \t",
        ["XDigit"] = "0-9A-Fa-f",
        ["ASCII"] = @"\x00-\x7F",
        ["IsAlphabetic"] = @"\p{L}",
        ["IsDigit"] = @"\p{Nd}",
        ["InArabic"] = @"\u0600-\u06FF",
        ["IsLatin"] = @"A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02B8\u1E00-\u1EFF",
    };

    private static string? JavaClass(string pattern, int at, bool inClass)
    {
        var end = at + 2 < pattern.Length && pattern[at + 2] == '{' ? pattern.IndexOf('}', at) : -1;
        if (end < 0 || !JavaClasses.TryGetValue(pattern[(at + 3)..end], out var members))
            return null;
        return inClass ? members : $"[{members}]";
    }

    // \d and \w mean ASCII in the programs forms are written for, every script's digits in .NET
    private static string Ascii(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                if (pattern[i + 1] == 'p' && JavaClass(pattern, i, inClass) is { } known)
                {
                    result.Append(known);
                    i = pattern.IndexOf('}', i);
                    continue;
                }

                var next = pattern[++i];
                result.Append((next, inClass) switch
                {
                    ('d', false) => "[0-9]",
                    ('d', true) => "0-9",
                    ('w', false) => "[A-Za-z0-9_]",
                    ('w', true) => "A-Za-z0-9_",
                    ('D', false) => "[^0-9]",
                    ('W', false) => "[^A-Za-z0-9_]",
                    _ => $"\\{next}",
                });
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            result.Append(c);
        }

        return result.ToString();
    }
}
