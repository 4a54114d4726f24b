using System.Text;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Interviews;

namespace WorkshopBot.Tests.Files;

public sealed class Places
{
    [Theory]
    [InlineData("geopoint", "", true)]
    [InlineData("geopoint", "capture-accuracy=10", false)]
    [InlineData("text", "", false)]
    public void A_shared_place_is_rounded_unless_the_form_asks_for_more(string type, string parameters, bool isRounded) =>
        Assert.Equal(isRounded, PlaceText.IsRounded(QuestionOf(type, parameters)));

    [Theory]
    [InlineData("geopoint", "30.51 47.78 0 1000", "30.51, 47.78")]
    [InlineData("geopoint", "", "")]
    [InlineData("text", "two words", "two words")]
    public void A_place_is_shown_without_what_only_machines_read(string type, string value, string shown) =>
        Assert.Equal(shown, PlaceText.Shown(QuestionOf(type, ""), value));

    private static Question QuestionOf(string type, string parameters)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"| survey |\n| | type | name | label | parameters |\n| | {type} | where | Where? | {parameters} |\n"));
        return FormReader.Read(WorkbookReader.Read("place.md", stream).Workbook!, new Dictionary<string, ChoiceTable>()).Form!.Questions.Single(question => question.Name == "where");
    }
}
