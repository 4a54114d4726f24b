using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using WorkshopBot.Texts;

namespace WorkshopBot.Documents;

/// <summary>
/// A Word document (Office Open XML, ECMA-376) in the making: headings, paragraphs, tables, bars. Right to left where its language is: paragraphs, tables
/// and runs are all marked. The same content gives the same bytes.
/// </summary>
internal sealed class DocxDocument : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Font = "Arial";
    private const string Grey = "595959";
    private const string Accent = "1F4E79";
    private const int BarLength = 24;

    private readonly MemoryStream _bytes = new();
    private readonly MemoryStream _body = new();
    private readonly XmlWriter _xml;
    private readonly Language _language;
    private readonly string _title;
    private readonly DateTimeOffset _createdAt;

    /// <summary>Begins one.</summary>
    /// <param name="language">Whose readers it is for.</param>
    /// <param name="title">What readers call it; also at the foot of each page.</param>
    /// <param name="createdAt">What it says of itself; UTC.</param>
    public DocxDocument(Language language, string title, DateTimeOffset createdAt)
    {
        (_language, _title, _createdAt) = (language, Plain(title), createdAt);
        _xml = Begin(_body, "document");
        Open("body");
    }

    /// <summary>The title on the first page.</summary>
    public void Title(string text) => Paragraph(text, "Title");

    /// <summary>A heading of the first or second level.</summary>
    public void Heading(string text, int level = 1) => Paragraph(text, level == 1 ? "Heading1" : "Heading2");

    /// <summary>A paragraph, its lines one below the other.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="style"><c>Normal</c>, <c>Note</c> (small and grey), <c>Quote</c>.</param>
    public void Paragraph(string text, string style = "Normal")
    {
        Open("p");
        Open("pPr");
        Value("pStyle", style);
        Direction();
        Close();
        foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (index > 0)
            {
                Open("r");
                Empty("br");
                Close();
            }

            Runs(line);
        }

        Close();
    }

    /// <summary>A table with a head that comes again on each page.</summary>
    /// <param name="head">The columns, in reading order.</param>
    /// <param name="rows">Cells; as many as there are columns.</param>
    /// <param name="widths">Of the columns, in parts of the whole; null: all the same.</param>
    public void Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<int>? widths = null)
    {
        var parts = widths ?? [.. head.Select(_ => 1)];
        Open("tbl");
        Open("tblPr");
        Value("tblStyle", "ReportTable");
        if (_language.IsRightToLeft)
        {
            Empty("bidiVisual");
        }

        Width("tblW", 5000);
        Close();
        Open("tblGrid");
        foreach (var part in parts)
        {
            Open("gridCol");
            Attribute("w", (9600 * part / parts.Sum()).ToString(CultureInfo.InvariantCulture));
            Close();
        }

        Close();
        Row(head, parts, isHead: true);
        foreach (var row in rows)
        {
            Row(row, parts, isHead: false);
        }

        Close();

        // two tables without anything between them become one
        Paragraph("", "Note");
    }

    /// <summary>A bar for a table's cell, as long as its share of one.</summary>
    public static string Bar(decimal share) => new('█', (int)Math.Round(Math.Clamp(share, 0, 1) * BarLength, MidpointRounding.AwayFromZero));

    /// <summary>Ends it.</summary>
    public byte[] Complete()
    {
        Open("sectPr");
        Open("footerReference");
        Attribute("type", "default");
        _xml.WriteAttributeString("id", Relations, "rId2");
        Close();
        Open("pgSz");
        Attribute("w", "11906");
        Attribute("h", "16838");
        Close();
        Open("pgMar");
        foreach (var (side, width) in new[] { ("top", 1134), ("right", 1134), ("bottom", 1134), ("left", 1134), ("header", 567), ("footer", 567), ("gutter", 0) })
        {
            Attribute(side, width.ToString(CultureInfo.InvariantCulture));
        }

        Close();
        Close();
        _xml.WriteEndDocument();
        _xml.Flush();
        using (var package = new ZipArchive(_bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(package, "[Content_Types].xml", ContentTypes);
            Part(package, "_rels/.rels", PackageRelations);
            Part(package, "docProps/core.xml", Properties());
            Part(package, "word/document.xml", _body.ToArray());
            Part(package, "word/_rels/document.xml.rels", DocumentRelations);
            Part(package, "word/styles.xml", Styles());
            Part(package, "word/footer1.xml", Footer());
        }

        return _bytes.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _xml.Dispose();
        _body.Dispose();
        _bytes.Dispose();
    }

    private void Row(IReadOnlyList<string> cells, IReadOnlyList<int> parts, bool isHead)
    {
        Open("tr");
        Open("trPr");
        Empty("cantSplit");
        if (isHead)
        {
            Empty("tblHeader");
        }

        Close();
        foreach (var (index, cell) in cells.Index())
        {
            Open("tc");
            Open("tcPr");
            Width("tcW", 5000 * parts[index] / parts.Sum());
            if (isHead)
            {
                Open("shd");
                Attribute("val", "clear");
                Attribute("color", "auto");
                Attribute("fill", "D9E2F3");
                Close();
            }

            Close();
            Paragraph(cell, isHead ? "TableHead" : cell.Length > 0 && cell.All(letter => letter == '█') ? "Bar" : "TableText");
            Close();
        }

        Close();
    }

    private void Runs(string text)
    {
        foreach (var (run, isRightToLeft) in DirectedRuns.Of(Plain(text), _language.IsRightToLeft))
        {
            Open("r");
            if (isRightToLeft)
            {
                Open("rPr");
                Empty("rtl");
                Close();
            }

            Open("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(run);
            Close();
            Close();
        }
    }

    private void Direction()
    {
        if (_language.IsRightToLeft)
        {
            Empty("bidi");
        }
    }

    private void Width(string name, int fiftiethsOfPercent)
    {
        Open(name);
        Attribute("w", fiftiethsOfPercent.ToString(CultureInfo.InvariantCulture));
        Attribute("type", "pct");
        Close();
    }

    private void Open(string name) => _xml.WriteStartElement("w", name, Main);

    private void Close() => _xml.WriteEndElement();

    private void Empty(string name)
    {
        Open(name);
        Close();
    }

    private void Value(string name, string value)
    {
        Open(name);
        Attribute("val", value);
        Close();
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString("w", name, Main, value);

    private static XmlWriter Begin(Stream stream, string root)
    {
        var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("w", root, Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        return xml;
    }

    // what XML cannot hold, a phone can send
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                plain.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static void Part(ZipArchive package, string name, string content) => Part(package, name, Encoding.UTF8.GetBytes(content));

    private static void Part(ZipArchive package, string name, byte[] content)
    {
        var entry = package.CreateEntry(name);

        // the least that a ZIP can say: the same content has the same bytes
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private string Properties()
    {
        var moment = _createdAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{Escaped(Bidi.Strip(_title))}</dc:title><dc:creator>WorkshopBot</dc:creator><dc:language>{_language.Code}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>
            """;
    }

    private string Footer()
    {
        var direction = _language.IsRightToLeft ? "<w:bidi/>" : "";
        var runs = string.Concat(DirectedRuns.Of(_title, _language.IsRightToLeft).Select(run =>
            $"<w:r>{(run.IsRightToLeft ? "<w:rPr><w:rtl/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{Escaped(run.Text)}</w:t></w:r>"));
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:ftr xmlns:w="{Main}"><w:p><w:pPr><w:pStyle w:val="Note"/>{direction}</w:pPr>{runs}<w:r><w:t xml:space="preserve"> · </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
            """;
    }

    private string Styles()
    {
        // Word calls Sorani by its script as well
        var spoken = _language == Language.Arabic ? "ar-IQ" : _language == Language.Kurdish ? "ku-Arab-IQ" : "ar-SA";
        static string Size(int halfPoints) => $"<w:sz w:val=\"{halfPoints}\"/><w:szCs w:val=\"{halfPoints}\"/>";
        static string Spacing(int before, int after) => $"<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>";
        static string Style(string id, string name, string paragraph, string run) =>
            $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>";
        const string bold = "<w:b/><w:bCs/>";
        const string accent = $"<w:color w:val=\"{Accent}\"/>";
        const string grey = $"<w:color w:val=\"{Grey}\"/>";
        const string line = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"";
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:styles xmlns:w="{Main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{Font}" w:hAnsi="{Font}" w:cs="{Font}"/>{Size(22)}<w:lang w:val="en-GB" w:bidi="{spoken}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            {Style("Title", "Title", Spacing(0, 120), bold + accent + Size(44))}
            {Style("Heading1", "heading 1", "<w:keepNext/>" + Spacing(360, 120) + "<w:outlineLvl w:val=\"0\"/>", bold + accent + Size(30))}
            {Style("Heading2", "heading 2", "<w:keepNext/>" + Spacing(240, 80) + "<w:outlineLvl w:val=\"1\"/>", bold + Size(24))}
            {Style("Note", "Note", Spacing(0, 60), grey + Size(18))}
            {Style("Quote", "Quote", Spacing(60, 60) + "<w:ind w:left=\"360\" w:right=\"360\"/>", "<w:i/><w:iCs/>")}
            {Style("TableHead", "Table head", Spacing(40, 40), bold + Size(20))}
            {Style("TableText", "Table text", Spacing(40, 40), Size(20))}
            {Style("Bar", "Bar", Spacing(40, 40), accent + Size(14))}
            <w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report table"/><w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>
            """;
    }

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text) ?? "";

    private const string ContentTypes =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """;

    private const string PackageRelations =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """;

    private const string DocumentRelations =
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{Relations}/footer" Target="footer1.xml"/></Relationships>
        """;
}
