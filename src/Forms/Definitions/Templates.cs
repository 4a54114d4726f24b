using System.Collections.Concurrent;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Definitions;

/// <summary>Texts with <c>${name}</c> in them, taken apart once (rule 33).</summary>
internal sealed class Templates
{
    private readonly ConcurrentDictionary<(string Text, Element? At), IReadOnlyList<object>> _parts = new();

    /// <summary>Where a binding for an element's texts comes from.</summary>
    public required Func<Element?, Binding> BindingAt { get; init; }

    public string Render(string text, Filling filling, Frame frame, Element? at)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            return text;
        var parts = _parts.GetOrAdd((text, at), key => ReadOrKeep(key.Text, BindingAt(key.At)));
        var scope = new Scope(filling, frame, at);
        try
        {
            return string.Concat(parts.Select(part => part is Expr expression ? expression.Evaluate(scope).ToText(scope) : (string)part));
        }
        catch (ExpressionFault fault)
        {
            filling.Report(at, fault);
            return string.Concat(parts.OfType<string>());
        }
    }

    // labels of the plan's lists come in while the bot runs: what is no reference there is text
    private static IReadOnlyList<object> ReadOrKeep(string text, Binding binding)
    {
        try
        {
            return Read(text, binding);
        }
        catch (ExpressionError)
        {
            return [text];
        }
    }

    private static Expr Reference(string text, int from, int to, Binding binding)
    {
        try
        {
            return Expression.Compile(text[from..to], binding).Root;
        }
        catch (ExpressionError error)
        {
            throw new ExpressionError(error.Kind, from + error.At, [.. error.Arguments]);
        }
    }

    /// <summary>Literal texts and the expressions between them.</summary>
    /// <exception cref="ExpressionError">A name nobody defines.</exception>
    public static IReadOnlyList<object> Read(string text, Binding binding)
    {
        var parts = new List<object>();
        var from = 0;
        while (from < text.Length)
        {
            var open = text.IndexOf("${", from, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (open >= 0 && close < 0)
                throw new ExpressionError(ExpressionErrorKind.Syntax, open, ("found", text[open..]));
            if (open < 0)
                break;
            parts.Add(text[from..open]);
            parts.Add(Reference(text, open, close + 1, binding));
            from = close + 1;
        }

        parts.Add(text[from..]);
        return parts;
    }
}
