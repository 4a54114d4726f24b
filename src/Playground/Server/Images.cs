using System.Buffers.Binary;

namespace WorkshopBot.Playground.Server;

/// <summary>Width and height from the head of a picture file.</summary>
internal static class Images
{
    /// <summary>PNG, JPEG, GIF and WebP; null for anything else, which Telegram's photo processing refuses as well.</summary>
    public static (int Width, int Height)? Measure(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 24 && bytes[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        if (bytes.Length >= 10 && bytes[..4].SequenceEqual("GIF8"u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        if (bytes.Length >= 30 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
            return MeasureWebP(bytes);
        return bytes.Length >= 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 ? MeasureJpeg(bytes) : null;
    }

    /// <summary>By content, never by what the sender says; null for what is not a picture.</summary>
    public static string? MimeType(ReadOnlySpan<byte> bytes) => Measure(bytes) is null ? null : bytes[0] switch
    {
        0x89 => "image/png",
        0xFF => "image/jpeg",
        (byte)'G' => "image/gif",
        _ => "image/webp",
    };

    private static (int, int)? MeasureJpeg(ReadOnlySpan<byte> bytes)
    {
        int at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            byte marker = bytes[at + 1];

            // start-of-frame markers, without those of tables that share the range
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    private static (int, int)? MeasureWebP(ReadOnlySpan<byte> bytes)
    {
        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return (1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16), 1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16));
        if (chunk.SequenceEqual("VP8 "u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (!chunk.SequenceEqual("VP8L"u8))
            return null;
        uint packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return ((int)(packed & 0x3FFF) + 1, (int)(packed >> 14 & 0x3FFF) + 1);
    }
}
