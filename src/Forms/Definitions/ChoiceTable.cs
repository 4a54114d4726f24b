using System.Collections.Concurrent;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A list of choices: from the sheet <c>choices</c>, from a file, or owned by the workshop's plan.</summary>
/// <param name="Rows">In the order they are shown.</param>
public sealed record ChoiceTable(IReadOnlyList<ChoiceRow> Rows)
{
    // looked up again at every question of a cascade: 2,000 rows are searched once, not each time
    private readonly ConcurrentDictionary<string, ILookup<string, ChoiceRow>> _byColumn = new(StringComparer.Ordinal);

    /// <summary>No choices.</summary>
    public static ChoiceTable Empty { get; } = new([]);

    /// <summary>The names of the further columns, also of those that no row fills.</summary>
    public IReadOnlySet<string> ColumnNames { get; init; } =
        Rows.SelectMany(row => row.Columns.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows with exactly that text in a column (<c>name</c> or a further one), in order.</summary>
    public IEnumerable<ChoiceRow> Where(string column, string value) =>
        _byColumn.GetOrAdd(column, key => Rows.ToLookup(row => Text(row, key), StringComparer.Ordinal))[value];

    /// <summary>Equal when the rows are the same.</summary>
    public bool Equals(ChoiceTable? other) => other is not null && Rows.SequenceEqual(other.Rows);

    /// <inheritdoc />
    public override int GetHashCode() => Rows.Count;

    internal static string Text(ChoiceRow row, string column) =>
        column == "name" ? row.Name : row.Columns.GetValueOrDefault(column, "");
}
