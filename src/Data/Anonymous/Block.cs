using System.Text;

namespace WorkshopBot.Data.Anonymous;

/// <summary>What a block holds: values under random keys, sorted by them.</summary>
/// <remarks>Shape: for each value its key (16 bytes), its length (7 bits a byte) and its bytes.</remarks>
internal static class Block
{
    public const int KeyBytes = 16;

    public static SortedList<byte[], byte[]> Read(byte[] bytes)
    {
        var values = new SortedList<byte[], byte[]>(KeyOrder.Instance);
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var key = reader.ReadBytes(KeyBytes);
            values.Add(key, reader.ReadBytes(reader.Read7BitEncodedInt()));
        }

        return values;
    }

    public static byte[] Write(IEnumerable<KeyValuePair<byte[], byte[]>> values)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        foreach (var (key, value) in values)
        {
            writer.Write(key);
            writer.Write7BitEncodedInt(value.Length);
            writer.Write(value);
        }

        return bytes.ToArray();
    }
}

/// <summary>Keys as SQLite sorts them: byte by byte.</summary>
internal sealed class KeyOrder : IComparer<byte[]>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
