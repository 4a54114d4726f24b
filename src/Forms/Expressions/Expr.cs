namespace WorkshopBot.Forms.Expressions;

/// <summary>A part of a parsed expression.</summary>
internal abstract class Expr
{
    /// <summary>Where it begins in the cell, from 0.</summary>
    public required int At { get; init; }

    /// <summary>True when it can give several nodes.</summary>
    public virtual bool IsPath => false;

    public virtual IReadOnlyList<Expr> Parts => [];

    public abstract Value Evaluate(Scope scope);

    /// <summary>The nodes of a path, also where its value would be taken as one text.</summary>
    public virtual IReadOnlyList<NodeRef> Nodes(Scope scope) => Evaluate(scope).Nodes;

    /// <summary>This and everything in it.</summary>
    public IReadOnlyList<Expr> All()
    {
        var all = new List<Expr>();
        AddTo(all);
        return all;
    }

    private void AddTo(List<Expr> all)
    {
        all.Add(this);
        foreach (var part in Parts)
            part.AddTo(all);
    }
}

internal sealed class LiteralExpr : Expr
{
    public required Value Value { get; init; }

    /// <summary>The text of a quoted literal; null for a number.</summary>
    public string? Text { get; init; }

    public override Value Evaluate(Scope scope) => Value;
}

internal sealed class NegationExpr : Expr
{
    public required Expr Operand { get; init; }

    public override IReadOnlyList<Expr> Parts => [Operand];

    public override Value Evaluate(Scope scope) => -Operand.Evaluate(scope).ToNumber(scope);
}

/// <summary><c>and</c> or <c>or</c> of two or more, looking only at what it needs (rule 10).</summary>
internal sealed class LogicExpr : Expr
{
    public required bool IsAnd { get; init; }

    public required IReadOnlyList<Expr> Operands { get; init; }

    public override IReadOnlyList<Expr> Parts => Operands;

    public override Value Evaluate(Scope scope)
    {
        foreach (var operand in Operands)
        {
            if (operand.Evaluate(scope).ToBoolean(scope) != IsAnd)
                return !IsAnd;
        }

        return IsAnd;
    }
}

internal sealed class ComparisonExpr : Expr
{
    public required string Sign { get; init; }

    public required Expr Left { get; init; }

    public required Expr Right { get; init; }

    public override IReadOnlyList<Expr> Parts => [Left, Right];

    public override Value Evaluate(Scope scope) => Comparison.Holds(Sign, Left.Evaluate(scope), Right.Evaluate(scope), scope);
}

/// <summary><c>a + b - c …</c> or <c>a * b div c mod d …</c>, from left to right.</summary>
internal sealed class ArithmeticExpr : Expr
{
    public required Expr First { get; init; }

    public required IReadOnlyList<(string Sign, Expr Operand)> Rest { get; init; }

    public override IReadOnlyList<Expr> Parts => [First, .. Rest.Select(step => step.Operand)];

    public override Value Evaluate(Scope scope)
    {
        var result = First.Evaluate(scope).ToNumber(scope);
        foreach (var (sign, operand) in Rest)
        {
            var number = operand.Evaluate(scope).ToNumber(scope);
            result = sign switch
            {
                "+" => result + number,
                "-" => result - number,
                "*" => result * number,
                "div" => result / number,
                _ => result % number,
            };
        }

        return result;
    }
}

internal sealed class CallExpr : Expr
{
    public required Function Function { get; init; }

    public required IReadOnlyList<Expr> Arguments { get; init; }

    /// <summary>Its number among the calls of the expression, so that two <c>random()</c> differ.</summary>
    public required int Ordinal { get; init; }

    public override bool IsPath => Function.GivesNodes;

    public override IReadOnlyList<Expr> Parts => Arguments;

    public override Value Evaluate(Scope scope) => Function.Evaluate(scope, this);

    public string Text(int argument, Scope scope) => Arguments[argument].Evaluate(scope).ToText(scope);

    public double Number(int argument, Scope scope) => Arguments[argument].Evaluate(scope).ToNumber(scope);

    public bool Boolean(int argument, Scope scope) => Arguments[argument].Evaluate(scope).ToBoolean(scope);

    /// <summary>The texts of arguments from one on, with every node of a node-set on its own.</summary>
    public IEnumerable<string> Texts(int from, Scope scope)
    {
        for (var i = from; i < Arguments.Count; i++)
        {
            if (Arguments[i].IsPath)
            {
                foreach (var node in Arguments[i].Nodes(scope))
                    yield return node.Text(scope);
            }
            else
            {
                yield return Text(i, scope);
            }
        }
    }
}
