namespace WorkshopBot.Forms.Expressions;

internal static class ChoiceFunctions
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    public static Function[] All { get; } =
    [
        new("selected", 2, 2, 1, default, Selected),
        new("selected-at", 2, 2, 1, default, SelectedAt),
        new("count-selected", 1, 1, 1, default, (scope, call) => Items(call.Text(0, scope)).Length),
        new("jr:choice-name", 2, 2, 1, FunctionTraits.Language, ChoiceName),
        new("pulldata", 4, 4, 2, default, PullData),
    ];

    public static string[] Items(string list) => list.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);

    private static Value Selected(Scope scope, CallExpr call)
    {
        var items = Items(call.Text(0, scope));
        var wanted = call.Text(1, scope).Trim();
        return items.Length == 0 ? wanted.Length == 0 : items.Contains(wanted, StringComparer.Ordinal);
    }

    private static Value SelectedAt(Scope scope, CallExpr call)
    {
        var items = Items(call.Text(0, scope));
        var at = Math.Truncate(call.Number(1, scope));
        return at >= 0 && at < items.Length ? items[(int)at] : "";
    }

    private static Value ChoiceName(Scope scope, CallExpr call)
    {
        var name = call.Text(0, scope);
        var field = call.Text(1, scope).Trim();
        field = field.StartsWith("${", StringComparison.Ordinal) ? field.TrimEnd('}')[2..].Trim() : field;
        var question = scope.Filling.Form.Find(field);
        return question is null ? "" : scope.Filling.Choices.Label(scope.FrameOf(question), question, name) ?? "";
    }

    private static Value PullData(Scope scope, CallExpr call)
    {
        var key = scope.Filling.Form.TableKey(call.Text(0, scope));
        if (key is null)
            return "";
        var row = scope.Filling.Table(key).Where(Parser.ColumnName(call.Text(2, scope)), call.Text(3, scope)).FirstOrDefault();
        return row is null ? "" : Scope.ColumnText(row, Parser.ColumnName(call.Text(1, scope)), scope.Around.Language, scope.Filling.Form.DefaultLanguage);
    }
}
