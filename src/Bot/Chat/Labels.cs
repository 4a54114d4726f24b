using System.Globalization;
using WorkshopBot.Texts;

namespace WorkshopBot.Chat;

/// <summary>
/// What the buttons of one card say: whole words that fit, and never the same of two that do something else. Whoever makes a button gives its label in full;
/// <see cref="Screen"/> asks for the rest.
/// </summary>
internal static class Labels
{
    /// <summary>So many letters fit on a small phone.</summary>
    public const int Longest = 30;

    /// <summary>The same buttons, with labels that fit and can be told apart.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Fit(IReadOnlyList<IReadOnlyList<Button>> rows)
    {
        var buttons = rows.SelectMany(row => row).ToList();
        var shown = Distinct(buttons);
        if (buttons.Zip(shown).All(pair => pair.First.Label == pair.Second))
        {
            return rows;
        }

        var next = 0;
        return [.. rows.Select(row => (IReadOnlyList<Button>)[.. row.Select(button => button with { Label = shown[next++] })])];
    }

    /// <summary>The buttons of a list that is shown page by page: each is told apart from all others, wherever they stand.</summary>
    public static List<Button> Apart(IEnumerable<Button> list)
    {
        var buttons = list.ToList();
        return [.. buttons.Zip(Distinct(buttons), (button, label) => button with { Label = label })];
    }

    private static List<string> Distinct(List<Button> buttons)
    {
        var full = buttons.ConvertAll(button => Bidi.Strip(button.Label).ReplaceLineEndings(" "));
        var shown = buttons.Select((button, i) => full[i].Length <= Longest && !button.Label.Contains('\n', StringComparison.Ordinal) ? button.Label : WordsExtensions.Label(full[i], Longest)).ToList();

        // what they have in common says least, also where one of them is ticked, or has room for a word more
        var marks = full.ConvertAll(Mark);
        var bare = full.Zip(marks, (label, mark) => label[mark.Length..]).ToList();
        foreach (var first in Alike(buttons, shown, label => label[Mark(label).Length..]).Where(same => same.Select(i => bare[i]).Distinct().Count() > 1).Select(same => Bidi.Strip(shown[same[0]])[marks[same[0]].Length..]).ToList())
        {
            var same = Enumerable.Range(0, full.Count).Where(i => bare[i] == first || (full[i].Length > Longest && bare[i].StartsWith(first, StringComparison.Ordinal))).ToList();
            var words = same.ConvertAll(i => bare[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var common = Common(words);
            foreach (var (i, own) in same.Zip(words).Where(one => one.Second.Length > common))
            {
                shown[i] = marks[i] + Around(own[..common], string.Join(' ', own[common..]), Longest - marks[i].Length);
            }
        }

        // two people of one name, and nothing else known of them
        foreach (var same in Alike(buttons, shown, label => label))
        {
            foreach (var (i, number) in same.Skip(1).Select((i, index) => (i, index + 2)))
            {
                var behind = string.Create(CultureInfo.InvariantCulture, $" ({number})");
                shown[i] = WordsExtensions.Label(Bidi.Strip(shown[i]), Longest - behind.Length) + behind;
            }
        }

        return shown;
    }

    /// <summary>Those that say the same and do not do the same.</summary>
    private static List<List<int>> Alike(List<Button> buttons, List<string> shown, Func<string, string> says) =>
        [.. Enumerable.Range(0, buttons.Count).GroupBy(i => says(Bidi.Strip(shown[i]))).Select(same => same.DistinctBy(i => buttons[i] with { Label = "" }).ToList()).Where(same => same.Count > 1)];

    // a tick, an hourglass, an arrow
    private static string Mark(string label) => label[..label.TakeWhile(letter => !char.IsLetterOrDigit(letter)).Count()];

    private static int Common(List<string[]> words)
    {
        var shortest = words.Min(own => own.Length);
        var common = 0;
        while (common < shortest && words.TrueForAll(own => Bare(own[common]) == Bare(words[0][common])))
        {
            common++;
        }

        return common;
    }

    /// <summary>The beginning of what all begin with, as far as it is whole, and what only this one says: <c>15:30 Working group: labour rights</c> is <c>15:30 labour rights</c>.</summary>
    private static string Around(string[] common, string own, int longest)
    {
        var tail = WordsExtensions.Label(own, longest / 2);
        var room = longest - tail.Length - 1;
        var head = common.Length;
        while (head > 0 && (string.Join(' ', common[..head]).Length > room || !IsWhole(common[head - 1])))
        {
            head--;
        }

        var beginning = string.Join(' ', common[..head]);
        if (head == 0 && common.Length > 0 && room - 2 >= longest / 3)
        {
            // of what is whole nothing fits: its first words, set off
            beginning = WordsExtensions.Label(string.Join(' ', common), room - 2) + " ·";
        }

        return beginning.Length == 0 ? WordsExtensions.Label(own, longest) : $"{beginning} {WordsExtensions.Label(own, longest - beginning.Length - 1)}";
    }

    // a day, an hour, a mark; or what something else follows
    private static bool IsWhole(string word) => word[^1] is ':' or ',' or '،' or '·' or '–' || !word.Any(char.IsLetter);

    private static string Bare(string word) => word.TrimEnd(':', ',', '،', ';', '؛');
}
