using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

/// <summary>A value that an expression reads.</summary>
/// <param name="Element">Whose value.</param>
/// <param name="InAllInstances">True when other instances than the one around the cell are read as well.</param>
internal readonly record struct Read(Element Element, bool InAllInstances);

/// <summary>A cell's expression, compiled once when the form is read.</summary>
internal sealed class Expression
{
    private Expression(string text, Expr root, Element? at, int size)
    {
        Text = text;
        Root = root;
        At = at;
        var parts = root.All();
        Size = size;
        Reads = [.. Collect(parts, at).Distinct()];
        var functions = parts.OfType<CallExpr>().Select(call => call.Function).ToList();
        DependsOnClock = functions.Any(function => function.Traits.HasFlag(FunctionTraits.Clock));
        DependsOnLanguage = functions.Any(function => function.Traits.HasFlag(FunctionTraits.Language))
            || parts.Any(part => part is TableExpr { Column: "label" } or ColumnExpr { Column: "label" });
        DependsOnPosition = functions.Any(function => function.Traits.HasFlag(FunctionTraits.Position));
        IsConstant = Reads.Count == 0 && !DependsOnClock && !DependsOnLanguage && !DependsOnPosition
            && functions.TrueForAll(function => !function.Traits.HasFlag(FunctionTraits.Chance))
            && !parts.Any(part => part is TableExpr or ColumnExpr);
    }

    public string Text { get; }

    public Expr Root { get; }

    public Element? At { get; }

    /// <summary>Of how many tokens it is made.</summary>
    public int Size { get; }

    public IReadOnlyList<Read> Reads { get; }

    public bool DependsOnClock { get; }

    public bool DependsOnLanguage { get; }

    public bool DependsOnPosition { get; }

    /// <summary>True when it always gives the same.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether a constant is true; null for what is no constant or always fails.</summary>
    public bool? ConstantTruth
    {
        get
        {
            if (!IsConstant)
                return null;
            // of these nothing looks at the scope
            var isPlain = Root.All().All(part => part is LiteralExpr or LogicExpr or CallExpr { Function.Name: "true" or "false" or "not" });
            return isPlain ? Root.Evaluate(null!).ToBoolean(null!) : null;
        }
    }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="ExpressionError">It cannot be read.</exception>
    public static Expression Compile(string text, Binding binding)
    {
        var parser = new Parser(text, binding);
        return new Expression(text, parser.Parse(), binding.At, parser.Size);
    }

    /// <summary>A fixed value in place of an expression.</summary>
    public static Expression Constant(string text, Value value) => new(text, new LiteralExpr { At = 0, Value = value }, null, 1);

    public Value Evaluate(Filling filling, Frame frame) => Root.Evaluate(new Scope(filling, frame, At));

    public bool IsTrue(Filling filling, Frame frame, bool onFault)
    {
        try
        {
            var scope = new Scope(filling, frame, At);
            return Root.Evaluate(scope).ToBoolean(scope);
        }
        catch (ExpressionFault fault)
        {
            filling.Report(At, fault);
            return onFault;
        }
    }

    /// <summary>The value as it is stored: NaN and what has no value are empty (rules 4, 5 and 26).</summary>
    public string Stored(Filling filling, Frame frame)
    {
        try
        {
            var scope = new Scope(filling, frame, At);
            var value = Root.Evaluate(scope);
            return value.Kind == ValueKind.Number && double.IsNaN(value.ToNumber(scope)) ? "" : value.ToText(scope);
        }
        catch (ExpressionFault fault)
        {
            filling.Report(At, fault);
            return "";
        }
    }

    private static IEnumerable<Read> Collect(IReadOnlyList<Expr> parts, Element? at)
    {
        var far = parts.OfType<CallExpr>().Where(call => call.Function.Name == "indexed-repeat")
            .SelectMany(call => call.Arguments).ToHashSet();
        foreach (var path in parts.OfType<PathExpr>())
        {
            var wide = path.FromItem || far.Contains(path) || (at is not null && path.Top != Common(at.Home, path.Target.Home));
            yield return new Read(path.Target, wide);
            foreach (var step in path.Down)
                yield return new Read(step.Repeat, wide);
        }
    }

    /// <summary>The innermost repeat that both stand in, or the root.</summary>
    internal static Group Common(Group one, Group other)
    {
        var (a, b) = (one.Frames(), other.Frames());
        var depth = 0;
        while (depth < a.Count && depth < b.Count && a[depth] == b[depth])
            depth++;
        if (depth > 0)
            return a[depth - 1];
        var root = one;
        while (root.Parent is not null)
            root = root.Parent;
        return root;
    }
}
