using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkshopBot.Forms.Submissions;

/// <summary>
/// Tables as JSON, a file each: an array with one object a row, <c>[{"status":"confirmed","seats":3}]</c>. Empty cells are left out.
/// </summary>
/// <param name="open">Opens the file of a table by its name; closed here.</param>
public sealed class JsonTables(Func<string, Stream> open) : ITables
{
    // Arabic stays readable; the file is not put into HTML
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Stream? _stream;
    private Utf8JsonWriter? _writer;
    private IReadOnlyList<string> _columns = [];

    /// <inheritdoc />
    public void Begin(string name, IReadOnlyList<string> columns)
    {
        Dispose();
        _columns = columns;
        _stream = open(name);
        _writer = new Utf8JsonWriter(_stream, Options);
        _writer.WriteStartArray();
    }

    /// <inheritdoc />
    public void Add(ReadOnlySpan<TableCell> row)
    {
        var writer = _writer ?? throw new InvalidOperationException("no table was begun");
        writer.WriteStartObject();
        for (var i = 0; i < row.Length; i++)
        {
            var (text, isNumber) = row[i];
            if (string.IsNullOrEmpty(text))
                continue;
            writer.WritePropertyName(_columns[i]);
            if (isNumber)
                writer.WriteRawValue(text);
            else
                writer.WriteStringValue(text);
        }

        writer.WriteEndObject();
        if (writer.BytesPending > 1 << 16)
            writer.Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer?.WriteEndArray();
        _writer?.Dispose();
        _stream?.Dispose();
        (_writer, _stream) = (null, null);
    }
}
