using System.Buffers.Binary;

namespace WorkshopBot.Files;

/// <summary>
/// Takes out of a picture what tells where, when and with what it was taken: EXIF, XMP, IPTC, comments, previews, and whatever hangs behind its end.
/// The picture itself is copied bit by bit; which way up it is shown stays.
/// </summary>
/// <remarks>Sources: JPEG (ITU-T T.81, annex B), EXIF 2.3 (orientation is tag 0x0112), PNG (chunks), WebP (RIFF container).</remarks>
internal static class PictureMetadata
{
    private const int Orientation = 0x0112;

    /// <summary>The picture without metadata; null when it is not whole, or of another type than JPEG, PNG and WebP.</summary>
    public static byte[]? Strip(byte[] picture, string extension) => extension switch
    {
        ".jpg" => Jpeg(picture),
        ".png" => Png(picture),
        ".webp" => WebP(picture),
        _ => null,
    };

    private static byte[]? Jpeg(ReadOnlySpan<byte> picture)
    {
        var kept = new MemoryStream(picture.Length);
        kept.Write([0xFF, 0xD8]);
        var position = 2;
        while (Marker(picture, ref position) is { } marker)
        {
            if (marker == 0xD9)
            {
                kept.Write([0xFF, 0xD9]);
                return kept.ToArray(); // what follows is no part of the picture: a maker's trailer, a second picture, a film
            }

            if (picture.Length - position < 2 || BinaryPrimitives.ReadUInt16BigEndian(picture[position..]) is var length && (length < 2 || length > picture.Length - position))
                return null;
            var content = picture.Slice(position + 2, length - 2);
            position += length;
            if (marker == 0xE1 && OrientationIn(content) is > 1 and var turned)
                kept.Write(OnlyOrientation((byte)turned));
            else if (IsPartOfThePicture(marker, content))
                Segment(kept, marker, content);
            if (marker == 0xDA)
                position = CopyScan(picture, position, kept);
        }

        return null;
    }

    // 0xFF may be repeated before a marker's number
    private static byte? Marker(ReadOnlySpan<byte> picture, ref int position)
    {
        if (position >= picture.Length || picture[position] != 0xFF)
            return null;
        while (position < picture.Length && picture[position] == 0xFF)
            position++;
        return position < picture.Length ? picture[position++] : null;
    }

    // of the application's segments: JFIF, the colour profile, Adobe's colour transform
    private static bool IsPartOfThePicture(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    private static void Segment(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + 2;
        kept.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        kept.Write(content);
    }

    // the coded picture ends at the next marker that is neither a stuffed 0xFF nor a restart
    private static int CopyScan(ReadOnlySpan<byte> picture, int position, MemoryStream kept)
    {
        var start = position;
        while (position + 1 < picture.Length && !(picture[position] == 0xFF && picture[position + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))))
            position++;
        if (position + 1 >= picture.Length)
            position = picture.Length;
        kept.Write(picture[start..position]);
        return position;
    }

    private static int? OrientationIn(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 20)
            return null;
        var tiff = segment[6..];
        var isLittle = tiff.StartsWith("II"u8);
        int Short(ReadOnlySpan<byte> at) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return null;
        var entries = tiff[((int)directory + 2)..];
        var count = Math.Min(Short(tiff[(int)directory..]), entries.Length / 12);
        for (var entry = 0; entry < count; entry++)
        {
            if (Short(entries[(entry * 12)..]) == Orientation)
                return Short(entries[((entry * 12) + 8)..]) is >= 1 and <= 8 and var value ? value : null;
        }

        return null;
    }

    private static byte[] OnlyOrientation(byte value) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
        .. "MM"u8, 0, 42, 0, 0, 0, 8, // big-endian, directory at 8
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, // one entry: orientation, one short
        0, 0, 0, 0, // no further directory
    ];

    private static byte[]? Png(ReadOnlySpan<byte> picture)
    {
        var kept = new MemoryStream(picture.Length);
        kept.Write(picture[..8]);
        for (var position = 8; picture.Length - position >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture[position..]);
            if (length > picture.Length - position - 12)
                return null;
            var chunk = picture.Slice(position, (int)length + 12);
            var type = chunk[4..8];
            position += chunk.Length;
            if (!(type.SequenceEqual("eXIf"u8) || type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("tIME"u8)))
                kept.Write(chunk);
            if (type.SequenceEqual("IEND"u8))
                return kept.ToArray();
        }

        return null;
    }

    private static byte[]? WebP(ReadOnlySpan<byte> picture)
    {
        const byte exifAndXmp = 0b0000_1100;
        var end = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]);
        if (end > picture.Length)
            return null;
        var kept = new MemoryStream(picture.Length);
        kept.Write(picture[..12]);
        for (var position = 12; end - position >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture[(position + 4)..]);
            var padded = length + (length & 1L);
            if (padded > end - position - 8)
                return null;
            var chunk = picture.Slice(position, (int)padded + 8);
            position += chunk.Length;
            if (chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8))
                continue;
            var start = (int)kept.Length;
            kept.Write(chunk);
            if (chunk.StartsWith("VP8X"u8) && length > 0)
                kept.GetBuffer()[start + 8] &= unchecked((byte)~exifAndXmp);
        }

        var stripped = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(stripped.AsSpan(4), (uint)stripped.Length - 8);
        return stripped;
    }
}
