using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Expressions;

/// <summary>
/// The rows of a list that a filter keeps. A filter with <c>column = …</c> in it (most do) looks that column up in an index and
/// evaluates the whole only for what is found.
/// </summary>
internal static class ChoiceSearch
{
    public static IEnumerable<ChoiceRow> Rows(ChoiceTable table, Expr? filter, Scope scope)
    {
        if (filter is null)
            return table.Rows;
        var inner = scope.ForItems();
        if (Indexed(table, filter, scope) is { } candidates)
            return candidates.Where((row, i) => filter.Evaluate(inner.LookAt(NodeRef.Of(row), i + 1)).ToBoolean(inner));
        scope.Filling.Spend(table.Rows.Count);
        var kept = new List<ChoiceRow>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var value = filter.Evaluate(inner.LookAt(NodeRef.Of(table.Rows[i]), i + 1));
            if (value.Kind == ValueKind.Number ? value.ToNumber(inner) == i + 1 : value.ToBoolean(inner))
                kept.Add(table.Rows[i]);
        }

        return kept;
    }

    public static bool Keeps(ChoiceRow row, Expr filter, Scope scope) =>
        filter.Evaluate(scope.ForItems().LookAt(NodeRef.Of(row), 1)).ToBoolean(scope);

    private static IEnumerable<ChoiceRow>? Indexed(ChoiceTable table, Expr filter, Scope scope)
    {
        if (filter is LogicExpr { IsAnd: true } all)
            return UsesPosition(filter) ? null : all.Operands.Select(operand => Indexed(table, operand, scope)).FirstOrDefault(rows => rows is not null);
        if (filter is not ComparisonExpr { Sign: "=" } equals)
            return null;
        var (column, other) = (equals.Left, equals.Right) switch
        {
            (ColumnExpr left, var right) => (left, right),
            (var left, ColumnExpr right) => (right, left),
            _ => (null, equals.Left),
        };
        if (column is null or { Column: "label" } || other.All().Any(part => part is ColumnExpr or PathExpr { FromItem: true }))
            return null;
        var value = other.Evaluate(scope);
        return value.Kind is ValueKind.Text || (value.Kind is ValueKind.Nodes && value.Nodes.Count <= 1)
            ? table.Where(column.Column, value.ToText(scope))
            : null;
    }

    /// <summary>True when a row is kept for where it stands: <c>position() &lt; 4</c>, or a filter that is a number.</summary>
    public static bool DependsOnPosition(Expr filter) => UsesPosition(filter)
        || filter is LiteralExpr { Text: null } or ArithmeticExpr or NegationExpr
        || (filter is CallExpr call && NumberFunctions.All.Contains(call.Function));

    private static bool UsesPosition(Expr filter) =>
        filter.All().Any(part => part is CallExpr { Function.Name: "position", Arguments.Count: 0 });
}
