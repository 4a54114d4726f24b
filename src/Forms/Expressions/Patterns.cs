using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkshopBot.Forms.Expressions;

/// <summary>
/// Regular expressions of forms (rule 19): the whole value must match. They run without backtracking where they compile so;
/// look-arounds and back references run with <see cref="TimeLimit"/>.
/// </summary>
internal static class Patterns
{
    public const int MaxPatternLength = 4_000;

    public static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(50);

    // forms have few patterns; computed ones must not pile up
    private const int MaxKept = 500;

    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    public static bool Matches(string value, string pattern)
    {
        try
        {
            return (Of(pattern) ?? throw new ExpressionFault("regex: the pattern does not compile")).IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
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
        var whole = $@"\A(?:{Ascii(pattern)})\z";
        const RegexOptions Options = RegexOptions.CultureInvariant;
        try
        {
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
