using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkshopBot.Exports;

/// <summary>A table as a JSON array with one object a row: <c>[{"status":"confirmed","full_name":"…"}]</c>. Empty columns are left out.</summary>
internal sealed class JsonTable : ITable
{
    // Arabic stays readable; the file is not put into HTML
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _writer;
    private readonly IReadOnlyList<string> _columns;

    public JsonTable(Stream stream, IReadOnlyList<string> columns)
    {
        _writer = new Utf8JsonWriter(stream, Options);
        _columns = columns;
        _writer.WriteStartArray();
    }

    public void Add(IReadOnlyDictionary<string, string?> row)
    {
        _writer.WriteStartObject();
        foreach (var column in _columns)
        {
            if (row.GetValueOrDefault(column) is { Length: > 0 } text)
            {
                _writer.WriteString(column, text);
            }
        }

        _writer.WriteEndObject();
        if (_writer.BytesPending > 1 << 16)
        {
            _writer.Flush();
        }
    }

    public void Dispose()
    {
        _writer.WriteEndArray();
        _writer.Dispose();
    }
}
