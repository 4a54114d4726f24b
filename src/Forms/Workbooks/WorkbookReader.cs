using System.Text;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>
/// Reads <c>.xlsx</c> workbooks and Markdown tables, told apart by their content, never by their name. Whatever a person can
/// send is answered with problems, not exceptions.
/// </summary>
public static class WorkbookReader
{
    /// <summary>The largest file taken. Telegram hands a bot at most as much.</summary>
    public const int MaxFileBytes = 20 * 1024 * 1024;

    /// <summary>The most a workbook may hold once unpacked, all parts together: far above any form, far below a zip bomb.</summary>
    public const int MaxUnzippedBytes = 200 * 1024 * 1024;

    /// <summary>The most one part of a workbook (a sheet, its texts) may hold once unpacked; pictures are no such part.</summary>
    public const int MaxPartBytes = 16 * 1024 * 1024;

    /// <summary>The most rows of all sheets together.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The most columns of a sheet that are looked at; XLSForms have some thirty.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>The most cells of all sheets together that may hold something.</summary>
    public const int MaxCells = 500_000;

    private static readonly byte[] ZipMark = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] CompoundFileMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads one file.</summary>
    /// <param name="fileName">For problems only; a folder in front is dropped.</param>
    /// <param name="content">Read to its end; need not be seekable, is not closed.</param>
    public static WorkbookReading Read(string fileName, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = Path.GetFileName(fileName);
        var bytes = ReadLimited(content);
        if (bytes is null)
            return Refused(file, FormRules.FileTooLarge, ("limit", "20 MB"));
        if (bytes.Length == 0)
            return Refused(file, FormRules.FileEmpty);
        if (bytes.AsSpan().StartsWith(CompoundFileMark))
            return Refused(file, FormRules.FileOldOrLocked);
        return bytes.AsSpan().StartsWith(ZipMark) ? ExcelCells.Read(file, bytes) : ReadText(file, bytes);
    }

    internal static WorkbookReading Refused(string file, FormRule rule, params (string Name, string Value)[] arguments) =>
        new(null, [rule.At(file, null, null, null, arguments)]);

    private static WorkbookReading ReadText(string file, byte[] bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refused(file, FormRules.FileNotWorkbook);
        }

        return MarkdownTables.Read(file, text.TrimStart('\uFEFF'));
    }

    private static byte[]? ReadLimited(Stream content)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (memory.Length + read > MaxFileBytes)
                return null;
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
