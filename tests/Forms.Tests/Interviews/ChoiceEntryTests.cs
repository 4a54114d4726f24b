using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

public sealed class ChoiceEntryTests
{
    private static readonly Form Places = Given.Form("""
        | survey |
        | | type | name | label::Arabic (ar) | label::English (en) |
        | | select_one gov | one | أين؟ | Where? |
        | | select_multiple gov | many | أين؟ | Where? |
        | | rank gov | order | رتّب | Order |
        | choices |
        | | list_name | name | label::Arabic (ar) | label::English (en) |
        | | gov | baghdad | بغداد | Baghdad |
        | | gov | basra | البصرة | Basra |
        | | gov | erbil | أربيل | Erbil |
        """);

    [Theory]
    [InlineData("ar", "البصرة", "basra")]
    [InlineData("ar", "بصره", "basra")]
    [InlineData("ar", "  اربیل ", "erbil")]
    [InlineData("ar", "أَرْبِيل", "erbil")]
    [InlineData("ar", "basra", "basra")]
    [InlineData("ar", "٢", "basra")]
    [InlineData("en", "۳", "erbil")]
    [InlineData("en", "BASRA", "basra")]
    [InlineData("en", "1", "baghdad")]
    public void A_label_a_number_or_a_name_is_taken(string language, string typed, string name) =>
        Assert.Equal(name, new Talk(Places, Given.Around(language)).Type(typed)["one"]);

    [Theory]
    [InlineData("en", "Bagdad", "baghdad")]
    [InlineData("en", "Basr", "basra")]
    [InlineData("ar", "البصره القديمة", "")]
    [InlineData("ar", "اربل", "erbil")]
    [InlineData("en", "4", "")]
    [InlineData("en", "zzz", "")]
    public void What_is_only_near_is_proposed_and_never_taken(string language, string typed, string first)
    {
        var refusal = new Talk(Places, Given.Around(language)).Type(typed).Now.Refusal();
        if (first.Length == 0)
        {
            Assert.DoesNotContain(refusal.Near, choice => choice.Label == typed);
            return;
        }

        Assert.Equal(RefusalReason.NearChoices, refusal.Reason);
        Assert.Equal(first, refusal.Near[0].Name);
        Assert.True(refusal.Near.Count <= 2);
    }

    [Theory]
    [InlineData("1 3")]
    [InlineData("1,3")]
    [InlineData("١ ٣")]
    [InlineData("١، ٣")]
    [InlineData("Baghdad, Erbil")]
    [InlineData("baghdad erbil baghdad")]
    [InlineData("Baghdad\nErbil")]
    public void Several_are_taken_in_one_message(string typed) =>
        Assert.Equal("baghdad erbil", new Talk(Places, Given.Around("en")).Choose("basra").Type(typed)["many"]);

    [Fact]
    public void One_wrong_of_several_takes_none()
    {
        var talk = new Talk(Places, Given.Around("en")).Choose("basra");
        Assert.Equal("baghdad", talk.Type("Erbil, Bagdad").Now.Refusal().Near[0].Name);
        Assert.Equal(RefusalReason.NotAChoice, talk.Type("1 9").Now.Refusal().Reason);
        Assert.Equal("", talk["many"]);
    }

    [Fact]
    public void A_rank_takes_all_in_an_order()
    {
        var talk = new Talk(Places, Given.Around("en")).Choose("basra").Skip();
        Assert.Equal(RefusalReason.NotAChoice, talk.Type("2 1").Now.Refusal().Reason);
        Assert.Equal(RefusalReason.NotAChoice, talk.Toggle("erbil").Toggle("basra").Done().Now.Refusal().Reason);
        Assert.Equal(["erbil", "basra"], talk.Now.Prompt().Pending);
        Assert.Equal("basra baghdad erbil", talk.Type("2 1 3")["order"]);
    }

    [Fact]
    public void A_number_that_is_also_the_name_of_another_choice_is_asked_back()
    {
        var form = Given.Form("| survey |\n| | type | name | label |\n| | select_one l | q | Q |\n| choices |\n| | list_name | name | label |\n| | l | 0 | No |\n| | l | 1 | Yes |\n| | l | 99 | Unknown |\n");
        Assert.Equal(["0", "1"], new Talk(form).Type("1").Now.Refusal().Near.Select(choice => choice.Name));
        Assert.Equal("99", new Talk(form).Type("3")["q"]);
        Assert.Equal("99", new Talk(form).Type("99")["q"]);
        Assert.Equal("1", new Talk(form).Type("yes")["q"]);
    }

    [Fact]
    public void Typing_filters_a_long_list()
    {
        Choice[] choices = [new("a", "Women for Justice", false), new("b", "Justice Centre", false), new("c", "النور للتنمية", false), new("d", "Popular Aid", false)];
        Assert.Equal(["b", "a"], Interview.Filter(choices, "just").Select(choice => choice.Name));
        Assert.Equal(["c"], Interview.Filter(choices, "نور").Select(choice => choice.Name));
        Assert.Equal(4, Interview.Filter(choices, " ").Count);
        Assert.Empty(Interview.Filter(choices, "xyz"));
    }
}
