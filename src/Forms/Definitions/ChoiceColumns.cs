using System.Runtime.CompilerServices;

namespace WorkshopBot.Forms.Definitions;

/// <summary>Which columns of a file hold what is stored and what is read: the parameters <c>value</c> and <c>label</c>.</summary>
internal sealed class ChoiceColumns(string? value, string? label)
{
    // a file's table is the same object from step to step, and goes when the plan's list is another
    private readonly ConditionalWeakTable<ChoiceTable, ChoiceTable> _seen = [];

    public ChoiceTable Of(ChoiceTable table) => _seen.GetValue(table, Read);

    private ChoiceTable Read(ChoiceTable table) => new([.. table.Rows.Select(row => new ChoiceRow(
        value is null ? row.Name : ChoiceTable.Text(row, value),
        label is null or "label" ? row.Label : new LocalText([KeyValuePair.Create("", ChoiceTable.Text(row, label))]),
        row.Columns)).Where(row => row.Name.Length > 0)]);
}
