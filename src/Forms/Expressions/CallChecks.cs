using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Expressions;

/// <summary>What can be known of a call's arguments when the form is read.</summary>
internal static class CallChecks
{
    public static void Check(CallExpr call, Binding binding)
    {
        switch (call.Function.Name)
        {
            case "pulldata" when call.Arguments[0] is LiteralExpr { Text: { } table } && binding.FindTable(table) is null:
                throw new ExpressionError(ExpressionErrorKind.MissingTable, call.Arguments[0].At, ("table", table));
            case "indexed-repeat":
                CheckIndexedRepeat(call);
                break;
            case "jr:choice-name" when call.Arguments[1] is LiteralExpr { Text: { } field }:
                CheckChoiceName(call, field, binding);
                break;
            case "position" when call.Arguments.Count == 1 && call.Arguments[0] is not PathExpr { Target: Group }:
                throw new ExpressionError(ExpressionErrorKind.NotNodeSet, call.At, ("function", "position"));
            case "position" when call.Arguments.Count == 0 && binding.Item is null && !binding.ItemIsRow:
                throw new ExpressionError(ExpressionErrorKind.WrongArguments, call.At, ("function", "position"), ("expected", "1"), ("given", "0"));
            default:
                break;
        }
    }

    private static void CheckIndexedRepeat(CallExpr call)
    {
        if (call.Arguments.Count % 2 == 0)
            throw new ExpressionError(ExpressionErrorKind.WrongArguments, call.At, ("function", "indexed-repeat"), ("expected", "3, 5, 7"), ("given", $"{call.Arguments.Count}"));
        for (var i = 1; i < call.Arguments.Count; i += 2)
        {
            if (call.Arguments[i] is not PathExpr { Target: Group { IsRepeat: true } })
                throw new ExpressionError(ExpressionErrorKind.NotNodeSet, call.Arguments[i].At, ("function", "indexed-repeat"));
        }
    }

    private static void CheckChoiceName(CallExpr call, string field, Binding binding)
    {
        var name = field.Trim();
        if (!name.StartsWith("${", StringComparison.Ordinal) || !name.EndsWith('}'))
            throw new ExpressionError(ExpressionErrorKind.Syntax, call.Arguments[1].At, ("found", field));
        name = name[2..^1].Trim();
        if (!binding.Names.Contains(name))
            throw new ExpressionError(ExpressionErrorKind.UnknownReference, call.Arguments[1].At, ("reference", name), ("nearest", Nearest.Of(name, binding.Names.Select(group => group.Key))));
    }
}
