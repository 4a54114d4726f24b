namespace WorkshopBot.Plans;

/// <summary>One thing that an import changes, named as in the workbook.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Sheet">The sheet: <c>agenda</c>.</param>
/// <param name="Code">The row: <c>lunch-1</c>; "" for the workshop itself.</param>
/// <param name="Column">The column: <c>title::ar</c>; "" when the row as a whole is meant.</param>
/// <param name="Before">What it was, or "".</param>
/// <param name="After">What it becomes, or "".</param>
public sealed record PlanChange(PlanChangeKind Kind, string Sheet, string Code, string Column, string Before, string After);

/// <summary>What an import does to a row.</summary>
public enum PlanChangeKind
{
    /// <summary>The row is new, or taken up again.</summary>
    Added,

    /// <summary>A column has another value.</summary>
    Changed,

    /// <summary>The row is no longer in the plan: kept for what refers to it, shown no more.</summary>
    Archived,

    /// <summary>The rows stand in another order.</summary>
    Reordered,

    /// <summary>The plan asks for less than what people were already promised: the old value stays.</summary>
    Kept,
}

/// <summary>Compares two plans.</summary>
public static class PlanChanges
{
    /// <summary>What has to happen to come from one plan to the other, in the order of the workbook.</summary>
    public static IReadOnlyList<PlanChange> Between(Plan before, Plan after)
    {
        var old = PlanFacts.Of(before);
        var current = PlanFacts.Of(after);
        return
        [
            .. current.Select(row => row.Sheet).Union(old.Select(row => row.Sheet)).SelectMany(sheet => OfSheet(
                sheet,
                [.. old.Where(row => row.Sheet == sheet)],
                [.. current.Where(row => row.Sheet == sheet)])),
        ];
    }

    private static IEnumerable<PlanChange> OfSheet(string sheet, List<PlanFact> before, List<PlanFact> after)
    {
        foreach (var row in after)
        {
            if (before.Find(old => old.Code == row.Code) is { } old)
            {
                foreach (var change in OfRow(old, row))
                {
                    yield return change;
                }
            }
            else
            {
                yield return new(PlanChangeKind.Added, sheet, row.Code, "", "", "");
            }
        }

        var kept = before.Where(row => after.Exists(current => current.Code == row.Code)).Select(row => row.Code).ToList();
        foreach (var gone in before.Where(row => !kept.Contains(row.Code)))
        {
            yield return new(PlanChangeKind.Archived, sheet, gone.Code, "", "", "");
        }

        // the agenda's order follows from its times
        if (sheet != "agenda" && !kept.SequenceEqual(after.Select(row => row.Code).Where(kept.Contains)))
        {
            yield return new(PlanChangeKind.Reordered, sheet, "", "", string.Join(", ", kept), string.Join(", ", after.Select(row => row.Code)));
        }
    }

    private static IEnumerable<PlanChange> OfRow(PlanFact before, PlanFact after) =>
        after.Columns.Texts.Concat(before.Columns.Texts)
            .Select(pair => pair.Key)
            .Distinct()
            .Where(column => before.Columns[column] != after.Columns[column])
            .Select(column => new PlanChange(PlanChangeKind.Changed, after.Sheet, after.Code, column, before.Columns[column], after.Columns[column]));
}
