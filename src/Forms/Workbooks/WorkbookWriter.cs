namespace WorkshopBot.Forms.Workbooks;

/// <summary>Writes workbooks so that <see cref="WorkbookReader"/> reads the same sheets, rows and cells again.</summary>
public static class WorkbookWriter
{
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
