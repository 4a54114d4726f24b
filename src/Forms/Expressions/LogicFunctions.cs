namespace WorkshopBot.Forms.Expressions;

internal static class LogicFunctions
{
    public static Function[] All { get; } =
    [
        new("if", 3, 3, 1, default, (scope, call) => call.Arguments[call.Boolean(0, scope) ? 1 : 2].Evaluate(scope)),
        new("coalesce", 2, 2, 1, default, Coalesce),
        new("not", 1, 1, 1, default, (scope, call) => !call.Boolean(0, scope)),
        new("true", 0, 0, 1, default, (_, _) => Value.True),
        new("false", 0, 0, 1, default, (_, _) => Value.False),
        new("boolean", 1, 1, 1, default, (scope, call) => call.Boolean(0, scope)),
        new("boolean-from-string", 1, 1, 1, default, (scope, call) => call.Text(0, scope) is "true" or "1"),
        new("once", 1, 1, 1, default, Once),
        new("checklist", 3, Function.Many, 2, default, (scope, call) => Between(call, scope, Ticked(call, scope))),
        new("weighted-checklist", 4, Function.Many, 2, default, WeightedChecklist),
    ];

    // no number is as good as no answer
    private static Value Coalesce(Scope scope, CallExpr call)
    {
        var first = call.Arguments[0].Evaluate(scope);
        var isMissing = first.Kind == ValueKind.Number ? double.IsNaN(first.ToNumber(scope)) : first.ToText(scope).Length == 0;
        return isMissing ? call.Arguments[1].Evaluate(scope) : first;
    }

    private static Value Once(Scope scope, CallExpr call)
    {
        var present = scope.At is null ? "" : scope.Frame.Values[scope.At.Slot] ?? "";
        return present.Length > 0 ? present : call.Arguments[0].Evaluate(scope);
    }

    // a minimum or maximum of -1 is none
    private static bool Between(CallExpr call, Scope scope, double sum)
    {
        var (least, most) = (call.Number(0, scope), call.Number(1, scope));
        return (least == -1 || sum >= least) && (most == -1 || sum <= most);
    }

    // an answer that is there is ticked, whatever it says; of a path each node is one (rule 6)
    private static int Ticked(CallExpr call, Scope scope) => call.Arguments.Skip(2).Sum(argument => argument.IsPath
        ? argument.Nodes(scope).Count(node => node.Text(scope).Length > 0)
        : argument.Evaluate(scope).ToBoolean(scope) ? 1 : 0);

    private static Value WeightedChecklist(Scope scope, CallExpr call)
    {
        var rest = call.Arguments.Skip(2).ToList();
        double sum = 0;
        if (rest.Count == 2 && rest[0].IsPath && rest[1].IsPath)
        {
            var weights = rest[1].Nodes(scope);
            sum = rest[0].Nodes(scope).Zip(weights)
                .Where(pair => pair.First.Text(scope).Length > 0)
                .Sum(pair => Value.NumberOf(pair.Second.Text(scope), scope.Around.Zone));
        }
        else
        {
            for (var i = 2; i + 1 < call.Arguments.Count; i += 2)
            {
                if (call.Boolean(i, scope))
                    sum += call.Number(i + 1, scope);
            }
        }

        return Between(call, scope, sum);
    }
}
