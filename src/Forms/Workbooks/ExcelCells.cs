using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>An <c>.xlsx</c> file as a workbook, every cell as text.</summary>
internal static class ExcelCells
{
    static ExcelCells() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static WorkbookReading Read(string file, byte[] bytes)
    {
        try
        {
            return Measure(bytes) is var (rule, limit)
                ? WorkbookReader.Refused(file, rule, ("limit", $"{limit >> 20} MB"))
                : ReadSheets(file, bytes);
        }
        catch (Exception exception) when (IsBrokenFile(exception))
        {
            return WorkbookReader.Refused(file, FormRules.FileNotWorkbook);
        }
    }

    // What the parsers throw on bytes that are no workbook is no closed set: they index, cast and parse what they find. A fault of
    // ours would be hidden only inside this class.
    private static bool IsBrokenFile(Exception exception) =>
        exception is ExcelReaderException or InvalidDataException or XmlException or FormatException or OverflowException
            or ArgumentException or InvalidOperationException or IOException or NullReferenceException or IndexOutOfRangeException
            or InvalidCastException or KeyNotFoundException or NotSupportedException or OutOfMemoryException;

    /// <summary>Unpacks every part into nothing: what an archive says of its own sizes is not to be trusted.</summary>
    private static (FormRule Rule, int Limit)? Measure(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.GetEntry("xl/workbook.xml") is null && !archive.Entries.Any(entry => entry.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)))
            return (FormRules.FileNotWorkbook, 0);
        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            long size = 0;
            int read;
            while ((read = part.Read(buffer, 0, buffer.Length)) > 0)
            {
                size += read;
                total += read;
                if (total > WorkbookReader.MaxUnzippedBytes)
                    return (FormRules.FileTooLargeUnzipped, WorkbookReader.MaxUnzippedBytes);
                if (size > WorkbookReader.MaxPartBytes && IsRead(entry))
                    return (FormRules.FileTooLargeUnzipped, WorkbookReader.MaxPartBytes);
            }
        }

        return null;
    }

    private static bool IsRead(ZipArchiveEntry entry) => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static WorkbookReading ReadSheets(string file, byte[] bytes)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));
        var sheets = new List<Sheet>();
        var rowsOfAll = 0;
        var lookedAt = 0L;
        var cellsOfAll = 0;
        do
        {
            var rows = new List<SheetRow>();
            for (var number = 1; reader.Read(); number++)
            {
                lookedAt += Math.Min(reader.FieldCount, WorkbookReader.MaxColumns);
                if (lookedAt > MaxLookedAt)
                    return WorkbookReader.Refused(file, FormRules.FileTooManyRows, ("limit", "100,000"));
                var cells = new List<Cell>();
                for (var column = 0; column < Math.Min(reader.FieldCount, WorkbookReader.MaxColumns); column++)
                {
                    if (reader.GetValue(column) is { } value && Text(value, reader.GetNumberFormatString(column)) is { Length: > 0 } text)
                        cells.Add(new Cell(column + 1, text));
                }

                if (cells.Count == 0)
                    continue;
                rows.Add(new SheetRow(number, cells));
                cellsOfAll += cells.Count;
                if (++rowsOfAll > WorkbookReader.MaxRows || cellsOfAll > WorkbookReader.MaxCells)
                    return WorkbookReader.Refused(file, FormRules.FileTooManyRows, ("limit", "100,000"));
            }

            sheets.Add(new Sheet(reader.Name.Trim(), rows) { IsHidden = reader.VisibleState != "visible" });
        }
        while (reader.NextResult());

        return new WorkbookReading(new Workbook(file, sheets), []);
    }

    // Excel formats whole columns: a million rows without any text are common and harmless, with a thousand columns they are not
    private const long MaxLookedAt = 20_000_000;

    private static string Text(object? value, string? format) => value switch
    {
        null => "",
        string text => text.ReplaceLineEndings("\n").Trim(),
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime moment => Moment(moment, format),
        TimeSpan time => new DateTime(1899, 12, 31).Add(time).ToString(TimePattern(time), CultureInfo.InvariantCulture),
        double number => Number(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    // Excel's day 0 is the turn of 1899 to 1900: a time of day without a date
    private static string Moment(DateTime moment, string? format)
    {
        moment = new DateTime((moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        if (moment.Year < 1900)
            return moment.ToString(TimePattern(moment.TimeOfDay), CultureInfo.InvariantCulture);
        var day = moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var showsHours = format?.Contains('h', StringComparison.OrdinalIgnoreCase) == true;
        return moment.TimeOfDay == TimeSpan.Zero && !showsHours
            ? day
            : day + "T" + moment.ToString(TimePattern(moment.TimeOfDay), CultureInfo.InvariantCulture);
    }

    private static string TimePattern(TimeSpan time) => time.Seconds == 0 ? "HH:mm" : "HH:mm:ss";

    private static string Number(double number) => Expressions.NumberText.Of(number);
}
