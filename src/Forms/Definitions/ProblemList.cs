namespace WorkshopBot.Forms.Definitions;

/// <summary>Problems as they are found.</summary>
internal sealed class ProblemList(string file)
{
    /// <summary>More than anybody mends at once; a workbook of 100,000 wrong rows has as many.</summary>
    private const int Most = 500;

    private readonly List<FormProblem> _all = [];

    public bool HasErrors { get; private set; }

    /// <summary>True when looking for more is of no use to anybody.</summary>
    public bool IsFull => HasErrors && _all.Count >= Most;

    public void Add(FormRule rule, string? sheet, int? row, int? column, params (string Name, string Value)[] arguments)
    {
        HasErrors |= rule.Kind != ProblemKind.Warning;
        if (_all.Count < (rule.Kind == ProblemKind.Warning ? Most : 2 * Most))
            _all.Add(rule.At(file, sheet, row, column, arguments));
    }

    public IReadOnlyList<FormProblem> InOrder(IReadOnlyList<string> sheets)
    {
        var order = sheets.Select((name, i) => (name, i)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        return [.. _all.OrderBy(problem => problem.Sheet is null ? -1 : order.GetValueOrDefault(problem.Sheet, int.MaxValue))
            .ThenBy(problem => problem.Row ?? 0).ThenBy(problem => problem.Column ?? 0).Take(Most)];
    }
}
