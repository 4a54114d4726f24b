using System.Text;
using System.Text.RegularExpressions;
using WorkshopBot.Texts;

namespace WorkshopBot.Documents;

/// <summary>
/// A text as pieces of one direction each, for word processors: they want every piece marked, and not all of them know isolates. What stands in an
/// isolate, or is a Latin word, number, date or link among Arabic words, is a piece of its own, kept together by the older single marks.
/// </summary>
internal static partial class DirectedRuns
{
    private const char LeftToRightMark = '\u200E';

    /// <summary>The pieces in order, with the marks that keep them in order.</summary>
    /// <param name="text">With isolates or without.</param>
    /// <param name="isRightToLeft">How the paragraph runs.</param>
    public static List<(string Text, bool IsRightToLeft)> Of(string text, bool isRightToLeft)
    {
        var runs = new List<(string Text, bool IsRightToLeft)>();
        foreach (var (part, given) in Isolates(text.Any(letter => letter is Bidi.FirstStrongIsolate or Bidi.LeftToRightIsolate) ? text : Bidi.ShieldRuns(text)))
        {
            if (given == false)
            {
                runs.Add((Bidi.Strip(part), false));
            }
            else
            {
                runs.AddRange(Split(Bidi.Strip(part), given ?? isRightToLeft));
            }
        }

        return [.. runs.Where(run => run.Text.Length > 0).Select(run => (Kept(run.Text, run.IsRightToLeft, isRightToLeft), run.IsRightToLeft))];
    }

    // a piece that has no letter of its own direction would take that of its neighbours
    private static string Kept(string text, bool isRightToLeft, bool paragraph) => !paragraph ? text
        : !isRightToLeft ? LeftToRightMark + text + LeftToRightMark
        : text.Any(Bidi.IsRightToLeftLetter) ? text
        : Bidi.RightToLeftMark + text + Bidi.RightToLeftMark;

    /// <summary>What is within an isolate, and what is not (null).</summary>
    private static IEnumerable<(string Part, bool? IsRightToLeft)> Isolates(string text)
    {
        var part = new StringBuilder();
        var open = new Stack<bool?>();
        foreach (var letter in text)
        {
            if (letter is Bidi.FirstStrongIsolate or Bidi.LeftToRightIsolate)
            {
                yield return (part.ToString(), Direction(open, part));
                part.Clear();
                open.Push(letter == Bidi.LeftToRightIsolate ? false : null);
            }
            else if (letter == Bidi.PopIsolate)
            {
                yield return (part.ToString(), Direction(open, part));
                part.Clear();
                open.TryPop(out _);
            }
            else
            {
                part.Append(letter);
            }
        }

        yield return (part.ToString(), Direction(open, part));
    }

    /// <summary>A first strong isolate takes its direction from its first letter.</summary>
    private static bool? Direction(Stack<bool?> open, StringBuilder part)
    {
        if (open.Count == 0 || open.Peek() is not null)
        {
            return open.Count == 0 ? null : open.Peek();
        }

        var first = part.ToString().FirstOrDefault(char.IsLetter);
        return first == default ? null : Bidi.IsRightToLeftLetter(first);
    }

    private static IEnumerable<(string Text, bool IsRightToLeft)> Split(string text, bool isRightToLeft)
    {
        var at = 0;
        foreach (Match other in (isRightToLeft ? LeftToRight() : RightToLeft()).Matches(text))
        {
            yield return (text[at..other.Index], isRightToLeft);
            yield return (other.Value, !isRightToLeft);
            at = other.Index + other.Length;
        }

        yield return (text[at..], isRightToLeft);
    }

    // words with what is between them; numbers alone
    [GeneratedRegex(@"[A-Za-z\u00C0-\u024F](?:[^\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]*[A-Za-z0-9\u00C0-\u024F])?|[+]?[0-9][0-9.,:/%-]*[0-9%]|[0-9]")]
    private static partial Regex LeftToRight();

    [GeneratedRegex(@"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF](?:[^A-Za-z\u00C0-\u024F]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF])?")]
    private static partial Regex RightToLeft();
}
