using WorkshopBot.Forms;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>Problems of workbooks as lines: <c>basra-2025/workshop.md, agenda!D4: The end, 09:00, is not after the start, 10:00.</c></summary>
internal static class ProblemLines
{
    /// <summary>Prints each problem on a line of its own.</summary>
    /// <param name="context">Language and where to print.</param>
    /// <param name="folder">What tells this folder from others, in front of the file's name; "" when there is only one.</param>
    /// <param name="problems">What is wrong.</param>
    public static void Print(CommandContext context, string folder, IEnumerable<FormProblem> problems)
    {
        foreach (var problem in problems)
        {
            var line = ProblemText.Of(folder.Length > 0 ? problem with { File = $"{folder}/{problem.File}" } : problem, context.Words);
            context.Complain(problem.Kind == ProblemKind.Warning ? context.Words["console.warning", ("sentence", Arg.Phrase(line))] : line);
        }
    }
}
