using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Submissions;

/// <summary>Tables as the sheets of one <c>.xlsx</c> file. A table too long for a sheet goes on in a second one.</summary>
/// <param name="stream">Where the file goes; stays open.</param>
/// <param name="rightToLeft">True for people who read Arabic or Kurdish: the first column stands at the right.</param>
public sealed class XlsxTables(Stream stream, bool rightToLeft) : ITables
{
    private readonly XlsxWriter _writer = new(stream);
    private string _name = "";
    private IReadOnlyList<string> _columns = [];

    /// <inheritdoc />
    public void Begin(string name, IReadOnlyList<string> columns)
    {
        (_name, _columns) = (name, columns);
        _writer.BeginSheet(name, rightToLeft);
        _writer.BeginRow();
        for (var i = 0; i < columns.Count; i++)
            _writer.Text(i + 1, columns[i], isHeading: true);
    }

    /// <inheritdoc />
    public void Add(ReadOnlySpan<TableCell> row)
    {
        if (!_writer.BeginRow())
        {
            Begin(_name, _columns);
            _writer.BeginRow();
        }

        for (var i = 0; i < row.Length; i++)
        {
            var (text, isNumber) = row[i];
            if (string.IsNullOrEmpty(text))
                continue;
            if (isNumber)
                _writer.Number(i + 1, text);
            else
                _writer.Text(i + 1, text);
        }
    }

    /// <summary>Writes a sheet that is no table; the table before is complete.</summary>
    public void Sheet(Action<XlsxWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write(_writer);
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();
}
