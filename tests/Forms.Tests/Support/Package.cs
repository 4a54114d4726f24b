using System.IO.Compression;
using System.Text;

namespace WorkshopBot.Tests;

/// <summary>An <c>.xlsx</c> file part by part, as other programs lay it out.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    public Package Part(string name, string text)
    {
        _parts[name] = text;
        return this;
    }

    /// <summary>One sheet named survey whose rows are given as they stand in the file.</summary>
    public static Package Sheet(string rows, string workbook = "", string texts = "", string styles = "", string after = "", string prefix = "") => new Package()
        .Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>""")
        .Part("xl/workbook.xml", $"""<workbook xmlns="m" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{workbook}<sheets><sheet name="survey" sheetId="7" r:id="rId3"/></sheets></workbook>""")
        .Part("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""")
        .Part("xl/sharedStrings.xml", $"""<sst xmlns="m">{texts}</sst>""")
        .Part("xl/styles.xml", $"""<styleSheet xmlns="m">{styles}</styleSheet>""")
        .Part("xl/worksheets/sheet1.xml", $"""<{prefix}worksheet xmlns{(prefix.Length > 0 ? ":" + prefix.TrimEnd(':') : "")}="m"><{prefix}sheetData>{rows}</{prefix}sheetData>{after}</{prefix}worksheet>""");

    public byte[] Bytes()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in _parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
