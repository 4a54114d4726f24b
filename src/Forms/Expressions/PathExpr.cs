using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

/// <summary>One repeat on the way down, and which of its instances are meant.</summary>
internal sealed record DownStep(Group Repeat, IReadOnlyList<Expr> Predicates);

/// <summary>
/// A path to values of the form, resolved when the form is read: from the frame of the cell up to the frame of
/// <see cref="Top"/>, from there down through repeats, to the target.
/// </summary>
internal sealed class PathExpr : Expr
{
    /// <summary>True when it starts at the item a predicate looks at, not at the cell.</summary>
    public required bool FromItem { get; init; }

    /// <summary>The repeat (or root) whose instance around the start is the common ground.</summary>
    public required Group Top { get; init; }

    public required IReadOnlyList<DownStep> Down { get; init; }

    public required Element Target { get; init; }

    /// <summary>Predicates on a question; those on a repeat stand in <see cref="Down"/>.</summary>
    public required IReadOnlyList<Expr> Predicates { get; init; }

    public override bool IsPath => true;

    public override IReadOnlyList<Expr> Parts => [.. Down.SelectMany(step => step.Predicates), .. Predicates];

    public override Value Evaluate(Scope scope)
    {
        if (Down.Count > 0 || Predicates.Count > 0 || Target is not Question)
            return Value.Of(Nodes(scope));
        return Start(scope)?.Read(Target.Slot) ?? "";
    }

    public override IReadOnlyList<NodeRef> Nodes(Scope scope)
    {
        if (Start(scope) is not { } start)
            return [];
        if (Down.Count == 0 && Target is Group { HasFrames: true })
            return [NodeRef.Of(start, Target)];
        List<Frame> frames = [start];
        foreach (var step in Down)
        {
            var next = new List<Frame>();
            foreach (var frame in frames)
            {
                var instances = frame.Instances(step.Repeat).Where(instance => instance.IsRelevant);
                next.AddRange(step.Predicates.Count == 0 ? instances
                    : Filter([.. instances.Select(instance => NodeRef.Of(instance, step.Repeat))], step.Predicates, scope)
                        .Select(node => node.Frame!));
            }

            frames = next;
        }

        var nodes = new List<NodeRef>(frames.Count);
        scope.Filling.Spend(frames.Count);
        foreach (var frame in frames)
        {
            var node = NodeRef.Of(frame, Target);
            if (node.Exists)
                nodes.Add(node);
        }

        return Filter(nodes, Predicates, scope);
    }

    /// <summary>XPath 1.0, section 2.4: a number is a position, anything else a boolean.</summary>
    internal static IReadOnlyList<NodeRef> Filter(IReadOnlyList<NodeRef> nodes, IReadOnlyList<Expr> predicates, Scope scope)
    {
        foreach (var predicate in predicates)
        {
            scope.Filling.Spend(nodes.Count);
            var kept = new List<NodeRef>();
            var inner = scope.ForItems();
            for (var i = 0; i < nodes.Count; i++)
            {
                var value = predicate.Evaluate(inner.LookAt(nodes[i], i + 1));
                if (value.Kind == ValueKind.Number ? value.ToNumber(inner) == i + 1 : value.ToBoolean(inner))
                    kept.Add(nodes[i]);
            }

            nodes = kept;
        }

        return nodes;
    }

    private Frame? Start(Scope scope)
    {
        var frame = FromItem ? scope.Item.Frame : scope.Frame;
        while (frame is not null && frame.Owner != Top)
            frame = frame.Parent;
        return frame;
    }
}

/// <summary>Rows of a list: <c>instance('list')/root/item[…]</c>, with a column behind it or without.</summary>
internal sealed class TableExpr : Expr
{
    public required string Table { get; init; }

    public required IReadOnlyList<Expr> Predicates { get; init; }

    public string? Column { get; init; }

    public override bool IsPath => true;

    public override IReadOnlyList<Expr> Parts => Predicates;

    public override Value Evaluate(Scope scope) => Value.Of(Nodes(scope));

    public override IReadOnlyList<NodeRef> Nodes(Scope scope)
    {
        var table = scope.Filling.Table(Table);
        var found = ChoiceSearch.Rows(table, Predicates.Count > 0 ? Predicates[0] : null, scope);
        var nodes = PathExpr.Filter([.. found.Select(NodeRef.Of)], [.. Predicates.Skip(1)], scope);
        return Column is null ? nodes : [.. nodes.Select(node => node with { Column = Column })];
    }
}

/// <summary>A column, by its bare name, of the row a choice filter or predicate looks at.</summary>
internal sealed class ColumnExpr : Expr
{
    public required string Column { get; init; }

    public override Value Evaluate(Scope scope) => scope.Item.Row is null ? ""
        : Scope.ColumnText(scope.Item.Row, Column, scope.Around.Language, scope.Filling.Form.DefaultLanguage);
}
