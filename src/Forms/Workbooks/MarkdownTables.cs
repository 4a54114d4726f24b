using System.Text;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>
/// Markdown tables as a workbook. A line <c>| survey |</c> starts a sheet; every following line that starts with an empty cell
/// is a row, the first of them the header, row 1. <c>\|</c> is a pipe, <c>&lt;br&gt;</c> a line break; lines of dashes, lines
/// that start with <c>#</c> and lines without a pipe in front are left out.
/// </summary>
internal static class MarkdownTables
{
    private static readonly string[] LineBreaks = ["<br>", "<br/>", "<br />"];

    public static WorkbookReading Read(string file, string text)
    {
        var sheets = new List<Sheet>();
        string? name = null;
        var rows = new List<SheetRow>();
        var number = 0;
        var budget = new WorkbookBudget();
        for (var rest = text.AsSpan().TrimStart('\uFEFF'); !rest.IsEmpty;)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!line.StartsWith('|') || IsDashes(line))
                continue;
            var cells = Split(line);
            if (cells[0].Length > 0)
            {
                Close();
                name = cells[0];
                budget.Sheet();
                continue;
            }

            number++;
            if (name is null)
                continue;
            var filled = new List<Cell>();
            for (var column = 1; column < cells.Count; column++)
            {
                if (cells[column].Length > 0)
                    filled.Add(new Cell(column, cells[column]));
            }

            if (filled.Count == 0)
                continue;
            rows.Add(new SheetRow(number, filled));
            budget.Row(filled);
        }

        Close();
        return sheets.Count > 0
            ? new WorkbookReading(new Workbook(file, sheets), [])
            : WorkbookReader.Refused(file, FormRules.FileNotWorkbook);

        void Close()
        {
            if (name is not null)
                sheets.Add(new Sheet(name, rows));
            rows = [];
            number = 0;
        }
    }

    /// <summary>A cell's text as it stands in a table.</summary>
    public static string Escape(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings("<br>");

    private static bool IsDashes(ReadOnlySpan<char> line) =>
        line.Contains('-') && line.Trim("|-: \t").IsEmpty && line.TrimStart("| \t")[0] is '-' or ':'
        && line.Length > 1 && line[1] is '-' or ':' or '|';

    private static List<string> Split(ReadOnlySpan<char> line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == '|')
            {
                cell.Append('|');
                i++;
            }
            else if (line[i] == '|')
            {
                Close();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        if (cell.Length > 0 || cells.Count == 0)
            Close();
        return cells;

        void Close()
        {
            var text = cell.ToString();
            foreach (var mark in LineBreaks)
                text = text.Replace(mark, "\n", StringComparison.OrdinalIgnoreCase);
            cells.Add(text.Trim());
            cell.Clear();
            if (cells.Count > WorkbookReader.MaxColumns)
                throw new WorkbookTooLargeException(FormRules.FileTooManyRows, "50,000");
        }
    }
}
