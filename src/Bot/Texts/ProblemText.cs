using System.Globalization;
using WorkshopBot.Forms;

namespace WorkshopBot.Texts;

/// <summary>
/// The sentence of a problem in a workbook: <c>basra.md, survey!E14: …</c>. Rule <c>RF003</c> is the text <c>form.problem.RF003</c>, a rule of
/// the plan <c>plan.problem.…</c>; the arguments of the problem are those of the text.
/// </summary>
public static class ProblemText
{
    /// <summary>One line for one problem: where it is, what it is, what would be right.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no sentence: a bug.</exception>
    public static string Of(FormProblem problem, Words words)
    {
        var (form, plan) = ("form.problem." + problem.Rule, "plan.problem." + problem.Rule);
        var sentence = Arg.Phrase(words[words.Has(plan) ? plan : form,
            [.. problem.Arguments.Select(argument => (argument.Key, (Arg)argument.Value))]]);
        var file = ("file", Arg.Code(problem.File));
        return problem switch
        {
            { File: "" } => words["problem.at.nowhere", ("problem", sentence)],
            { Sheet: null } => words["problem.at.file", file, ("problem", sentence)],
            { Row: null } => words["problem.at.sheet", file, ("sheet", Arg.Code(problem.Sheet)), ("problem", sentence)],
            _ => words["problem.at.cell", file, ("cell", Arg.Code(Cell(problem))), ("problem", sentence)],
        };
    }

    /// <summary>As Excel names it: <c>survey!E14</c>, or <c>survey!14</c> for a whole row.</summary>
    private static string Cell(FormProblem problem) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem.Sheet}!{Letters(problem.Column ?? 0)}{problem.Row}");

    private static string Letters(int column) =>
        column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
