using WorkshopBot.Forms;

namespace WorkshopBot.Plans;

/// <summary>One rule of a plan. Its sentence is the text <c>plan.problem.NUMBER</c> in three languages.</summary>
/// <param name="Number">The same in tests, texts and documentation: <c>PL003</c>.</param>
/// <param name="Kind">Refused, or a warning.</param>
/// <param name="Arguments">Names of the sentence's arguments.</param>
public sealed record PlanRule(string Number, ProblemKind Kind, IReadOnlyList<string> Arguments)
{
    /// <summary>The problem that this rule was broken at a place.</summary>
    /// <param name="file">The workbook's file name.</param>
    /// <param name="sheet">The sheet, or null.</param>
    /// <param name="row">As Excel counts, or null.</param>
    /// <param name="column">Counted from 1, or null.</param>
    /// <param name="values">The arguments, in the rule's order.</param>
    internal FormProblem At(string file, string? sheet, int? row, int? column, params ReadOnlySpan<string> values)
    {
        if (values.Length != Arguments.Count)
        {
            throw new ArgumentException($"{Number} takes {Arguments.Count} arguments.", nameof(values));
        }

        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < values.Length; index++)
        {
            named.Add(Arguments[index], values[index]);
        }

        return new FormProblem(Number, Kind, file, sheet, row, column, named);
    }
}
