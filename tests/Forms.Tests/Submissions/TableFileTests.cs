using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests.Submissions;

/// <summary>Tables as files: what a spreadsheet, an XML reader and a JSON reader find in them.</summary>
public sealed class TableFileTests
{
    private static readonly string[] Columns = ["name", "seats"];

    [Theory]
    [InlineData("Amal", "Amal")]
    [InlineData("", "")]
    [InlineData("أمل، بغداد", "أمل، بغداد")]
    [InlineData("Basra, Iraq", "\"Basra, Iraq\"")]
    [InlineData("the \"hall\"", "\"the \"\"hall\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+9647701234567", "'+9647701234567")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("-5", "-5")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("-", "'-")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string text, string cell) => Assert.Equal(cell, CsvTables.Cell(text));

    [Fact]
    public void A_csv_file_begins_with_a_mark_and_ends_its_lines_as_excel_does()
    {
        using var file = new MemoryStream();
        using (var tables = new CsvTables(_ => file))
            Fill(tables);
        var bytes = file.ToArray();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("name,seats\r\nأمل,3\r\n'=1+1,-2.5\r\n,\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void A_json_file_has_an_object_for_each_row_without_empty_cells()
    {
        using var file = new MemoryStream();
        using (var tables = new JsonTables(_ => file))
            Fill(tables);
        using var json = JsonDocument.Parse(file.ToArray());
        Assert.Equal(["أمل", "=1+1"], json.RootElement.EnumerateArray().Take(2).Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(-2.5, json.RootElement[1].GetProperty("seats").GetDouble());
        Assert.Empty(json.RootElement[2].EnumerateObject());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("a & b < c > d \"e\" 'f'")]
    [InlineData("أهلاً بكم\nسطر ثانٍ")]
    [InlineData("_x0041_ and _x and _")]
    [InlineData("tab\there")]
    [InlineData("😀 \u200Cزەنجیر")]
    public void A_text_in_a_workbook_is_read_back_as_it_was(string text)
    {
        var sheet = Written(tables => tables.Add([text, new TableCell("1", true)])).Sheets[0];
        Assert.Equal(text, sheet.Rows[1][1]);
    }

    [Fact]
    public void What_xml_cannot_hold_is_left_out_and_what_excel_cannot_is_cut()
    {
        var rows = Written(tables =>
        {
            tables.Add(["a\u0000\u0008b\uFFFFc\uD83D", ""]);
            tables.Add([new string('x', 40_000), ""]);
        }).Sheets[0].Rows;
        Assert.Equal("abc\uFFFD", rows[1][1]);
        Assert.Equal(XlsxWriter.MaxText, rows[2][1].Length);
    }

    [Fact]
    public void Sheets_have_names_that_excel_takes()
    {
        var names = Written(tables =>
        {
            foreach (var name in new[] { "lessons", "Lessons", "a/b:c", new string('n', 40), new string('n', 41), "" })
                tables.Begin(name, ["x"]);
        }).Sheets.Select(sheet => sheet.Name).Skip(1);
        Assert.Equal(["lessons", "Lessons_2", "a_b_c", new string('n', 31), new string('n', 27) + "_2", "Sheet"], names);
    }

    [Fact]
    public void A_sheet_for_people_who_read_arabic_begins_at_the_right()
    {
        using var file = new MemoryStream();
        using (var tables = new XlsxTables(file, rightToLeft: true))
            Fill(tables);
        using var zip = new ZipArchive(file);
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var sheet = new XmlDocument();
        sheet.Load(part);
        var view = (XmlElement)sheet.GetElementsByTagName("sheetView")[0]!;
        Assert.Equal("1", view.GetAttribute("rightToLeft"));
        var number = (XmlElement)sheet.GetElementsByTagName("c")[3]!;
        Assert.Equal(("B2", "", "3"), (number.GetAttribute("r"), number.GetAttribute("t"), number.InnerText));
    }

    private static void Fill(ITables tables)
    {
        tables.Begin("t", Columns);
        tables.Add(["أمل", TableCell.Of(3)]);
        tables.Add(["=1+1", new TableCell("-2.5", true)]);
        tables.Add([null, ""]);
    }

    private static Workbook Written(Action<ITables> write)
    {
        using var file = new MemoryStream();
        using (var tables = new XlsxTables(file, false))
        {
            tables.Begin("t", Columns);
            write(tables);
        }

        file.Position = 0;
        return WorkbookReader.Read("t.xlsx", file).Workbook!;
    }
}
