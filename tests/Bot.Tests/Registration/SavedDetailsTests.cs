using System.Text;
using WorkshopBot.Data.People;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;

namespace WorkshopBot.Tests.Registration;

public sealed class SavedDetailsTests
{
    [Fact]
    public void A_choice_is_found_by_its_label_before_its_name() =>
        // here 1 is a man; there it was a woman
        Assert.Equal(new("Woman", "2", IsChoice: true), Fit("select_one gender", new("gender", "1", "Woman")));

    [Fact]
    public void In_another_language_the_name_is_what_remains() =>
        Assert.Equal(new("Basra", "basra", IsChoice: true), Fit("select_one governorate", new("governorate", "basra", "البصرة")));

    [Fact]
    public void What_the_list_lacks_is_not_offered() => Assert.Null(Fit("select_one governorate", new("governorate", "erbil", "Erbil")));

    [Fact]
    public void A_name_typed_then_is_a_choice_now_and_the_other_way_round()
    {
        Assert.Equal(new("Basra", "basra", IsChoice: true), Fit("select_one governorate", new("governorate", " basra ", " basra ")));
        Assert.Equal(new("Al-Bousala", "Al-Bousala", IsChoice: false), Fit("text", new("organisation", "al-bousala", "Al-Bousala")));
    }

    [Fact]
    public void Several_are_offered_when_all_of_them_are_there()
    {
        Assert.Equal(new("Front seat, Childcare", "front_seat childcare", IsChoice: false), Fit("select_multiple access", new("access", "front_seat childcare", "")));
        Assert.Null(Fit("select_multiple access", new("access", "front_seat ramp", "")));
        // 1 typed means the first of the list
        Assert.Null(Fit("select_multiple gender", new("access", "1", "")));
    }

    [Theory]
    [InlineData("0770 123 4567", "07701234567")]
    [InlineData("٠٧٧٠ ١٢٣ ٤٥٦٧", "07701234567")]
    [InlineData("+44 20 7946 0000", "+442079460000")]
    public void A_phone_number_comes_back_as_typed_text_that_is_one(string saved, string offered) =>
        Assert.Equal(new(offered, offered, IsChoice: false), Fit("text", new("phone", saved, saved)));

    [Fact]
    public void What_is_no_number_is_not_offered_as_one() => Assert.Null(Fit("text", new("phone", "ask my sister", "ask my sister")));

    [Fact]
    public void A_place_on_the_map_or_a_date_is_never_one_of_them() => Assert.Null(Fit("geopoint", new("governorate", "Basra", "Basra")));

    private static SavedAnswer? Fit(string type, SavedDetail saved)
    {
        var markdown = $"""
            | survey |
            |  | type | name | label |
            |  | {type} | asked | What? |
            | choices |
            |  | list_name | name | label |
            |  | gender | 1 | Man |
            |  | gender | 2 | Woman |
            |  | governorate | basra | Basra |
            |  | governorate | other | Another |
            |  | access | front_seat | Front seat |
            |  | access | childcare | Childcare |
            """;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(markdown));
        var form = FormReader.Read(WorkbookReader.Read("form.md", content).Workbook!, new Dictionary<string, ChoiceTable>()).Form!;
        var asked = Assert.IsType<Step.Asked>(Interview.Begin(form, new Surroundings(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, "en"), seed: 1));
        return SavedDetails.Fit(saved, asked.Prompt);
    }
}
