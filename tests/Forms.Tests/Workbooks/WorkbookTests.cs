using System.IO.Compression;
using System.Text;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests.Workbooks;

public sealed class WorkbookTests
{
    [Fact]
    public void A_markdown_table_counts_rows_as_Excel_does()
    {
        var workbook = Given.Workbook("""
            # a comment
            | survey |
            |        | type | name |
            |--------|------|------|
            |        | text | a |
            |        |      |   |
            |        | text | b \| c<br>d |

            Some text between the tables.
            | choices |
            |         | list_name |
            """);
        var survey = workbook.Find("Survey")!;
        Assert.Equal([1, 2, 4], survey.Rows.Select(row => row.Number));
        Assert.Equal("b | c\nd", survey.Rows[2][2]);
        Assert.Equal("", survey.Rows[2][9]);
        Assert.Equal(["survey", "choices"], workbook.Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void A_cell_of_one_dash_is_a_cell()
    {
        var workbook = Given.Workbook("| survey |\n| | type | name |\n| | - | --- |\n");
        Assert.Equal("---", workbook.Sheets[0].Rows[1][2]);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a | b")]
    [InlineData("\\| and \\\\|")]
    [InlineData("line\nline")]
    [InlineData("أهلاً ${x}")]
    [InlineData("# no comment")]
    [InlineData("-")]
    public void What_is_written_as_markdown_is_read_back(string text)
    {
        var workbook = new Workbook("x", [new Sheet("survey", [new SheetRow(1, [new Cell(1, "type"), new Cell(3, "label")]), new SheetRow(5, [new Cell(3, text)])])]);
        var writer = new StringWriter();
        WorkbookWriter.WriteMarkdown(workbook, writer);
        var again = Given.Workbook(writer.ToString());
        Assert.Equal(5, again.Sheets[0].Rows[1].Number);
        Assert.Equal(text, again.Sheets[0].Rows[1][3]);
    }

    [Fact]
    public void Excel_cells_become_the_text_an_author_would_type()
    {
        var bytes = new Xlsx()
            .Hidden("notes", ["secret"])
            .Sheet("agenda",
                ["day", "start", "when", "long", "yes", "count", "share", "text"],
                [(45975.0, Xlsx.Date), (0.375, Xlsx.Time), (45975.0 + (9.5 / 24), Xlsx.DateTime), (0.5, Xlsx.Duration), true, 12, 2.5, "  أهلاً \r\n بكم "],
                [],
                [(45976.0, Xlsx.Date), (13.75 / 24, Xlsx.Time), (45975.0, Xlsx.DateTime), (0.0, Xlsx.Time), false, 1e21, 0.1, "07701234567"])
            .Bytes();
        var sheet = Assert.Single(Read(bytes).Workbook!.Sheets, sheet => !sheet.IsHidden);
        Assert.Equal(["2025-11-14", "09:00", "2025-11-14T09:30", "12:00", "TRUE", "12", "2.5", "أهلاً \n بكم"], sheet.Rows[1].Cells.Select(cell => cell.Text));
        Assert.Equal(4, sheet.Rows[2].Number);
        Assert.Equal(["2025-11-15", "13:45", "2025-11-14T00:00", "00:00", "FALSE", "1000000000000000000000", "0.1", "07701234567"], sheet.Rows[2].Cells.Select(cell => cell.Text));
    }

    /// <summary>Every form there is, once through an Excel file of our own.</summary>
    public static TheoryData<string> EveryForm => new(Directory.GetFiles(Repository.Vectors, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Vectors, path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void What_is_written_as_excel_is_read_back_cell_by_cell(string file)
    {
        var workbook = Given.Workbook(File.ReadAllText(Path.Combine(Repository.Vectors, file)));
        using var stream = new MemoryStream();
        WorkbookWriter.WriteXlsx(workbook, stream);
        var again = Read(stream.ToArray()).Workbook!;
        Assert.Equal(workbook.Sheets.Select(sheet => sheet.Name), again.Sheets.Select(sheet => sheet.Name));
        foreach (var (before, after) in workbook.Sheets.Zip(again.Sheets))
            Assert.Equal(before.Rows.SelectMany(row => row.Cells.Select(cell => (row.Number, cell))), after.Rows.SelectMany(row => row.Cells.Select(cell => (row.Number, cell))));
    }

    [Fact]
    public void What_no_chat_runs_and_what_is_hidden_is_written_back_too()
    {
        object[][] survey = [["type", "name", "label", "instance::odk", "kobo--note"], ["text", "a", "A", "x", "y"]];
        object[][] lists = [["list_name", "name"], ["trees", "oak"]];
        var read = Read(new Xlsx().Sheet("survey", survey).Hidden("choices", ["list_name", "name", "label"], ["l", "b", "B"]).Sheet("entities", lists).Sheet("external_choices", lists).Bytes()).Workbook!;
        using var stream = new MemoryStream();
        WorkbookWriter.WriteXlsx(read, stream);
        var again = Read(stream.ToArray()).Workbook!;
        Assert.Equal(["survey", "choices", "entities", "external_choices"], again.Sheets.Select(sheet => sheet.Name));
        Assert.Equal([false, true, false, false], again.Sheets.Select(sheet => sheet.IsHidden));
        Assert.Equal(["text", "a", "A", "x", "y"], again.Sheets[0].Rows[1].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void A_list_that_its_author_hid_gives_choices()
    {
        object[][] survey = [["type", "name", "label"], ["select_one l", "a", "A"]];
        var workbook = Read(new Xlsx().Sheet("survey", survey).Hidden("choices", ["list_name", "name", "label"], ["l", "b", "B"]).Bytes()).Workbook!;
        Assert.Single(FormReader.Read(workbook).Form!.Lists["l"].Rows);
    }

    [Fact]
    public void The_same_form_has_the_same_hash_from_Excel_and_from_markdown()
    {
        object[][] survey = [["name", "type", "label"], ["age", "integer", "Age | years"], ["when", "text", "When?\nDay"]];
        var read = Read(new Xlsx().Sheet("Survey", survey).Bytes()).Workbook!;
        var writer = new StringWriter();
        WorkbookWriter.WriteMarkdown(read, writer);
        var stored = Given.Workbook(writer.ToString(), "other-name.md");
        var moved = Given.Workbook("| survey |\n| | type | label | name |\n| | | | |\n| | integer | Age \\| years | age |\n| | text | When?<br>Day | when |\n");
        var changed = Given.Workbook("| survey |\n| | type | label | name |\n| | integer | Age, years | age |\n| | text | When?<br>Day | when |\n");
        var hash = FormReader.Read(read).Form!.Hash;
        Assert.Equal(hash, FormReader.Read(stored).Form!.Hash);
        Assert.Equal(hash, FormReader.Read(moved).Form!.Hash);
        Assert.NotEqual(hash, FormReader.Read(changed).Form!.Hash);
    }

    [Fact]
    public void What_is_no_workbook_is_refused_with_its_reason()
    {
        Assert.Equal("RF003", Rule([]));
        Assert.Equal("RF004", Rule([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));
        Assert.Equal("RF005", Rule("hello"u8.ToArray()));
        Assert.Equal("RF005", Rule([0xFF, 0xFE, 0xFF, 0x00]));
        Assert.Equal("RF005", Rule("PK\u0003\u0004 but no archive"u8.ToArray()));
        Assert.Equal("RF005", Rule(Zip(("photo.jpg", 10))));
        Assert.Equal("RF001", Rule(new byte[WorkbookReader.MaxFileBytes + 1]));
    }

    [Fact]
    public void A_picture_however_large_is_never_unpacked()
    {
        var form = new Xlsx().Sheet("survey", ["type", "name", "label"], ["text", "a", "A"]).Bytes();
        using var memory = new MemoryStream();
        memory.Write(form);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        using (var picture = zip.CreateEntry("xl/media/a.png", CompressionLevel.Fastest).Open())
        {
            for (var i = 0; i < 300; i++)
                picture.Write(new byte[1_000_000]);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Read(memory.ToArray()).Workbook);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 30_000_000);
    }

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var text = new StringBuilder("| survey |\n");
        for (var i = 0; i <= WorkbookReader.MaxRows; i++)
            text.Append("| | x |\n");
        Assert.Equal("RF006", Rule(Encoding.UTF8.GetBytes(text.ToString())));
    }

    [Fact]
    public void Two_far_corners_are_two_cells_and_not_a_billion()
    {
        const string Corners = """<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c><c r="ALL1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>""";
        var workbook = Read(new Xlsx().Raw("survey", Corners).Bytes()).Workbook!;
        Assert.Equal([1, 1_048_576], workbook.Sheets[0].Rows.Select(row => row.Number));
        Assert.Equal([new Cell(1, "type"), new Cell(1000, "1")], workbook.Sheets[0].Rows[0].Cells);
        var writer = new StringWriter();
        WorkbookWriter.WriteMarkdown(new Workbook("x", [workbook.Sheets[0] with { Rows = [new SheetRow(1, [new Cell(1, "type")]), workbook.Sheets[0].Rows[1]] }]), writer);
        Assert.Equal(1_048_576, Given.Workbook(writer.ToString()).Sheets[0].Rows[1].Number);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read()
    {
        using var stream = new BufferedStream(new MemoryStream("| survey |\n| | type |\n"u8.ToArray()));
        Assert.NotNull(WorkbookReader.Read("/tmp/folder/plan.md", stream).Workbook);
    }

    internal static WorkbookReading Read(byte[] bytes) => WorkbookReader.Read("form.xlsx", new MemoryStream(bytes));

    private static string Rule(byte[] bytes)
    {
        var reading = Read(bytes);
        Assert.Null(reading.Workbook);
        return Assert.Single(reading.Problems).Rule;
    }

    private static byte[] Zip(params (string Name, int Size)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                var block = new byte[100_000];
                for (var left = size; left > 0; left -= block.Length)
                    stream.Write(block, 0, Math.Min(left, block.Length));
            }
        }

        return memory.ToArray();
    }
}
