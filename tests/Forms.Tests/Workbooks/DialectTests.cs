using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests.Workbooks;

/// <summary>The same form as Excel, LibreOffice, Google Sheets, Kobo and libraries write it.</summary>
public sealed class DialectTests
{
    /// <summary>Written by LibreOffice 7: shared texts, rich text, a merged cell, a hidden sheet, a formula with its value, dates, booleans, headers in any case.</summary>
    [Fact]
    public void A_form_from_LibreOffice_is_read()
    {
        var workbook = WorkbookTests.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Forms.Tests/Workbooks/Files/libreoffice.xlsx"))).Workbook!;
        var survey = workbook.Find("survey")!;
        Assert.Equal([1, 2, 5, 6, 7], survey.Rows.Select(row => row.Number));
        Assert.Equal("أيّ مدينة تسكن؟\nسطر ثان", survey.Rows[1][3]);
        Assert.Equal("TRUE", survey.Rows[1][6]);
        Assert.Equal("2025-11-14", survey.Rows[2][5]);
        Assert.Equal("09:30", survey.Rows[3][5]);
        Assert.Equal("", survey.Rows[3][3]);
        Assert.Equal("42", survey.Rows[4][5]);
        Assert.True(workbook.Find("choices")!.IsHidden);

        var reading = FormReader.Read(workbook);
        // the label of row 6 is covered by the merged cell above it
        Assert.Equal(["RF034"], reading.Problems.Where(problem => problem.Kind != Forms.ProblemKind.Warning).Select(problem => problem.Rule));
        Assert.Equal([6], reading.Problems.Where(problem => problem.Kind != Forms.ProblemKind.Warning).Select(problem => problem.Row));
    }

