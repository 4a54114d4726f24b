using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace WorkshopBot.Tests;

/// <summary>Writes small <c>.xlsx</c> files cell by cell, as Excel lays them out.</summary>
internal sealed class Xlsx
{
    public const int General = 0;
    public const int Date = 1;
    public const int Time = 2;
    public const int DateTime = 3;
    public const int Duration = 4;

    private readonly List<(string Name, bool IsHidden, string Rows)> _sheets = [];

    /// <summary>Adds a sheet; a cell is a text, a number, a boolean, a date or time as (value, style), or null.</summary>
    public Xlsx Sheet(string name, params object?[][] rows) => Add(name, false, rows);

    public Xlsx Hidden(string name, params object?[][] rows) => Add(name, true, rows);

    /// <summary>Adds a sheet of rows as they stand in the file.</summary>
    public Xlsx Raw(string name, string rows)
    {
        _sheets.Add((name, false, rows));
        return this;
    }

    public byte[] Bytes()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{Join(i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """);
            Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{Join(i => $"<sheet name=\"{SecurityElement.Escape(_sheets[i - 1].Name)}\" sheetId=\"{i}\" r:id=\"s{i}\"{(_sheets[i - 1].IsHidden ? " state=\"hidden\"" : "")}/>")}</sheets></workbook>
                """);
            Part(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Join(i => $"<Relationship Id=\"s{i}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """);
            Part(zip, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            for (var i = 0; i < _sheets.Count; i++)
                Part(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{_sheets[i].Rows}</sheetData></worksheet>""");
        }

        return memory.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text.Trim()));
    }

    private Xlsx Add(string name, bool isHidden, object?[][] rows)
    {
        var text = new StringBuilder();
        for (var r = 0; r < rows.Length; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
                text.Append(Cell($"{(char)('A' + c)}{r + 1}", rows[r][c]));
            text.Append("</row>");
        }

        _sheets.Add((name, isHidden, text.ToString()));
        return this;
    }

    private static string Cell(string at, object? value) => value switch
    {
        null => "",
        bool flag => $"<c r=\"{at}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        (double number, int style) => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>"),
        IFormattable number => $"<c r=\"{at}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException("no such cell", nameof(value)),
    };

    private string Join(Func<int, string> sheet) => string.Concat(Enumerable.Range(1, _sheets.Count).Select(sheet));
}
