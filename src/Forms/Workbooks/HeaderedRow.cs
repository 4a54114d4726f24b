using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>One row of a sheet with a header; its cells are found by column name.</summary>
public sealed class HeaderedRow
{
    private readonly SheetRow _row;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<HeaderColumn>> _columns;

    internal HeaderedRow(SheetRow row, IReadOnlyDictionary<string, IReadOnlyList<HeaderColumn>> columns)
    {
        _row = row;
        _columns = columns;
    }

    /// <summary>As Excel counts.</summary>
    public int Number => _row.Number;

    /// <summary>The text in the column of that name, without a language if there are several; "" when there is none.</summary>
    public string this[string column]
    {
        get
        {
            if (!_columns.TryGetValue(column, out var headers))
                return "";
            foreach (var header in headers)
            {
                if (header.Language.Length == 0 && _row[header.Number] is { Length: > 0 } text)
                    return text;
            }

            return headers.Select(header => _row[header.Number]).FirstOrDefault(text => text.Length > 0) ?? "";
        }
    }

    /// <summary>The texts of a column in every language that has one in this row.</summary>
    public LocalText Texts(string column) =>
        !_columns.TryGetValue(column, out var headers) ? LocalText.Empty
            : new LocalText(headers
                .Select(header => KeyValuePair.Create(header.Language, _row[header.Number]))
                .Where(pair => pair.Value.Length > 0)
                .DistinctBy(pair => pair.Key));

    /// <summary>The column's number: of the cell that holds something if there are several, null when no such column exists.</summary>
    public int? ColumnNumber(string column) =>
        !_columns.TryGetValue(column, out var headers) ? null
            : (headers.FirstOrDefault(header => _row[header.Number].Length > 0) ?? headers[0]).Number;

    /// <summary>The number of the column that holds this text; null when none does.</summary>
    internal int? ColumnNumber(string column, string text) =>
        _columns.GetValueOrDefault(column)?.FirstOrDefault(header => _row[header.Number] == text)?.Number;

    /// <summary>True when no cell of a named column holds anything.</summary>
    public bool IsEmpty => _columns.Values.SelectMany(headers => headers).All(header => _row[header.Number].Length == 0);
}
