using WorkshopBot.Forms;

namespace WorkshopBot.Plans;

/// <summary>The problems of one plan as they are found: all of them, never the first alone.</summary>
internal sealed class PlanProblems(string file)
{
    private readonly List<FormProblem> _found = [];

    public IReadOnlyList<FormProblem> Found => _found;

    /// <summary>True when the plan cannot be taken.</summary>
    public bool Refuse => _found.Any(problem => problem.Kind != ProblemKind.Warning);

    public void Add(PlanRule rule, string? sheet, int? row, int? column, params ReadOnlySpan<string> values) =>
        _found.Add(rule.At(file, sheet, row, column, values));

    /// <summary>Problems of a form that the plan names.</summary>
    public void AddRange(IEnumerable<FormProblem> problems) => _found.AddRange(problems);
}
