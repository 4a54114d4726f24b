namespace WorkshopBot.Forms.Definitions;

internal enum ComputedKind
{
    /// <summary>Whether an element is relevant.</summary>
    Relevance,

    /// <summary>A calculation, a repeat's number of instances, or whether a chosen value is still offered.</summary>
    Value,
}

/// <summary>Something computed from answers, in an order in which everything it reads comes first.</summary>
internal sealed class ComputedNode(Element element, ComputedKind kind)
{
    public Element Element { get; } = element;

    public ComputedKind Kind { get; } = kind;

    public int Rank { get; set; }
}

/// <param name="Node">What reads the value.</param>
/// <param name="From">
/// The repeat whose instance around the change concerns it, or the root: which it always is where values of other instances are read.
/// </param>
internal readonly record struct Dependent(ComputedNode Node, Group From);
