using System.Collections.Frozen;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A choice and where it stands.</summary>
internal sealed record ReadChoice(string List, ChoiceRow Row, string Sheet, HeaderedRow Cells)
{
    public int Number => Cells.Number;

    public int? Column => Cells.ColumnNumber("name");
}

/// <summary>The sheets <c>choices</c> and <c>external_choices</c>.</summary>
internal sealed class ChoicesReader(ProblemList problems, bool allowDuplicates)
{
    private static readonly FrozenSet<string> OwnColumns = new[] { "list_name", "name", "label" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _further = new(StringComparer.Ordinal);

    /// <summary>All choices, in order.</summary>
    public List<ReadChoice> Choices { get; } = [];

    public IReadOnlyDictionary<string, ChoiceTable> Lists() => Choices.GroupBy(choice => choice.List, StringComparer.Ordinal)
        .ToDictionary(list => list.Key, list => new ChoiceTable([.. list.Select(choice => choice.Row)]) { ColumnNames = _further }, StringComparer.Ordinal);

    public void Read(Sheet? sheet)
    {
        if (sheet is null || sheet.Rows.Count == 0)
            return;
        var headered = HeaderedSheet.Of(sheet, ColumnNames.ChoicesAliases);
        foreach (var column in new[] { "list_name", "name" })
        {
            if (!headered.Has(column))
                problems.Add(FormRules.MissingColumn, sheet.Name, headered.HeaderRow, null, ("column", column));
        }

        if (!headered.Has("list_name") || !headered.Has("name"))
            return;
        _further.UnionWith(headered.Columns.Select(column => column.Name).Where(name => !OwnColumns.Contains(name) && !name.StartsWith("media::", StringComparison.Ordinal)));
        var seen = new Dictionary<(string List, string Name), int>();
        foreach (var row in headered.Rows)
            ReadRow(headered.Name, row, seen);
    }

    private void ReadRow(string sheet, HeaderedRow row, Dictionary<(string List, string Name), int> seen)
    {
        var (list, name, label) = (row.Plain("list_name"), row.Plain("name"), row.Texts("label"));
        if (list.Length == 0)
        {
            if (name.Length > 0)
                problems.Add(FormRules.ChoiceWithoutList, sheet, row.Number, row.ColumnNumber("list_name"), ("name", name));
            return;
        }

        if (name.Length == 0)
        {
            // authors write headings and separators into the first column
            if (!label.IsEmpty)
                problems.Add(FormRules.ChoiceWithoutName, sheet, row.Number, row.ColumnNumber("name"), ("list", list));
            return;
        }

        if (!seen.TryAdd((list, name), row.Number) && !allowDuplicates)
            problems.Add(FormRules.DuplicateChoice, sheet, row.Number, row.ColumnNumber("name"), ("name", name), ("list", list), ("row", $"{seen[(list, name)]}"));
        if (label.IsEmpty)
            problems.Add(FormRules.ChoiceWithoutLabel, sheet, row.Number, row.ColumnNumber("label"), ("name", name), ("list", list));

        var columns = row.Filled().Select(filled => filled.Header.Name).Where(_further.Contains).Distinct(StringComparer.Ordinal)
            .ToDictionary(column => column, column => row[column], StringComparer.Ordinal);
        var choice = new ChoiceRow(name, label, columns);
        var media = SurveyReader.Media(row);
        Choices.Add(new ReadChoice(list, media.Count == 0 ? choice : choice with { Media = media }, sheet, row));
    }
}
