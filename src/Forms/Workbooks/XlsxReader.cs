using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>
/// An <c>.xlsx</c> file as a workbook, every cell as text. Only the parts that hold cells are unpacked, each once and as a stream; pictures and the rest are never
/// looked at.
/// </summary>
/// <remarks>Office Open XML, part 1, section 18, as Excel, LibreOffice, Google Sheets, Kobo and openpyxl write it; namespaces do not matter, so the strict variant is read too.</remarks>
internal sealed class XlsxReader
{
    // a workbook has some dozens; each costs memory before anything is unpacked
    private const int MaxEntries = 10_000;
    private const int MaxFormats = 100_000;

    private readonly WorkbookBudget _budget = new();
    private readonly ZipArchive _archive;
    private readonly char[] _chunk = new char[4_096];
    private readonly StringBuilder _text = new();
    private List<string> _shared = [];
    private List<NumberFormat> _formats = [];
    private bool _from1904;

    private XlsxReader(ZipArchive archive) => _archive = archive;

    public static WorkbookReading Read(string file, MemoryStream bytes)
    {
        try
        {
            if (Entries(bytes) > MaxEntries)
                return WorkbookReader.Refused(file, FormRules.FileNotWorkbook);
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            return new XlsxReader(archive).ReadSheets(file);
        }
        catch (WorkbookTooLargeException tooLarge)
        {
            return WorkbookReader.Refused(file, tooLarge.Rule, ("limit", tooLarge.Limit));
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return WorkbookReader.Refused(file, FormRules.FileNotWorkbook);
        }
    }

    /// <summary>How often the mark of an entry stands in the file: at least as often as the archive has entries.</summary>
    private static int Entries(MemoryStream bytes)
    {
        var left = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        var count = 0;
        for (int at; (at = left.IndexOf("PK\u0001\u0002"u8)) >= 0; left = left[(at + 4)..])
            count++;
        return count;
    }