    [Theory]
    [InlineData("<c r=\"A1\" t=\"s\"><v>0</v></c>", "Name and family")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>1</v></c>", "漢字")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>2</v></c>", "line one\nline two")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>99</v></c>", "")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>-1</v></c>", "")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>bold </t></r><r><t>plain</t></r></is></c>", "bold plain")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[a < b]]></t></is></c>", "a < b")]
    [InlineData("<c r=\"A1\" t=\"str\"><f t=\"shared\" si=\"0\" ref=\"A1:A9\">CONCATENATE(\"a\",\"b\")</f><v>ab</v></c>", "ab")]
    [InlineData("<c r=\"A1\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>second</v></c>", "second")]
    [InlineData("<c r=\"A1\"><f>1+1</f></c>", "")]
    [InlineData("<c r=\"A1\"><f>1+1</f><v></v></c>", "")]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#NAME?</v></c>", "#NAME?")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>0</v></c>", "FALSE")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2025-11-14T00:00:00</v></c>", "2025-11-14")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2025-11-14T09:30:00.000</v></c>", "2025-11-14T09:30")]
    [InlineData("<c r=\"A1\" t=\"n\"><v>1.1000000000000001</v></c>", "1.1")]
    [InlineData("<c r=\"A1\"><v>1E+2</v></c>", "100")]
    [InlineData("<c r=\"A1\"><v>9647701234567</v></c>", "9647701234567")]
    [InlineData("<c r=\"A1\"><v> 5 </v></c>", "5")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>45975</v></c>", "2025-11-14")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>45975.375</v></c>", "2025-11-14T09:00")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>1</v></c>", "1900-01-01")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>-1</v></c>", "-1")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>1e300</v></c>", null)]
    [InlineData("<c r=\"A1\" s=\"2\"><v>0.375</v></c>", "09:00")]
    [InlineData("<c r=\"A1\" s=\"2\"><v>45975.375</v></c>", "09:00")]
    [InlineData("<c r=\"A1\" s=\"3\"><v>1.25</v></c>", "30:00")]
    [InlineData("<c r=\"A1\" s=\"4\"><v>45975.375</v></c>", "2025-11-14T09:00")]
    [InlineData("<c r=\"A1\" s=\"5\"><v>12</v></c>", "12")]
    [InlineData("<c r=\"A1\" s=\"6\"><v>45975</v></c>", "2025-11-14")]
    [InlineData("<c r=\"A1\" s=\"77\"><v>3</v></c>", "3")]
    [InlineData("<c t=\"inlineStr\"><is><t>without a place</t></is></c>", "without a place")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\u00A0 \u200Btext\uFEFF \u200B</t></is></c>", "text")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>_x0041__x000D__x000A_b _x005F_x0041_ _xZZZZ_</t></is></c>", "A\nb _x0041_ _xZZZZ_")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>&#1587;&amp;&lt;</t></is></c>", "س&<")]
    public void A_cell_is_the_text_an_author_sees(string cell, string? text)
    {
        const string Texts = "<si><r><t xml:space=\"preserve\">Name </t></r><r><rPr><b/></rPr><t>and family</t></r></si><si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>カンジ</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>line one_x000D_\nline two</t></si>";
        const string Styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"171\" formatCode=\"[$-1401]dddd\\،\\ d mmmm yyyy h:mm AM/PM;@\"/><numFmt numFmtId=\"172\" formatCode=\"0 &quot;days&quot;\"/><numFmt numFmtId=\"173\" formatCode=\"mmm\\-yy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"173\"/></cellXfs>";
        Assert.Equal(text ?? "1" + new string('0', 300), First(Package.Sheet($"<row r=\"1\">{cell}</row>", texts: Texts, styles: Styles)));
    }

    [Fact]
    public void Days_counted_from_1904_are_the_same_days() =>
        Assert.Equal("2025-11-14", First(Package.Sheet("<row><c s=\"0\"><v>44513</v></c></row>", workbook: "<workbookPr date1904=\"1\"/>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")));

    [Fact]
    public void Prefixes_of_names_do_not_matter() =>
        Assert.Equal("a", First(Package.Sheet("<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row>", prefix: "x:")));

    [Fact]
    public void Of_merged_cells_the_first_holds_the_text()
    {
        var workbook = Read(Package.Sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>type</t></is></c><c r=\"B1\"/></row><row r=\"2\"><c r=\"A2\"/><c r=\"B2\" t=\"inlineStr\"><is><t>b</t></is></c></row>", after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"));
        Assert.Equal([new Cell(1, "type")], workbook.Sheets[0].Rows[0].Cells);
        Assert.Equal([new Cell(2, "b")], workbook.Sheets[0].Rows[1].Cells);
    }

    [Fact]
    public void Rows_and_cells_out_of_order_stand_where_they_say()
    {
        var workbook = Read(Package.Sheet("<row r=\"2\"><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>9</v></c></row><row><c><v>4</v></c><c><v>5</v></c></row><row r=\"9\"><c r=\"B9\"><v>6</v></c><c><v>7</v></c></row>"));
        Assert.Equal([2, 3, 9], workbook.Sheets[0].Rows.Select(row => row.Number));
        Assert.Equal([new Cell(1, "1"), new Cell(3, "3")], workbook.Sheets[0].Rows[0].Cells);
        Assert.Equal([new Cell(1, "4"), new Cell(2, "5")], workbook.Sheets[0].Rows[1].Cells);
        Assert.Equal([new Cell(2, "6"), new Cell(3, "7")], workbook.Sheets[0].Rows[2].Cells);
    }

    [Fact]
    public void Sheets_of_charts_are_passed_over_and_backslashes_are_paths()
    {
        var bytes = new Package()
            .Part("xl\\workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="Chart1" r:id="c"/><sheet name=" Survey " r:id="s" state="veryHidden"/></sheets></workbook>""")
            .Part("xl\\_rels\\workbook.xml.rels", """<Relationships><Relationship Id="c" Type="x/chartsheet" Target="chartsheets\sheet1.xml"/><Relationship Id="s" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets\..\worksheets\sheet1.xml"/></Relationships>""")
            .Part("xl\\worksheets\\sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>").Bytes();
        var sheet = Assert.Single(WorkbookTests.Read(bytes).Workbook!.Sheets);
        Assert.Equal(("Survey", true, "1"), (sheet.Name, sheet.IsHidden, sheet.Rows[0][1]));
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var bytes = Package.Sheet("").Part("xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>").Bytes();
        Assert.Equal("RF005", Assert.Single(WorkbookTests.Read(bytes).Problems).Rule);
    }

    /// <summary>Words that authors write in many ways: header case, aliases, stray spaces, smart quotes, marks of direction pasted along.</summary>
    [Fact]
    public void Habits_of_authors_make_no_difference()
    {
        object[][] survey =
        [
            [" Type", "NAME ", "Label::English (en)", "label : Arabic (ar)", "Relevance", "Constraining Message", "ReadOnly", "Required"],
            ["Select One  yn\u200F", "\u200Eagree", "Do you agree?", "هل توافق؟", null!, null!, null!, "TRUE"],
            ["TEXT", "why", "Why not?", "لماذا؟", "${agree} = “no”", "Please.", "false", "Yes"],
            ["begin_group", "g", "Group", "مجموعة", "selected(${agree},\u00A0‘yes’)", null!, null!, null!],
            ["Integer\u200B", "n", "How many?", "كم؟", null!, null!, null!, 1],
            ["end_group", null!, null!, null!, null!, null!, null!, null!],
        ];
        object[][] choices = [["List Name", "VALUE", "Label::English (en)", "label::Arabic (ar)"], ["yn ", "yes\u200F", "Yes", "نعم"], [" yn", " no", "No", "لا"]];
        var reading = FormReader.Read(WorkbookTests.Read(new Xlsx().Sheet(" SURVEY", survey).Sheet("Choices ", choices).Sheet("Notes", ["anything"]).Bytes()).Workbook!);
        Assert.Empty(reading.Problems.Select(Forms.FormRules.Sentence));
        Assert.Equal("why", new Talk(reading.Form!, Given.Around("en")).Choose("no").Asked);
        Assert.Equal("n", new Talk(reading.Form!, Given.Around("en")).Choose("yes").Asked);
    }

    private static Workbook Read(Package package) => WorkbookTests.Read(package.Bytes()).Workbook!;

    private static string First(Package package) => Read(package).Sheets[0].Rows is [var row, ..] ? row[1] : "";
}
