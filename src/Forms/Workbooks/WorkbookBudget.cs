namespace WorkshopBot.Forms.Workbooks;

/// <summary>What one file has used of what a workbook may hold: counted as it is read, whatever the file says of itself.</summary>
internal sealed class WorkbookBudget
{
    private long _unpacked;
    private int _sheets;
    private int _rows;
    private int _cells;
    private int _characters;

    /// <summary>Counts characters of XML, of one part and of all.</summary>
    /// <exception cref="WorkbookTooLargeException">There are too many.</exception>
    public void Unpack(int characters, ref int ofPart)
    {
        _unpacked += characters;
        ofPart += characters;
        if (ofPart > WorkbookReader.MaxPartCharacters)
            throw new WorkbookTooLargeException(FormRules.FileTooLargeUnzipped, $"{WorkbookReader.MaxPartCharacters >> 20} MB");
        if (_unpacked > WorkbookReader.MaxUnpackedCharacters)
            throw new WorkbookTooLargeException(FormRules.FileTooLargeUnzipped, $"{WorkbookReader.MaxUnpackedCharacters >> 20} MB");
    }

    /// <summary>Counts a sheet.</summary>
    /// <exception cref="WorkbookTooLargeException">There are too many.</exception>
    public void Sheet()
    {
        if (++_sheets > WorkbookReader.MaxSheets)
            throw new WorkbookTooLargeException(FormRules.FileTooManyRows, "50,000");
    }

    /// <summary>Counts a row that holds something, and its cells: a text that a thousand cells share counts a thousand times.</summary>
    /// <exception cref="WorkbookTooLargeException">There are too many rows, cells or characters.</exception>
    public void Row(IReadOnlyList<Cell> cells)
    {
        _rows++;
        _cells += cells.Count;
        foreach (var cell in cells)
            _characters += cell.Text.Length;
        if (_rows > WorkbookReader.MaxRows || _cells > WorkbookReader.MaxCells || _characters > WorkbookReader.MaxCharacters)
            throw new WorkbookTooLargeException(FormRules.FileTooManyRows, "50,000");
    }
}
