using WorkshopBot.Access;
using WorkshopBot.Chat;

namespace WorkshopBot.Tests.Chats;

/// <summary>What buttons say: in whole words, short enough, and two that do different things never the same.</summary>
public sealed class Labels_of_buttons
{
    [Fact]
    public void Leave_out_what_all_have_in_common() => Assert.Equal(
        ["2/2 15:30 nonviolence and", "2/2 15:30 labour, women's and", "2/2 15:30 the social forums"],
        Shown("2/2 15:30 Working group: nonviolence and peace-building", "2/2 15:30 Working group: labour, women's and education rights", "2/2 15:30 Working group: the social forums"));

    [Fact]
    public void Do_not_change_with_a_tick() => Assert.Equal(
        ["☑ 2/2 15:30 labour, women's", "☐ 2/2 15:30 environment, water"],
        Shown("☑ 2/2 15:30 Working group: labour, women's and education rights", "☐ 2/2 15:30 Working group: environment, water and heritage"));

    [Fact]
    public void Keep_what_the_button_does_before_what_it_does_it_to() => Assert.Equal(
        ["حضور: بناء السلام والتماسك", "حضور: البيئة والمياه والتراث"],
        Shown("حضور: مجموعة العمل المشتركة: بناء السلام والتماسك", "حضور: مجموعة العمل المشتركة: البيئة والمياه والتراث"));

    [Fact]
    public void Begin_with_the_first_words_of_what_is_long() => Assert.Equal(
        ["Mapping of the · child labour", "Mapping of the · workers"],
        Shown("Mapping of the stakeholders in Basra: child labour", "Mapping of the stakeholders in Basra: workers"));

    [Fact]
    public void Stay_as_they_are_where_they_fit_and_differ() => Assert.Equal(["15:30 Working group: water", "15:30 Working group"], Shown("15:30 Working group: water", "15:30 Working group"));

    [Fact]
    public void Have_a_number_where_nothing_else_is_known() => Assert.Equal(["Amal Hassan", "Amal Hassan (2)", "Amal Hassan (3)"], Shown("Amal Hassan", "Amal Hassan", "Amal Hassan"));

    [Fact]
    public void May_be_the_same_where_they_do_the_same()
    {
        var twice = new Button("Back", Act.ChatIdle, "1");
        Assert.Equal(["Back", "Back"], Labels.Apart([twice, twice]).Select(button => button.Label));
    }

    [Fact]
    public void Are_told_apart_on_the_card_and_from_page_to_page()
    {
        Button[] list = [.. Enumerable.Range(0, 12).Select(i => new Button($"15:30 The working group of the organizations: topic {i}", Act.ChatIdle, $"{i}"))];
        var screen = new Screen("…") { Rows = [.. list.Select(button => (IReadOnlyList<Button>)[button])] };
        var labels = screen.Rows.Select(row => row[0].Label).ToList();
        Assert.Equal(12, labels.Distinct().Count());
        Assert.All(labels, label => Assert.InRange(label.Length, 1, Labels.Longest));
        Assert.Equal(labels, Labels.Apart(list).Select(button => button.Label));
    }

    private static IEnumerable<string> Shown(params string[] labels) => Labels.Apart(labels.Select((label, i) => new Button(label, Act.ChatIdle, $"{i}"))).Select(button => button.Label);
}
