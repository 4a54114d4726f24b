using WorkshopBot.Forms;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>Problems of workbooks as lines: <c>basra-2025/workshop.md, agenda!D4: The end, 09:00, is not after the start, 10:00.</c></summary>
internal static class ProblemLines
{
    /// <summary>Prints each problem on a line of its own.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="words">The language.</param>
    /// <param name="folder">What tells this folder from others, in front of the file's name; "" when there is only one.</param>
    /// <param name="problems">What is wrong.</param>
    public static void Print(TextWriter writer, Words words, string folder, IEnumerable<FormProblem> problems)
    {
        foreach (var problem in problems)
        {
            writer.WriteLine(Line(words, folder, problem));
        }
    }

    internal static string Line(Words words, string folder, FormProblem problem)
    {
        var sentence = Sentence(words, problem);
        if (problem.Kind == ProblemKind.Warning)
        {
            sentence = words["console.warning", ("sentence", sentence)];
        }

        var place = Place(folder, problem);
        return words.Language.IsRightToLeft ? $"{Bidi.IsolateLeftToRight(place)}: {sentence}" : $"{place}: {sentence}";
    }

    private static string Sentence(Words words, FormProblem problem)
    {
        var key = problem.Rule.StartsWith("PL", StringComparison.Ordinal) ? $"plan.problem.{problem.Rule}" : $"form.problem.{problem.Rule}";
        return words[key, [.. problem.Arguments.Select(argument => (argument.Key, (Arg)argument.Value))]];
    }

    private static string Place(string folder, FormProblem problem)
    {
        var file = folder.Length > 0 ? $"{folder}/{problem.File}" : problem.File;
        var cell = (problem.Column is { } column ? ColumnLetters(column) : "") + FormattableString.Invariant($"{problem.Row}");
        return (problem.Sheet, cell) switch
        {
            (null, _) => file,
            (var sheet, "") => $"{file}, {sheet}",
            var (sheet, place) => $"{file}, {sheet}!{place}",
        };
    }

    /// <summary>A column as Excel calls it: 1 is A, 27 is AA.</summary>
    internal static string ColumnLetters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }
}
