using System.Text;

namespace WorkshopBot.Exports;

/// <summary>
/// A table as CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark (Excel takes Arabic for another code page without one), and no cell that a
/// spreadsheet would run as a formula.
/// </summary>
internal sealed class CsvTable : ITable
{
    private readonly StreamWriter _writer;
    private readonly IReadOnlyList<string> _columns;

    public CsvTable(Stream stream, IReadOnlyList<string> columns)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        _columns = columns;
        Write(columns);
    }

    public void Add(IReadOnlyDictionary<string, string?> row) => Write(_columns.Select(column => row.GetValueOrDefault(column) ?? ""));

    public void Dispose() => _writer.Dispose();

    /// <summary>A cell's text, quoted where it has to be. One that begins like a formula gets an apostrophe in front; plain negative numbers stay.</summary>
    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNegativeNumber(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsNegativeNumber(string text) =>
        text.Length > 1 && text[0] == '-' && char.IsAsciiDigit(text[1]) && text.AsSpan(1).TrimStart("0123456789.").IsEmpty;

    private void Write(IEnumerable<string> cells) => _writer.WriteLine(string.Join(',', cells.Select(Cell)));
}
