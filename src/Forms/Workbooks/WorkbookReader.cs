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

    /// <summary>The most characters of XML that are unpacked of all parts together, and of a Markdown file: eighteen times the largest form known in the field.</summary>
    public const int MaxUnpackedCharacters = 10 * 1024 * 1024;

    /// <summary>The most characters of one part: a sheet, its texts.</summary>
    public const int MaxPartCharacters = 6 * 1024 * 1024;

    /// <summary>The most sheets.</summary>
    public const int MaxSheets = 1_000;

    /// <summary>The most rows of all sheets together.</summary>
    public const int MaxRows = 50_000;

    /// <summary>The most columns of a sheet that are looked at; XLSForms have some thirty.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>The most cells of all sheets together that may hold something.</summary>
    public const int MaxCells = 200_000;

    /// <summary>The most characters that all cells together may hold; a text that many cells share counts for each.</summary>
    public const int MaxCharacters = 4_000_000;

    private static readonly byte[] ZipMark = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] CompoundFileMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads one file.</summary>
    /// <param name="fileName">For problems only; a folder in front is dropped.</param>
    /// <param name="content">Read to its end; need not be seekable, is not closed.</param>
    public static WorkbookReading Read(string fileName, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = Path.GetFileName(fileName);
        using var bytes = ReadLimited(content);
        if (bytes is null)
            return Refused(file, FormRules.FileTooLarge, ("limit", "20 MB"));
        var begin = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (begin.IsEmpty)
            return Refused(file, FormRules.FileEmpty);
        if (begin.StartsWith(CompoundFileMark))
            return Refused(file, FormRules.FileOldOrLocked);
        return begin.StartsWith(ZipMark) ? XlsxReader.Read(file, bytes) : ReadText(file, begin);
    }

    internal static WorkbookReading Refused(string file, FormRule rule, params (string Name, string Value)[] arguments) =>
        new(null, [rule.At(file, null, null, null, arguments)]);

    private static WorkbookReading ReadText(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxUnpackedCharacters)
            return Refused(file, FormRules.FileTooLarge, ("limit", $"{MaxUnpackedCharacters >> 20} MB"));
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Refused(file, FormRules.FileNotWorkbook);
        }

        try
        {
            return MarkdownTables.Read(file, text);
        }
        catch (WorkbookTooLargeException tooLarge)
        {
            return Refused(file, tooLarge.Rule, ("limit", tooLarge.Limit));
        }
    }

    private static MemoryStream? ReadLimited(Stream content)
    {
        var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (memory.Length + read > MaxFileBytes)
                return null;
            memory.Write(buffer, 0, read);
        }

        memory.Position = 0;
        return memory;
    }
}
