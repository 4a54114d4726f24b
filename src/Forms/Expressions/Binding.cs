using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Expressions;

/// <summary>What the names in an expression mean, at the cell where it stands.</summary>
internal sealed class Binding
{
    public required Group Root { get; init; }

    /// <summary>The element whose cell it is; null for a place outside the tree.</summary>
    public required Element? At { get; init; }

    /// <summary>Elements by name; several where groups use a name twice. Questions made by <c>or_other</c> are not among them.</summary>
    public required ILookup<string, Element> Names { get; init; }

    /// <summary>The key of a list or file that <c>instance()</c> and <c>pulldata()</c> name, or null when there is none.</summary>
    public required Func<string, string?> FindTable { get; init; }

    /// <summary>The item a predicate looks at, or null.</summary>
    public Element? Item { get; init; }

    /// <summary>True in a choice filter and in a predicate on a list: bare names are columns.</summary>
    public bool ItemIsRow { get; init; }

    /// <summary>Told of every column read by its bare name.</summary>
    public Action<string, int>? ColumnRead { get; init; }

    public Binding OnItem(Element item) => Copy(item, false);

    public Binding OnRow() => Copy(null, true);

    private Binding Copy(Element? item, bool row) => new()
    {
        Root = Root,
        At = At,
        Names = Names,
        FindTable = FindTable,
        Item = item,
        ItemIsRow = row,
    };
}
