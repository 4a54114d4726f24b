namespace WorkshopBot.Forms.Expressions;

/// <summary><c>= != &lt; &lt;= &gt; &gt;=</c> of XPath 1.0, section 3.4, with rules 7 to 9 and 13.</summary>
internal static class Comparison
{
    public static bool Holds(string sign, Value left, Value right, Scope scope)
    {
        if (left.Kind == ValueKind.Nodes && left.Nodes.Count > 1 && right.Kind != ValueKind.Boolean)
            return left.Nodes.Any(node => Holds(sign, node.Text(scope), right, scope));
        if (right.Kind == ValueKind.Nodes && right.Nodes.Count > 1 && left.Kind != ValueKind.Boolean)
            return right.Nodes.Any(node => Holds(sign, left, node.Text(scope), scope));
        return sign switch
        {
            "=" => Equal(left, right, scope, false),
            "!=" => Equal(left, right, scope, true),
            _ => Ordered(sign, left, right, scope),
        };
    }

    private static bool Equal(Value left, Value right, Scope scope, bool negated)
    {
        if (left.Kind == ValueKind.Boolean || right.Kind == ValueKind.Boolean)
            return left.ToBoolean(scope) == right.ToBoolean(scope) != negated;
        if (left.Kind == ValueKind.Number || right.Kind == ValueKind.Number)
        {
            var (a, b) = (left.ToNumber(scope), right.ToNumber(scope));
            return negated ? a != b : a == b;
        }

        return string.Equals(left.ToText(scope), right.ToText(scope), StringComparison.Ordinal) != negated;
    }

    private static bool Ordered(string sign, Value left, Value right, Scope scope)
    {
        var (a, b) = Instants(left, right, scope) ?? (left.ToNumber(scope), right.ToNumber(scope));
        return sign switch
        {
            "<" => a < b,
            "<=" => a <= b,
            ">" => a > b,
            _ => a >= b,
        };
    }

    /// <summary>Beside a date-time, a date stands for its local midnight, not for a whole number of days.</summary>
    private static (double Left, double Right)? Instants(Value left, Value right, Scope scope)
    {
        if (left.Kind is not (ValueKind.Text or ValueKind.Nodes) || right.Kind is not (ValueKind.Text or ValueKind.Nodes))
            return null;
        var (a, b) = (left.ToText(scope).Trim(), right.ToText(scope).Trim());
        var zone = scope.Around.Zone;
        var aIsDate = Moments.TryDate(a, out var aDate);
        var bIsDate = Moments.TryDate(b, out var bDate);
        if (aIsDate == bIsDate)
            return null;
        if (aIsDate && Moments.TryDateTime(b, zone, out var bMoment))
            return (Moments.Days(Moments.Midnight(aDate, zone)), Moments.Days(bMoment));
        return bIsDate && Moments.TryDateTime(a, zone, out var aMoment)
            ? (Moments.Days(aMoment), Moments.Days(Moments.Midnight(bDate, zone)))
            : null;
    }
}
