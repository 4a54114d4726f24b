using System.IO.Compression;
using System.Text;

namespace WorkshopBot.Tests;

/// <summary>Files made to exhaust whoever reads them: each is to be refused, or read, within a second and 100 MB.</summary>
internal static class Hostile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Header = "<row><c t=\"inlineStr\"><is><t>type</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c><c t=\"inlineStr\"><is><t>label</t></is></c></row>";
    private const int Part = 16 * 1024 * 1024;

    public static IReadOnlyDictionary<string, Func<byte[]>> Files { get; } = new Dictionary<string, Func<byte[]>>
    {
        // the archive
        ["spaces, 300 MB in a sheet"] = () => Zip(sheet: stream => Repeat(stream, new string(' ', 4096), 75_000)),
        ["spaces, 300 MB in the list of sheets"] = () => Zip(book: stream => Repeat(stream, new string(' ', 4096), 75_000)),
        ["five hundred sheets of 15 MB"] = () => Sheets(500, stream => Repeat(stream, new string(' ', 4096), 3_700)),
        ["two hundred thousand entries"] = Entries,
        ["an entry that contradicts its size"] = () => Contradicting(Zip(sheet: stream => Repeat(stream, new string(' ', 4096), 75_000))),

        // XML
        ["elements inside each other"] = () => Zip(sheet: stream => Repeat(stream, "<a>", Part / 3)),
        ["a tag of a million attributes"] = () => Zip(sheet: stream => { Write(stream, "<row "); Enumerate(stream, 1_000_000, i => $"a{i}=\"\" "); }),
        ["attributes behind a misleading comment"] = () => Zip(sheet: stream => { Write(stream, "<!-- \" --><row a=\">\" "); Enumerate(stream, 1_000_000, i => $"a{i}=\">\" "); }),
        ["a million names"] = () => Zip(sheet: stream => Enumerate(stream, 1_000_000, i => $"<n{i}/>")),
        ["entities inside entities"] = () => Zip(before: "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>", sheet: stream => Write(stream, "<row><c><v>&c;</v></c></row>")),
        ["one text of 15 MB"] = () => Zip(sheet: stream => { Write(stream, "<row><c t=\"inlineStr\"><is><t>"); Repeat(stream, "abcdefgh", 1_900_000); Write(stream, "</t></is></c></row>"); }),
        ["a tag that never ends"] = () => Zip(sheet: stream => { Write(stream, "<row r=\""); Repeat(stream, "1", Part - 100); }),
        ["a comment of 15 MB"] = () => Zip(sheet: stream => { Write(stream, "<!--"); Repeat(stream, " text ", Part / 7); Write(stream, "-->"); }),

        // cells
        ["a long text in every cell"] = () => Zip(texts: new string('x', 32_000), sheet: stream => Repeat(stream, "<row><c t=\"s\"><v>0</v></c></row>", 90_000)),
        ["cells"] = () => Zip(sheet: stream => Repeat(stream, "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 50)) + "</row>", 20_000)),
        ["texts"] = () => Zip(sheet: stream => Repeat(stream, "<row><c t=\"inlineStr\"><is><t>type</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c></row>", 180_000)),
        ["rows without cells"] = () => Zip(sheet: stream => Repeat(stream, "<row/>", 2_700_000)),
        ["far columns"] = () => Zip(sheet: stream => Repeat(stream, "<row><c r=\"XFD1\"><v>1</v></c></row>", 450_000)),
        ["a million formats"] = () => Zip(styles: stream => { Write(stream, "<cellXfs>"); Repeat(stream, "<xf numFmtId=\"14\"/>", 800_000); Write(stream, "</cellXfs>"); }),
        ["as many shared texts as fit"] = () => Zip(manyTexts: 900_000, sheet: stream => Write(stream, Header)),

        // forms
        ["choices under a thousand columns"] = () => Markdown(text =>
        {
            text.Append(Survey).Append("| | select_one l | q | Q |\n| choices |\n| | list_name | name |").AppendJoin("|", Enumerable.Range(1, 990).Select(i => $"c{i}")).Append("|\n");
            for (var i = 0; i < 99_000; i++)
                text.Append("| | l | n").Append(i).Append(" |\n");
        }),
        ["nine hundred languages"] = () => Markdown(text =>
        {
            text.Append("| survey |\n| | type | name |").AppendJoin("|", Enumerable.Range(1, 900).Select(i => $"label::Language {i} (x{i})")).Append("|\n");
            for (var i = 0; i < 9_900; i++)
                text.Append("| | text | q").Append(i).Append(" | label |\n");
        }),
        ["names that nothing defines"] = () => Rows(9_000, i => $"| | text | question_number_{i} | Q | ${{quesiton_numbr_{i * 7}x}} = 1 |\n"),
        ["ten thousand conditions on many rows each"] = () => Rows(9_900, i => $"| | text | q{i} | Q | {string.Join(" or ", Enumerable.Range(1, Math.Min(i, 30)).Select(back => $"${{q{i - back}}}=1"))} |\n"),
        ["a circle of nine thousand rows"] = () => Rows(9_000, i => $"| | text | q{i} | Q | ${{q{(i + 1) % 9_000}}} = 1 |\n"),
        ["groups inside groups"] = () => Rows(9_900, i => $"| | {(i < 4_950 ? "begin group" : "end group")} | g{i} | G | |\n"),
        ["long sums"] = () => Rows(120, i => $"| | text | q{i} | Q | {string.Join('+', Enumerable.Repeat("1", 16_000))} |\n"),
        ["long conditions"] = () => Rows(120, i => $"| | text | q{i} | Q | {string.Join(" and ", Enumerable.Repeat("1=1", 4_000))} |\n"),
        ["brackets in every row"] = () => Rows(9_000, i => $"| | text | q{i} | Q | {new string('(', 149)}1{new string(')', 149)} |\n"),
        ["patterns that explode"] = () => Rows(400, i => $"| | text | q{i} | Q | regex('{new string('a', 200)}{i}', '((a+)+)+(?=b){i}') |\n"),
        ["patterns that grow"] = () => Rows(400, i => $"| | text | q{i} | Q | regex('a', '(((a{{1000}}){{1000}}){{{i + 2}}})') |\n"),
        ["repeats of a billion"] = () => Markdown(text => text.Append("""
            | survey |
            | | type | name | label | repeat_count | calculation |
            | | begin repeat | a | A | 1000000000 | |
            | | begin repeat | b | B | 1000000000 | |
            | | begin repeat | c | C | 1000000000 | |
            | | calculate | d | | | count(${c}) + sum(${d}) * 0 |
            | | text | e | E | | |
            | | end repeat | | | | |
            | | end repeat | | | | |
            | | end repeat | | | | |
            """)),
        ["or_other ten thousand times"] = () => Markdown(text =>
        {
            text.Append(Survey);
            for (var i = 0; i < 4_900; i++)
                text.Append("| | select_one l or_other | q").Append(i).Append(" | Q |\n");
            text.Append("| choices |\n| | list_name | name | label |\n| | l | a | A |\n");
        }),

        // Markdown
        ["line breaks"] = () => Encoding.UTF8.GetBytes("| survey |\n" + new string('\n', Part - 100)),
        ["pipes"] = () => Encoding.UTF8.GetBytes("| survey |\n" + new string('|', Part - 100)),
        ["sheets"] = () => Markdown(text => text.Insert(0, "| a |\n", 2_500_000)),
        ["one cell of 15 MB"] = () => Encoding.UTF8.GetBytes("| survey |\n| | " + new string('x', Part - 100) + " |\n"),
    };

    private const string Survey = "| survey |\n| | type | name | label | relevant |\n";

    private static byte[] Rows(int count, Func<int, string> row) => Markdown(text =>
    {
        text.Append(Survey);
        for (var i = 0; i < count; i++)
            text.Append(row(i));
    });

    private static byte[] Markdown(Action<StringBuilder> write)
    {
        var text = new StringBuilder();
        write(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Entries()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 200_000; i++)
                zip.CreateEntry($"{i}");
        }

        return memory.ToArray();
    }

    // the sizes before an entry are 32-bit numbers at 18 and 22 behind its mark; in the directory at 20 and 24
    private static byte[] Contradicting(byte[] zip)
    {
        for (var at = 0; at + 30 < zip.Length; at++)
        {
            if (zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
                BitConverter.TryWriteBytes(zip.AsSpan(at + 24), 100);
        }

        return zip;
    }

    private static byte[] Zip(Action<Stream>? sheet = null, Action<Stream>? book = null, Action<Stream>? styles = null, string? texts = null, int manyTexts = 0, string before = "") => Pack(zip =>
    {
        Entry(zip, "xl/workbook.xml", stream =>
        {
            Write(stream, $"<workbook xmlns=\"{Main}\" xmlns:r=\"r\"><sheets><sheet name=\"survey\" sheetId=\"1\" r:id=\"s1\"/>");
            book?.Invoke(stream);
            Write(stream, "</sheets></workbook>");
        });
        Related(zip, 1);
        Entry(zip, "xl/styles.xml", stream =>
        {
            Write(stream, $"<styleSheet xmlns=\"{Main}\">");
            styles?.Invoke(stream);
            Write(stream, "</styleSheet>");
        });
        Entry(zip, "xl/sharedStrings.xml", stream =>
        {
            Write(stream, $"<sst xmlns=\"{Main}\"><si><t>{texts}</t></si>");
            Repeat(stream, "<si><t>a</t></si>", manyTexts);
            Write(stream, "</sst>");
        });
        Entry(zip, "xl/worksheets/sheet1.xml", stream =>
        {
            Write(stream, $"{before}<worksheet xmlns=\"{Main}\"><sheetData>");
            sheet?.Invoke(stream);
            Write(stream, "</sheetData></worksheet>");
        });
    });

    private static byte[] Sheets(int count, Action<Stream> sheet) => Pack(zip =>
    {
        Entry(zip, "xl/workbook.xml", stream =>
        {
            Write(stream, $"<workbook xmlns=\"{Main}\" xmlns:r=\"r\"><sheets>");
            Enumerate(stream, count, i => $"<sheet name=\"s{i}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>");
            Write(stream, "</sheets></workbook>");
        });
        Related(zip, count);
        for (var i = 1; i <= count; i++)
        {
            Entry(zip, $"xl/worksheets/sheet{i}.xml", stream =>
            {
                Write(stream, $"<worksheet xmlns=\"{Main}\"><sheetData>");
                sheet(stream);
                Write(stream, "</sheetData></worksheet>");
            });
        }
    });

    private static void Related(ZipArchive zip, int sheets) => Entry(zip, "xl/_rels/workbook.xml.rels", stream =>
    {
        Write(stream, "<Relationships><Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"f\" Type=\"x/styles\" Target=\"styles.xml\"/>");
        Enumerate(stream, sheets, i => $"<Relationship Id=\"s{i + 1}\" Type=\"x/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
        Write(stream, "</Relationships>");
    });

    private static byte[] Pack(Action<ZipArchive> write)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            write(zip);
        return memory.ToArray();
    }

    private static void Entry(ZipArchive zip, string name, Action<Stream> write)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        write(stream);
    }

    private static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Repeat(Stream stream, string text, int times)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Max(1, Math.Min(times, 65_536 / text.Length)))));
        var each = text.Length;
        for (long left = (long)times * each; left > 0; left -= block.Length)
            stream.Write(block, 0, (int)Math.Min(left, block.Length));
    }

    private static void Enumerate(Stream stream, int count, Func<int, string> text)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        for (var i = 0; i < count; i++)
            writer.Write(text(i));
    }
}
