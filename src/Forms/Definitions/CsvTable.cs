using System.Text;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A table of choices as comma-separated text (RFC 4180, UTF-8): the first row names the columns.</summary>
public static class CsvTable
{
    private static readonly string[] KeyColumns = ["name", "name_key", "value"];

    /// <summary>Reads columns <c>name</c> (or <c>name_key</c>, <c>value</c>), <c>label</c> in any language, and further ones.</summary>
    public static ChoiceTable Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = Records(text.TrimStart('\uFEFF')).Take(WorkbookReader.MaxRows + 1)
            .Select((cells, i) => new SheetRow(i + 1, [.. cells.Select((cell, c) => new Cell(c + 1, cell.Trim())).Where(cell => cell.Text.Length > 0)]))
            .Where(row => row.Cells.Count > 0).ToList();
        var sheet = HeaderedSheet.Of(new Sheet("csv", rows));
        var key = Array.Find(KeyColumns, sheet.Has) ?? (sheet.Columns.Count > 0 ? sheet.Columns[0].Name : "name");
        var further = sheet.Columns.Select(column => column.Name).Where(column => column is not ("label" or "name")).ToHashSet(StringComparer.Ordinal);
        return new ChoiceTable([.. sheet.Rows.Where(row => row[key].Length > 0).Select(row => new ChoiceRow(
            row[key],
            row.Texts("label"),
            row.Filled().Select(filled => filled.Header.Name).Where(further.Contains).Distinct(StringComparer.Ordinal)
                .ToDictionary(column => column, column => row[column], StringComparer.Ordinal)))])
        { ColumnNames = further };
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var record = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    isQuoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || record.Count > 0)
        {
            record.Add(cell.ToString());
            yield return record;
        }
    }
}
