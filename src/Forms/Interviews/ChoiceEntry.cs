using System.Globalization;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>
/// Choices as people type them: the label in their language, the number in the list, or the name, exactly after
/// <see cref="SearchKey"/>. What is only near is proposed, never taken.
/// </summary>
internal static class ChoiceEntry
{
    private const int MostNear = 2;
    private static readonly char[] Lists = [',', '،', ';', '؛', '\n'];

    public static Entry One(string typed, IReadOnlyList<Choice> choices)
    {
        var found = Exact(typed, choices);
        return found.Count == 1 ? found[0].Name : NotFound(typed, choices, found);
    }

    /// <summary>Several: the whole as one choice, else parts between commas or lines, else words.</summary>
    public static Entry Several(string typed, IReadOnlyList<Choice> choices)
    {
        if (Exact(typed, choices) is { Count: 1 } whole)
            return whole[0].Name;
        var byCommas = typed.Split(Lists, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var byWords = typed.Replace('،', ' ').Replace('؛', ' ').Split([' ', ',', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var parts in new[] { byCommas, byWords })
        {
            var found = parts.Select(part => Exact(part, choices)).ToList();
            if (parts.Length > 0 && found.TrueForAll(one => one.Count == 1))
                return string.Join(' ', found.Select(one => one[0].Name).Distinct(StringComparer.Ordinal));
        }

        var wrong = byCommas.FirstOrDefault(part => Exact(part, choices).Count != 1) ?? typed;
        return NotFound(wrong, choices, Exact(wrong, choices));
    }

    /// <summary>All of them, each once.</summary>
    public static Entry All(string typed, IReadOnlyList<Choice> choices)
    {
        var repeated = typed.Split([' ', ',', '،'], StringSplitOptions.RemoveEmptyEntries);
        var entry = Several(typed, choices);
        return entry.Value is null ? entry
            : ChoiceFunctions.Items(entry.Value).Length == choices.Count && repeated.Length == repeated.Distinct(StringComparer.Ordinal).Count()
                ? entry
                : Refusal.Of(RefusalReason.NotAChoice, ("typed", typed), ("count", $"{choices.Count}"));
    }

    /// <summary>The choices whose label or name holds what was typed, those that begin with it first.</summary>
    public static IReadOnlyList<Choice> Filter(IReadOnlyList<Choice> choices, string typed)
    {
        var key = SearchKey.Of(typed);
        if (key.Length == 0)
            return choices;
        return [.. choices.Select(choice => (Choice: choice, Rank: Rank(choice, key))).Where(pair => pair.Rank < 3)
            .OrderBy(pair => pair.Rank).Select(pair => pair.Choice)];
    }

    private static int Rank(Choice choice, string key)
    {
        var label = SearchKey.Of(choice.Label);
        return label.StartsWith(key, StringComparison.Ordinal) ? 0
            : label.Contains(" " + key, StringComparison.Ordinal) ? 1
            : label.Contains(key, StringComparison.Ordinal) || SearchKey.Of(choice.Name).StartsWith(key, StringComparison.Ordinal) ? 2
            : 3;
    }

    private static List<Choice> Exact(string typed, IReadOnlyList<Choice> choices)
    {
        var key = SearchKey.Of(typed);
        if (key.Length == 0)
            return [];
        var byLabel = choices.Where(choice => SearchKey.Of(choice.Label) == key).ToList();
        if (byLabel.Count > 0)
            return byLabel;
        // a number on the list and a name that is a number can mean two choices: then both are proposed
        var found = choices.Where(choice => choice.Name == typed || SearchKey.Of(choice.Name) == key).ToList();
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= choices.Count && !found.Contains(choices[number - 1]))
            found.Insert(0, choices[number - 1]);
        if (found.Count > 1 && found.Find(choice => choice.Name == typed) is { } named && !int.TryParse(typed, out _))
            return [named];
        return found;
    }

    private static Entry NotFound(string typed, IReadOnlyList<Choice> choices, List<Choice> several)
    {
        var near = several.Count > 1 ? several : NearOnes(SearchKey.Of(typed), choices);
        var refusal = Refusal.Of(near.Count > 0 ? RefusalReason.NearChoices : RefusalReason.NotAChoice, ("typed", typed));
        return refusal with { Near = near };
    }

    private static List<Choice> NearOnes(string key, IReadOnlyList<Choice> choices)
    {
        if (key.Length < 2 || key.Length > 200)
            return [];
        return [.. choices.Select(choice => (Choice: choice, Far: Far(key, SearchKey.Of(choice.Label))))
            .Where(pair => pair.Far <= Math.Max(1, key.Length / 3.0))
            .OrderBy(pair => pair.Far).Take(MostNear).Select(pair => pair.Choice)];
    }

    /// <summary>Letters to change: in the whole label or, as people shorten long ones, in one of its words or its beginning.</summary>
    private static double Far(string key, string label)
    {
        var far = SearchKey.Distance(key, label, key.Length) + 0.0;
        if (label.StartsWith(key, StringComparison.Ordinal))
            return Math.Min(far, 0.25);
        foreach (var word in label.Split(' ', '-'))
            far = Math.Min(far, SearchKey.Distance(key, word, key.Length) + 0.5);
        return far;
    }
}