    private WorkbookReading ReadSheets(string file)
    {
        var bookPath = Related("", "_rels/.rels", "/officeDocument").Values.FirstOrDefault() ?? "xl/workbook.xml";
        var book = Entry(bookPath) ?? _archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase));
        if (book is null)
            return WorkbookReader.Refused(file, FormRules.FileNotWorkbook);
        var path = book.FullName.Replace('\\', '/');
        var slash = path.LastIndexOf('/') + 1;
        var (folder, relations) = (path[..slash], $"{path[..slash]}_rels/{path[slash..]}.rels");
        var listed = ListedSheets(book);
        if (Related(folder, relations, "/styles").Values.FirstOrDefault() is { } styles && Entry(styles) is { } formats)
            ReadFormats(formats);
        if (Related(folder, relations, "/sharedStrings").Values.FirstOrDefault() is { } texts && Entry(texts) is { } shared)
            ReadSharedTexts(shared);
        var paths = Related(folder, relations, "/worksheet");
        var sheets = new List<Sheet>();
        foreach (var (name, id, isHidden) in listed)
        {
            if (paths.TryGetValue(id, out var found) && Entry(found) is { } part)
                sheets.Add(new Sheet(name, ReadRows(part)) { IsHidden = isHidden });
        }

        return sheets.Count > 0 ? new WorkbookReading(new Workbook(file, sheets), []) : WorkbookReader.Refused(file, FormRules.FileNotWorkbook);
    }

    private ZipArchiveEntry? Entry(string path) => _archive.GetEntry(path)
        ?? _archive.Entries.FirstOrDefault(entry => string.Equals(entry.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Parts of one kind that a relationships part names, by its id.</summary>
    private Dictionary<string, string> Related(string folder, string relations, string kind)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Entry(relations) is not { } part)
            return found;
        using var xml = BoundedXml.Open(part, _budget);
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Type")?.EndsWith(kind, StringComparison.Ordinal) == true)
                found.TryAdd(xml.GetAttribute("Id") ?? "", Path(folder, xml.GetAttribute("Target") ?? ""));
        }

        return found;
    }

    private static string Path(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', '\\'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or ".."))
                steps.Add(step);
        }

        return string.Join('/', steps);
    }

    private List<(string Name, string Id, bool IsHidden)> ListedSheets(ZipArchiveEntry book)
    {
        var sheets = new List<(string, string, bool)>();
        using var xml = BoundedXml.Open(book, _budget);
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                _from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("name")?.Trim() is not { Length: > 0 } name)
                continue;
            _budget.Sheet();
            sheets.Add((name, RelationId(xml), xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return sheets;
    }

    private static string RelationId(XmlReader xml)
    {
        var id = "";
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
                id = xml.Value;
        }

        return id;
    }

    private void ReadFormats(ZipArchiveEntry part)
    {
        var own = new Dictionary<int, NumberFormat>();
        var formats = new List<NumberFormat>();
        using var xml = BoundedXml.Open(part, _budget);
        var inCells = false;
        while (xml.Next())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType != XmlNodeType.Element || formats.Count + own.Count > MaxFormats)
                continue;
            else if (xml.LocalName == "numFmt")
                own[Number(xml.GetAttribute("numFmtId"))] = NumberFormat.Of(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && inCells)
                formats.Add(Number(xml.GetAttribute("numFmtId")) is var id && own.TryGetValue(id, out var format) ? format : NumberFormat.BuiltIn(id));
        }

        _formats = formats;
    }

    private void ReadSharedTexts(ZipArchiveEntry part)
    {
        var texts = new List<string>();
        var characters = 0;
        using var xml = BoundedXml.Open(part, _budget);
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                continue;
            texts.Add(RichText(xml));
            if ((characters += texts[^1].Length) > WorkbookReader.MaxCharacters || texts.Count > WorkbookReader.MaxCells)
                throw new WorkbookTooLargeException(FormRules.FileTooManyRows, "50,000");
        }

        _shared = texts;
    }

    private List<SheetRow> ReadRows(ZipArchiveEntry part)
    {
        var rows = new List<SheetRow>();
        using var xml = BoundedXml.Open(part, _budget);
        var number = 0;
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            number = Math.Max(number + 1, Number(xml.GetAttribute("r")));
            var cells = ReadCells(xml);
            if (cells.Count == 0)
                continue;
            rows.Add(new SheetRow(number, cells));
            _budget.Row(cells);
        }

        return rows;
    }

    private List<Cell> ReadCells(XmlReader xml)
    {
        var cells = new List<Cell>();
        if (xml.IsEmptyElement)
            return cells;
        var (depth, column, isOrdered) = (xml.Depth, 0, true);
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            column = Column(xml.GetAttribute("r")) is > 0 and var given ? given : column + 1;
            if (ReadCell(xml) is not { Length: > 0 } text || column > WorkbookReader.MaxColumns)
                continue;
            isOrdered &= cells.Count == 0 || cells[^1].Column < column;
            cells.Add(new Cell(column, text));
        }

        return isOrdered ? cells : [.. cells.DistinctBy(cell => cell.Column).OrderBy(cell => cell.Column)];
    }

    private string ReadCell(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (kind, style, depth, text) = (xml.GetAttribute("t"), Number(xml.GetAttribute("s")), xml.Depth, "");
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "v")
                text = PlainText(xml);
            else if (xml.LocalName == "is")
                text = RichText(xml);
        }

        return Value(kind, style, text).ReplaceLineEndings("\n").Trim(Around);
    }

    // what Trim() takes, and what comes along when a cell is pasted from a web page
    private static readonly char[] Around = [.. Enumerable.Range(0, 0x3001).Select(c => (char)c).Where(char.IsWhiteSpace), '\u200B', '\u2060', '\uFEFF'];

    private string Value(string? kind, int style, string text)
    {
        switch (kind)
        {
            case "s":
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Count ? _shared[index] : "";
            case "b":
                return text.Trim() switch { "1" or "true" => "TRUE", "0" or "false" => "FALSE", _ => text };
            case "d":
                return IsoDate(text);
            case "str":
                return Unescaped(text);
            case "inlineStr" or "e":
                return text;
            default:
                var format = style >= 0 && style < _formats.Count ? _formats[style] : default;
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? format.Text(number, _from1904) : text;
        }
    }

    // 2025-11-14T00:00:00.000 is how Excel keeps a day that was typed as one
    private static string IsoDate(string text) => text.Split('T') switch
    {
        [var day, var time] when time.TrimEnd('Z', '0', ':', '.').Length == 0 => day,
        [var day, var time] when time.Length >= 8 => $"{day}T{(time[5..8] == ":00" ? time[..5] : time[..8])}",
        _ => text,
    };

    /// <summary>The text of an element, what stands in elements inside it left out.</summary>
    private string PlainText(XmlReader xml)
    {
        _text.Clear();
        AppendText(xml);
        return _text.ToString();
    }

    /// <summary>All runs of a text together, without the reading aids beside them.</summary>
    private string RichText(XmlReader xml)
    {
        _text.Clear();
        if (xml.IsEmptyElement)
            return "";
        var (depth, aid) = (xml.Depth, int.MaxValue);
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.Depth <= aid)
                aid = int.MaxValue;
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh" && !xml.IsEmptyElement)
                aid = xml.Depth;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && xml.Depth < aid)
                AppendText(xml);
        }

        return Unescaped(_text.ToString());
    }

    private void AppendText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            for (int length; (length = xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
                _text.Append(_chunk, 0, Math.Min(length, XlsxWriter.MaxText - _text.Length));
        }
    }

    /// <summary>Characters that XML cannot hold are written <c>_x000D_</c> (Office Open XML, part 1, 22.9.2.19).</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 6 < text.Length && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 6;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The column of <c>AB12</c>; 0 when there is none.</summary>
    private static int Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > WorkbookReader.MaxColumns)
                break;
            column = (column * 26) + (c - 'A' + 1);
        }

        return column;
    }
}
