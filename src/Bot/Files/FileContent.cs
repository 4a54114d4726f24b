using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace WorkshopBot.Files;

/// <summary>What a file is, by its first bytes: names and types that came with it are not trusted.</summary>
/// <remarks>Source: the formats' own specifications; each line names the sign it goes by.</remarks>
internal static class FileContent
{
    private const int MostEntriesLookedAt = 10_000;

    /// <summary>The type, or <see cref="FileType.Unknown"/>.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="named">The extension of its name decides between types that look alike: old Office files, kinds of plain text.</param>
    public static FileType Of(byte[] content, string named) => FileType.Of(ExtensionOf(content, named));

    private static string? ExtensionOf(byte[] content, string named) => content.AsSpan() switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ".jpg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ".png",
        var bytes when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => ".gif",
        var bytes when bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 => Riff(bytes[8..12]),
        var bytes when bytes.StartsWith("OggS"u8) => ".ogg",
        var bytes when bytes.StartsWith("ID3"u8) => ".mp3",
        [0xFF, 0xF1 or 0xF9, ..] => ".aac",
        [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2 or 0xE3 or 0xE2, ..] => ".mp3",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => Text(named), // UTF-16 with its mark, as some Windows programs write
        var bytes when bytes.StartsWith("#!AMR"u8) => ".amr",
        var bytes when bytes.StartsWith("fLaC"u8) => ".flac",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => ".webm",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', var a, var b, var c, var d, ..] => Brand(Encoding.ASCII.GetString([a, b, c, d])),
        var bytes when bytes.StartsWith("%PDF-"u8) => ".pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => Archive(content),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => named is ".doc" or ".xls" or ".ppt" ? named : null,
        var bytes when bytes.StartsWith("{\\rtf"u8) => ".rtf",
        var bytes when bytes.Length > 0 && !bytes.Contains((byte)0) && Utf8.IsValid(bytes) => Text(named),
        _ => null,
    };

    private static string Text(string named) => named is ".csv" or ".md" or ".json" ? named : ".txt";

    private static string? Riff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? ".webp" : form.SequenceEqual("WAVE"u8) ? ".wav" : form.SequenceEqual("AVI "u8) ? ".avi" : null;

    private static string Brand(string brand) => brand switch
    {
        "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" or "avif" => ".heic",
        "M4A " or "M4B " => ".m4a",
        "qt  " => ".mov",
        ['3', 'g', ..] => ".3gp",
        _ => ".mp4",
    };

    private static string? Archive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false));
            var names = archive.Entries.Take(MostEntriesLookedAt).Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            return names.Contains("[Content_Types].xml") && Office(names) is { } office ? office
                : names.Contains("mimetype") ? OpenDocument(content)
                : ".zip";
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Office(HashSet<string> names) =>
        names.Contains("word/document.xml") ? ".docx" : names.Contains("xl/workbook.xml") ? ".xlsx" : names.Contains("ppt/presentation.xml") ? ".pptx" : null;

    // the standard puts the entry mimetype first and uncompressed, so that it can be read like this
    private static string OpenDocument(byte[] content)
    {
        var head = Encoding.ASCII.GetString(content, 0, Math.Min(content.Length, 120));
        return head.Contains("opendocument.text", StringComparison.Ordinal) ? ".odt"
            : head.Contains("opendocument.spreadsheet", StringComparison.Ordinal) ? ".ods"
            : head.Contains("opendocument.presentation", StringComparison.Ordinal) ? ".odp"
            : ".zip";
    }
}
