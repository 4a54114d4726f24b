using System.Text;

namespace WorkshopBot.Forms.Submissions;

/// <summary>
/// Tables as CSV for spreadsheets, a file each: RFC 4180, UTF-8 with a byte order mark (Excel takes Arabic for another code page without one), and no
/// cell that a spreadsheet would run as a formula.
/// </summary>
/// <param name="open">Opens the file of a table by its name; closed here.</param>
public sealed class CsvTables(Func<string, Stream> open) : ITables
{
    private StreamWriter? _writer;

    /// <inheritdoc />
    public void Begin(string name, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Dispose();
        _writer = new StreamWriter(open(name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16) { NewLine = "\r\n" };
        for (var i = 0; i < columns.Count; i++)
            Write(i, columns[i]);
        _writer.WriteLine();
    }

    /// <inheritdoc />
    public void Add(ReadOnlySpan<TableCell> row)
    {
        for (var i = 0; i < row.Length; i++)
            Write(i, row[i].Text ?? "");
        Writer.WriteLine();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }

    /// <summary>A cell's text, quoted where it has to be. One that begins like a formula gets an apostrophe in front; plain negative numbers stay.</summary>
    public static string Cell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNegativeNumber(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private StreamWriter Writer => _writer ?? throw new InvalidOperationException("no table was begun");

    private void Write(int column, string text)
    {
        if (column > 0)
            Writer.Write(',');
        Writer.Write(Cell(text));
    }

    private static bool IsNegativeNumber(string text) =>
        text.Length > 1 && text[0] == '-' && char.IsAsciiDigit(text[1]) && text.AsSpan(1).TrimStart("0123456789.").IsEmpty;
}
