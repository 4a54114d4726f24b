using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>
/// The world's file: a journal of <c>{"k":"message/5/12","v":{…}}</c>, one line a record, the last line of a key wins and <c>null</c> removes it.
/// Lines reach the operating system with every change, so killing the process loses nothing; a line torn by a crash of the machine is left out.
/// What outgrew its contents is rewritten beside it and moved over it.
/// </summary>
internal sealed class WorldFile : IDisposable
{
    private const long SmallestWorthRewriting = 8 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path;
    private readonly FileStream _lock;
    private FileStream _stream;
    private long _compactLength;

    private WorldFile(string path, FileStream stream, FileStream heldLock)
    {
        _path = path;
        _lock = heldLock;
        _stream = stream;
        _compactLength = stream.Length;
    }

    /// <summary>Reads what is there and hands each live record to <paramref name="read"/>, in the order the keys were first written.</summary>
    /// <exception cref="WorldInUseException">Another server has it open.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static WorldFile Open(string path, Action<string, JsonNode> read)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);

        // a file of its own: the lock on the journal would go with the journal when it is rewritten
        var heldLock = Hold(full);
        var stream = OpenStream(full, FileMode.OpenOrCreate);
        var live = new Dictionary<string, JsonNode?>();
        long sound = 0;
        using (var reader = new StreamReader(stream, Utf8, false, 1 << 16, leaveOpen: true))
        {
            while (reader.ReadLine() is { } line)
            {
                if (TryRead(line) is not var (key, value))
                    break;
                live[key] = value;
                sound += Utf8.GetByteCount(line) + 1;
            }
        }
        stream.SetLength(Math.Min(sound, stream.Length));
        stream.Seek(0, SeekOrigin.End);
        foreach (var (key, value) in live)
        {
            if (value is not null)
                read(key, value);
        }
        return new WorldFile(full, stream, heldLock);
    }

    private static FileStream Hold(string path)
    {
        string file = $"{path}.lock";
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw new WorldInUseException(path, error);
        }
    }

    /// <summary>Adds records; a null value removes its key.</summary>
    public void Append(IEnumerable<KeyValuePair<string, object?>> records)
    {
        using var text = new MemoryStream();
        foreach (var (key, value) in records)
            Write(text, key, value);
        text.Position = 0;
        text.CopyTo(_stream);
        _stream.Flush();
    }

    public bool IsWorthRewriting => _stream.Length > SmallestWorthRewriting && _stream.Length > 3 * _compactLength;

    /// <summary>Replaces the file by exactly these records.</summary>
    public void Rewrite(IEnumerable<KeyValuePair<string, object?>> records)
    {
        string beside = _path + ".new";
        using (var fresh = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            foreach (var (key, value) in records)
                Write(fresh, key, value);
            fresh.Flush(flushToDisk: true);
        }
        _stream.Dispose();
        File.Move(beside, _path, overwrite: true);
        _stream = OpenStream(_path, FileMode.Open);
        _stream.Seek(0, SeekOrigin.End);
        _compactLength = _stream.Length;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    private static FileStream OpenStream(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1 << 16);

    private static void Write(Stream to, string key, object? value)
    {
        using (var writer = new Utf8JsonWriter(to))
        {
            writer.WriteStartObject();
            writer.WriteString("k", key);
            writer.WritePropertyName("v");
            JsonSerializer.Serialize(writer, value, Json.Stored);
            writer.WriteEndObject();
        }
        to.WriteByte((byte)'\n');
    }

    private static (string Key, JsonNode? Value)? TryRead(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject record && record["k"] is { } key
                ? (key.GetValue<string>(), record["v"])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
