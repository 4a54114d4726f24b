using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests.Workbooks;

public sealed class HeaderedSheetTests
{
    [Theory]
    [InlineData("label::Arabic (ar)", "label", "ar")]
    [InlineData("Label :: English", "label", "en")]
    [InlineData("label:Kurdish (ckb)", "label", "ckb")]
    [InlineData("label::کوردی", "label", "ckb")]
    [InlineData("label::العربية", "label", "ar")]
    [InlineData("hint::Français (fr)", "hint", "fr")]
    [InlineData("label::tigrigna", "label", "tigrigna")]
    [InlineData("media::image::English (en)", "media::image", "en")]
    [InlineData("bind::wb:sensitive", "bind::wb:sensitive", "")]
    [InlineData("  List Name ", "list_name", "")]
    [InlineData("relevance", "relevant", "")]
    public void A_header_has_a_name_and_a_language(string header, string name, string language)
    {
        var sheet = HeaderedSheet.Of(new Sheet("s", [new SheetRow(1, [new Cell(2, header)])]), new Dictionary<string, string> { ["relevance"] = "relevant" });
        Assert.Equal(new HeaderColumn(2, name, language, header), Assert.Single(sheet.Columns));
    }

    [Fact]
    public void Cells_are_found_by_column_and_language()
    {
        var sheet = HeaderedSheet.Of(Given.Workbook("""
            | agenda |
            | | Title::English (en) | title::Arabic (ar) | title | room |
            | | Opening | افتتاح | | A |
            | | | | Break | |
            """).Sheets[0]);
        Assert.Equal(1, sheet.HeaderRow);
        Assert.Equal("Opening", sheet.Rows[0]["title"]);
        Assert.Equal("افتتاح", sheet.Rows[0].Texts("title").In("ar"));
        Assert.Equal("Break", sheet.Rows[1]["title"]);
        Assert.Equal("Break", sheet.Rows[1].Texts("title").In("ckb"));
        Assert.Equal(3, sheet.Rows[1].ColumnNumber("title"));
        Assert.Equal(4, sheet.Rows[1].ColumnNumber("room"));
        Assert.Equal("", sheet.Rows[1]["nothing"]);
        Assert.Null(sheet.Rows[1].ColumnNumber("nothing"));
        Assert.False(sheet.Has("nothing"));
    }
}
