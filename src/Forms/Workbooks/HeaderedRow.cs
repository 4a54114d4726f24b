using System.Globalization;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>One row of a sheet with a header; its cells are found by column name.</summary>
public sealed class HeaderedRow
{
    private readonly SheetRow _row;
    private readonly HeaderColumns _columns;

    internal HeaderedRow(SheetRow row, HeaderColumns columns)
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
            if (!_columns.ByName.ContainsKey(column))
                return "";
            var first = "";
            foreach (var (header, text) in Filled(column))
            {
                if (header.Language.Length == 0)
                    return text;
                if (first.Length == 0)
                    first = text;
            }

            return first;
        }
    }

    /// <summary>The text without the marks of direction and width that come along when a name is pasted from an Arabic text or a web page.</summary>
    internal string Plain(string column) => WithoutMarks(this[column]);

    // the joiners are letters' business in Kurdish and Persian words
    internal static string WithoutMarks(string text) => text.All(char.IsAscii) ? text
        : string.Concat(text.Where(c => c is '\u200C' or '\u200D' || char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();

    /// <summary>The texts of a column in every language that has one in this row.</summary>
    public LocalText Texts(string column) => !_columns.ByName.ContainsKey(column) ? LocalText.Empty
        : new LocalText(Filled(column).Select(filled => KeyValuePair.Create(filled.Header.Language, filled.Text)).DistinctBy(pair => pair.Key));

    /// <summary>The column's number: of the cell that holds something if there are several, null when no such column exists.</summary>
    public int? ColumnNumber(string column) =>
        _columns.ByName.TryGetValue(column, out var headers) ? Filled(column).FirstOrDefault().Header?.Number ?? headers[0].Number : null;

    /// <summary>The number of the column that holds this text; null when none does.</summary>
    internal int? ColumnNumber(string column, string text) => Filled(column).FirstOrDefault(filled => filled.Text == text).Header?.Number;

    /// <summary>The cells under a header, from left to right.</summary>
    internal IEnumerable<(HeaderColumn Header, string Text)> Filled()
    {
        foreach (var cell in _row.Cells)
        {
            if (_columns.ByNumber.TryGetValue(cell.Column, out var header) && cell.Text.Length > 0)
                yield return (header, cell.Text);
        }
    }

    /// <summary>True when no cell of a named column holds anything.</summary>
    public bool IsEmpty => !Filled().Any();

    // by the cells of the row, not by the columns of the sheet: rows hold few, hostile headers many
    private IEnumerable<(HeaderColumn Header, string Text)> Filled(string column) =>
        Filled().Where(filled => string.Equals(filled.Header.Name, column, StringComparison.Ordinal));
}
