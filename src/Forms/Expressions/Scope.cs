using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

/// <summary>Where an expression is evaluated: the values, the place in them, and what surrounds the interview.</summary>
internal sealed class Scope(Filling filling, Frame frame, Element? at)
{
    public Filling Filling { get; } = filling;

    /// <summary>The frame that holds <see cref="At"/>.</summary>
    public Frame Frame { get; } = frame;

    /// <summary>The element whose cell is evaluated.</summary>
    public Element? At { get; } = at;

    public Surroundings Around => Filling.Around;

    /// <summary>The node a predicate or choice filter looks at.</summary>
    public NodeRef Item { get; private set; }

    /// <summary><c>position()</c> in a predicate, from 1.</summary>
    public int ItemPosition { get; private set; }

    /// <summary>A scope for the items of one predicate; <see cref="LookAt"/> moves it from one to the next.</summary>
    public Scope ForItems() => new(Filling, Frame, At);

    public Scope LookAt(NodeRef item, int position)
    {
        Item = item;
        ItemPosition = position;
        return this;
    }

    /// <summary>The frame around this place that holds an element, or the root's.</summary>
    public Frame FrameOf(Element element)
    {
        for (var frame = Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.Owner == element.Home)
                return frame;
        }

        return Filling.Root;
    }

    public static string ColumnText(ChoiceRow row, string column, string language, string? fallback) => column switch
    {
        "label" => row.Label.In(language, fallback),
        _ => ChoiceTable.Text(row, column),
    };
}
