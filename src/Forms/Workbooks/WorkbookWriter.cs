namespace WorkshopBot.Forms.Workbooks;

/// <summary>Writes workbooks so that <see cref="WorkbookReader"/> reads the same sheets, rows and cells again.</summary>
public static class WorkbookWriter
{
    /// <summary>
    /// Writes the workbook as <c>.xlsx</c>: every sheet, column and cell where it stood, also those that no chat runs (<c>entities</c>,
    /// <c>instance::…</c>), so that other programs read the same form. A sheet of mostly Arabic or Kurdish texts is laid out from right to left.
    /// </summary>
    public static void WriteXlsx(Workbook workbook, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        using var writer = new XlsxWriter(stream);
        foreach (var sheet in workbook.Sheets)
        {
            writer.BeginSheet(sheet.Name, IsRightToLeft(sheet), sheet.IsHidden);
            foreach (var row in sheet.Rows)
            {
                writer.BeginRow(row.Number);
                foreach (var cell in row.Cells.OrderBy(cell => cell.Column))
                    writer.Text(cell.Column, cell.Text, isHeading: row == sheet.Rows[0]);
            }
        }
    }

    // names and types are Latin in every form: only texts with spaces in them tell which way their author reads
    private static bool IsRightToLeft(Sheet sheet)
    {
        var texts = sheet.Rows.Skip(1).SelectMany(row => row.Cells).Select(cell => cell.Text).ToList();
        var arabic = texts.Count(text => text.Any(c => c is >= '\u0600' and <= '\u06FF'));
        var latin = texts.Count(text => text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsAsciiLetter) && !text.Contains("${", StringComparison.Ordinal)
            && !text.StartsWith("select", StringComparison.Ordinal) && !text.StartsWith("begin", StringComparison.Ordinal) && !text.StartsWith("end", StringComparison.Ordinal));
        return arabic > latin;
    }

    /// <summary>Writes the workbook as Markdown tables. Empty rows are kept, so that row numbers stay.</summary>
    public static void WriteMarkdown(Workbook workbook, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var sheet in workbook.Sheets)
        {
            writer.Write($"| {MarkdownTables.Escape(sheet.Name)} |\n");
            var next = 1;
            foreach (var row in sheet.Rows)
            {
                for (; next < row.Number; next++)
                    writer.Write("|  |  |\n");
                writer.Write("|  |");
                var column = 1;
                foreach (var cell in row.Cells.OrderBy(cell => cell.Column))
                {
                    for (; column < cell.Column; column++)
                        writer.Write("  |");
                    writer.Write($" {MarkdownTables.Escape(cell.Text)} |");
                    column++;
                }

                writer.Write('\n');
                next++;
            }
        }
    }
}
