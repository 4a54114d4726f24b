namespace WorkshopBot.Forms.Workbooks;

/// <summary>A workbook as it was read: its sheets in order. The same for <c>.xlsx</c> and for Markdown tables.</summary>
/// <param name="File">The file's name without a folder, as problems name it: <c>registration.md</c>.</param>
/// <param name="Sheets">Sheets in the order of the file.</param>
public sealed record Workbook(string File, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The sheet of that name (case and surrounding space do not matter), or null. A hidden one counts: authors hide their lists.</summary>
    public Sheet? Find(string name) => Sheets
        .Where(sheet => string.Equals(sheet.Name.Trim(), name, StringComparison.OrdinalIgnoreCase))
        .MinBy(sheet => sheet.IsHidden);
}

/// <summary>One sheet. The header is the first row; rows without any text are left out, their numbers are not reused.</summary>
/// <param name="Name">The sheet's name as written.</param>
/// <param name="Rows">Rows that hold something, header included.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>True for a sheet that Excel does not show; it is read and written back all the same.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">As Excel counts: the header is row 1.</param>
/// <param name="Cells">The cells that hold something, by column.</param>
public sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells)
{
    /// <summary>The trimmed text of a column counted from 1, or "".</summary>
    public string this[int column] => Cells.FirstOrDefault(cell => cell.Column == column).Text ?? "";
}

/// <summary>
/// One cell, as text whatever Excel held: <c>2025-11-14</c>, <c>09:00</c>, <c>2025-11-14T09:00</c> for dates and times,
/// shortest digits for numbers, <c>TRUE</c> and <c>FALSE</c>.
/// </summary>
/// <param name="Column">Counted from 1.</param>
/// <param name="Text">Trimmed; never empty in a row that was read.</param>
public readonly record struct Cell(int Column, string Text);
