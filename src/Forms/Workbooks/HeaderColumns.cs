using System.Collections.Frozen;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>The columns of one header, for all of its rows.</summary>
internal sealed class HeaderColumns(IReadOnlyList<HeaderColumn> columns)
{
    /// <summary>Several bear one name in several languages.</summary>
    public FrozenDictionary<string, IReadOnlyList<HeaderColumn>> ByName { get; } = columns.ToLookup(column => column.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<HeaderColumn>)[.. group], StringComparer.Ordinal);

    public FrozenDictionary<int, HeaderColumn> ByNumber { get; } = columns.ToFrozenDictionary(column => column.Number);
}
