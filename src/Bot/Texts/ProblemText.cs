using System.Globalization;
using WorkshopBot.Forms;

namespace WorkshopBot.Texts;

/// <summary>
/// The sentence of a problem in a workbook: <c>basra.md, survey!E14: …</c>. Rule <c>RF003</c> is the text <c>form.problem.RF003</c>, a rule of
/// the plan <c>plan.problem.…</c>; the arguments of the problem are those of the text.
/// </summary>
/// <remarks>
/// A problem may say what is <c>nearest</c> to what was found. A sentence that does not use it itself gets "Did you mean …?" behind it, unless
/// nothing is near (<c>nearest</c> is empty). One of an expression gets the expression behind it, with a mark where it stumbles (<c>excerpt</c>).
/// </remarks>
public static class ProblemText
{
    /// <summary>One line for one problem: where it is, what it is, what would be right.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no sentence: a bug.</exception>
    public static string Of(FormProblem problem, Words words)
    {
        var plan = "plan.problem." + problem.Rule;
        var sentence = Arg.Phrase(Sentence(words.Has(plan) ? plan : "form.problem." + problem.Rule, problem.Arguments, words));
        var file = ("file", Arg.Code(problem.File));
        return problem switch
        {
            { File: "" } => words["problem.at.nowhere", ("problem", sentence)],
            { Sheet: null } => words["problem.at.file", file, ("problem", sentence)],
            { Row: null } => words["problem.at.sheet", file, ("sheet", Arg.Code(problem.Sheet)), ("problem", sentence)],
            _ => words["problem.at.cell", file, ("cell", Arg.Code(Cell(problem))), ("problem", sentence)],
        };
    }

    /// <summary>The same below a line that names the file: <c>survey!E14: …</c>.</summary>
    public static string InChat(FormProblem problem, Words words) =>
        Of(problem with { File = problem.Sheet is null ? "" : problem.Row is null ? problem.Sheet : Cell(problem), Sheet = null }, words);

    private static string Sentence(string key, IReadOnlyDictionary<string, string> arguments, Words words)
    {
        var sentence = words[key, [.. arguments.Select(argument => (argument.Key, (Arg)argument.Value))]];
        if (arguments.GetValueOrDefault("nearest") is { Length: > 0 } nearest && !words.Uses(key, "nearest"))
            sentence = words["problem.did_you_mean", ("problem", Arg.Phrase(sentence)), ("nearest", nearest)];
        return arguments.GetValueOrDefault("excerpt") is { Length: > 0 } excerpt && !words.Uses(key, "expression")
            ? words["problem.excerpt", ("problem", Arg.Phrase(sentence)), ("excerpt", excerpt)]
            : sentence;
    }

    /// <summary>As Excel names it: <c>survey!E14</c>, or <c>survey!14</c> for a whole row.</summary>
    private static string Cell(FormProblem problem) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem.Sheet}!{Letters(problem.Column ?? 0)}{problem.Row}");

    private static string Letters(int column) =>
        column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
