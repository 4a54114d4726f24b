using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>
/// Writes an <c>.xlsx</c> file row by row: nothing but the current row is held, so a million rows take the memory of one. Every text is a text cell:
/// no spreadsheet takes one for a formula.
/// </summary>
/// <remarks>Office Open XML, part 1, section 18. Excel repairs what goes over its limits, so texts and sheets end where Excel's do.</remarks>
public sealed class XlsxWriter : IDisposable
{
    /// <summary>The rows of one sheet.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>The characters of one cell.</summary>
    public const int MaxText = 32_767;

    private const int MaxName = 31;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    // what XML cannot hold or would read otherwise
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '&', '<', '>', '_', '\uFFFE', '\uFFFF']);

    private readonly ZipArchive _zip;
    private readonly List<(string Name, bool IsHidden)> _sheets = [];
    private readonly List<string> _columns = [];
    private readonly List<XlsxChart> _charts = [];
    private readonly List<int> _drawings = [];
    private readonly List<int> _breaks = [];
    private int _chartsWritten;
    private StreamWriter? _sheet;
    private int _row;
    private int _style;
    private int? _scale;
    private bool _isComplete;

    /// <summary>Begins a file; the stream need not be seekable and stays open.</summary>
    public XlsxWriter(Stream stream) => _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a sheet; the one before is complete.</summary>
    /// <param name="name">Cut to what Excel allows and told apart from the sheets before.</param>
    /// <param name="rightToLeft">True: column A stands at the right.</param>
    /// <param name="isHidden">True: not shown.</param>
    /// <param name="widths">How wide the first columns are, in characters; the others as usual.</param>
    /// <param name="textsToo">True: texts run in the sheet's direction as well, whatever they begin with.</param>
    /// <param name="printScale">For a sheet that is printed, on A4 across: in percent. Null: as usual.</param>
    /// <returns>The name it got.</returns>
    public string BeginSheet(string name, bool rightToLeft = false, bool isHidden = false, IReadOnlyList<int>? widths = null, bool textsToo = false, int? printScale = null)
    {
        EndSheet();
        var unique = Unique(name);
        _sheets.Add((unique, isHidden));
        _row = 0;
        _style = rightToLeft && textsToo ? 2 : 0;
        _scale = printScale;
        _sheet = Part($"xl/worksheets/sheet{_sheets.Count}.xml");
        _sheet.Write($"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheetViews><sheetView workbookViewId=\"0\"");
        _sheet.Write(rightToLeft ? " rightToLeft=\"1\">" : ">");
        _sheet.Write("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\" defaultColWidth=\"20\"/>");
        if (widths is { Count: > 0 })
        {
            _sheet.Write("<cols>");
            for (var i = 0; i < widths.Count; i++)
                _sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]}\" customWidth=\"1\"/>"));
            _sheet.Write("</cols>");
        }

        _sheet.Write("<sheetData>");
        return unique;
    }

    /// <summary>Begins a row.</summary>
    /// <param name="number">As Excel counts; above the row before. Null: the next.</param>
    /// <returns>False when the sheet is full: then nothing is written until another begins.</returns>
    public bool BeginRow(int? number = null)
    {
        if (_row >= MaxRows)
            return false;
        if (_row > 0)
            Sheet.Write("</row>");
        _row = number ?? (_row + 1);
        Sheet.Write("<row r=\"");
        Write(_row);
        Sheet.Write("\">");
        return true;
    }

    /// <summary>Writes a text; an empty one leaves the cell empty.</summary>
    /// <param name="column">From 1, above the column before.</param>
    /// <param name="text">Cut after <see cref="MaxText"/> characters.</param>
    /// <param name="isHeading">True: bold.</param>
    public void Text(int column, ReadOnlySpan<char> text, bool isHeading = false)
    {
        if (text.IsEmpty)
            return;
        Begin(column);
        Sheet.Write((_style, isHeading) switch
        {
            (0, false) => " t=\"inlineStr\"><is><t xml:space=\"preserve\">",
            (0, true) => " s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
            (_, false) => " s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
            (_, true) => " s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
        });
        Escaped(text.Length > MaxText ? text[..MaxText] : text);
        Sheet.Write("</t></is></c>");
    }

    /// <summary>Writes a number, as its digits stand.</summary>
    /// <param name="column">From 1, above the column before.</param>
    /// <param name="digits">With a point where it has a fraction.</param>
    /// <param name="isShare">True: shown in percent.</param>
    public void Number(int column, ReadOnlySpan<char> digits, bool isShare = false)
    {
        Begin(column);
        Sheet.Write(isShare ? " s=\"4\"><v>" : "><v>");
        Sheet.Write(digits);
        Sheet.Write("</v></c>");
    }

    /// <summary>On paper a new page begins after the current row.</summary>
    public void EndPage() => _breaks.Add(_row);

    /// <summary>Puts a chart on the sheet.</summary>
    public void Chart(XlsxChart chart) => _charts.Add(chart);

    /// <summary>Completes the file.</summary>
    public void Dispose()
    {
        if (_isComplete)
            return;
        _isComplete = true;
        if (_sheets.Count == 0)
            BeginSheet("Sheet1");
        EndSheet();
        using (var styles = Part("xl/styles.xml"))
        {
            styles.Write($"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/>"
                + "<xf xfId=\"0\" applyAlignment=\"1\"><alignment horizontal=\"right\" readingOrder=\"2\"/></xf><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" readingOrder=\"2\"/></xf>"
                + "<xf xfId=\"0\" numFmtId=\"9\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        }

        using (var book = Part("xl/workbook.xml"))
        {
            // Excel wants to show one
            var first = _sheets.FindIndex(sheet => !sheet.IsHidden);
            book.Write($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView activeTab=\"{Math.Max(0, first)}\"/></bookViews><sheets>");
            for (var i = 0; i < _sheets.Count; i++)
            {
                book.Write("<sheet name=\"");
                book.Write(Attribute(_sheets[i].Name));
                book.Write(string.Create(CultureInfo.InvariantCulture, $"\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\""));
                book.Write(_sheets[i].IsHidden && first >= 0 ? " state=\"hidden\"/>" : "/>");
            }

            book.Write("</sheets></workbook>");
        }

        using (var related = Part("xl/_rels/workbook.xml.rels"))
        {
            related.Write($"<Relationships xmlns=\"{Package}/relationships\">");
            for (var i = 1; i <= _sheets.Count; i++)
                related.Write($"<Relationship Id=\"s{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
            related.Write($"<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        }

        using (var roots = Part("_rels/.rels"))
            roots.Write($"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        using (var types = Part("[Content_Types].xml"))
        {
            const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            types.Write($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
            types.Write($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}styles+xml\"/>");
            for (var i = 1; i <= _sheets.Count; i++)
                types.Write($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Kind}worksheet+xml\"/>");
            foreach (var drawing in _drawings)
                types.Write(string.Create(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/drawings/drawing{drawing}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/>"));
            for (var i = 1; i <= _chartsWritten; i++)
                types.Write(string.Create(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/charts/chart{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"));
            types.Write("</Types>");
        }

        _zip.Dispose();
    }

    private StreamWriter Sheet => _sheet ?? throw new InvalidOperationException("no sheet was begun");

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _sheet.Write(_row > 0 ? "</row></sheetData>" : "</sheetData>");
        if (_scale is { } scale)
            _sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" scale=\"{scale}\" orientation=\"landscape\"/>"));
        if (_breaks.Count > 0)
        {
            _sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<rowBreaks count=\"{_breaks.Count}\" manualBreakCount=\"{_breaks.Count}\">"));
            foreach (var row in _breaks)
                _sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<brk id=\"{row}\" max=\"16383\" man=\"1\"/>"));
            _sheet.Write("</rowBreaks>");
        }

        _sheet.Write(_charts.Count > 0 ? "<drawing r:id=\"d\"/></worksheet>" : "</worksheet>");
        _sheet.Dispose();
        _sheet = null;
        if (_charts.Count > 0)
            WriteCharts(_sheets.Count);
        _charts.Clear();
        _breaks.Clear();
    }

    private void WriteCharts(int sheet)
    {
        _drawings.Add(sheet);
        using (var related = Part($"xl/worksheets/_rels/sheet{sheet}.xml.rels"))
            related.Write($"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"d\" Type=\"{Relations}/drawing\" Target=\"../drawings/drawing{sheet}.xml\"/></Relationships>");
        using (var drawing = Part($"xl/drawings/drawing{sheet}.xml"))
        {
            drawing.Write($"<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{Relations}\">");
            for (var i = 0; i < _charts.Count; i++)
                drawing.Write(_charts[i].Anchor(_chartsWritten + i + 1));
            drawing.Write("</xdr:wsDr>");
        }

        using (var related = Part($"xl/drawings/_rels/drawing{sheet}.xml.rels"))
        {
            related.Write($"<Relationships xmlns=\"{Package}/relationships\">");
            for (var i = 1; i <= _charts.Count; i++)
                related.Write($"<Relationship Id=\"c{_chartsWritten + i}\" Type=\"{Relations}/chart\" Target=\"../charts/chart{_chartsWritten + i}.xml\"/>");
            related.Write("</Relationships>");
        }

        foreach (var chart in _charts)
        {
            using var space = Part($"xl/charts/chart{++_chartsWritten}.xml");
            space.Write(chart.Space(_sheets[sheet - 1].Name));
        }
    }

    private StreamWriter Part(string name)
    {
        var writer = new StreamWriter(_zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        return writer;
    }

    private void Begin(int column)
    {
        while (_columns.Count < column)
            _columns.Add(Letters(_columns.Count + 1));
        Sheet.Write("<c r=\"");
        Sheet.Write(_columns[column - 1]);
        Write(_row);
        Sheet.Write('"');
    }

    private void Write(int number)
    {
        Span<char> digits = stackalloc char[12];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        Sheet.Write(digits[..length]);
    }

    private void Escaped(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAny(Special)) >= 0; text = text[(at + 1)..])
        {
            Sheet.Write(text[..at]);
            Sheet.Write(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\t' => "\t",
                '\n' => "\n",
                // _x0041_ is how Excel writes a character it cannot
                '_' => IsEscape(text[at..]) ? "_x005F_" : "_",
                _ => "",
            });
        }

        Sheet.Write(text);
    }

    private static bool IsEscape(ReadOnlySpan<char> text) => text.Length > 6 && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    private string Unique(string name)
    {
        var clean = new string([.. name.Where(c => !char.IsControl(c)).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? '_' : c)]).Trim().Trim('\'');
        clean = clean.Length == 0 ? "Sheet" : Cut(clean, MaxName);
        var unique = clean;
        for (var i = 2; _sheets.Exists(sheet => string.Equals(sheet.Name, unique, StringComparison.OrdinalIgnoreCase)); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{Cut(clean, MaxName - 4)}_{i}");
        return unique;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Attribute(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    internal static string Letters(int column) =>
        column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
