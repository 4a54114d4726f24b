using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

/// <summary>An answer given before is changed while something else is asked.</summary>
public sealed class ChangeTests
{
    private static readonly Form Trip = Given.Form("""
        | survey |
        | | type | name | label | required | relevant | constraint |
        | | text | name | Name | yes | | |
        | | integer | age | Age | yes | | . >= 0 and . < 120 |
        | | text | school | School | yes | ${age} < 18 | |
        | | text | wish | Wish | | | |
        """);

    [Fact]
    public void What_is_asked_stays()
    {
        var talk = new Talk(Trip).Type("Amal").Type("34");
        Assert.Equal("wish", talk.Change("name", "Amal Hassan").Asked);
        Assert.Equal("Amal Hassan", talk["name"]);
        Assert.Contains(new AnswerChange("name", "Amal Hassan", false), talk.Now.Changes);
    }

    [Fact]
    public void The_review_stays_unless_something_new_is_to_be_asked()
    {
        var talk = new Talk(Trip).Type("Amal").Type("34").Skip();
        Assert.IsType<Step.Reviewing>(talk.Change("name", "A").Now);
        Assert.Equal("school", talk.Change("age", "12").Asked);
        Assert.IsType<Step.Reviewing>(talk.Type("Basra School").Now);
    }

    [Fact]
    public void What_is_asked_goes_when_the_change_takes_it_away()
    {
        var talk = new Talk(Trip).Type("Amal").Type("12");
        Assert.Equal("school", talk.Asked);
        Assert.Equal("wish", talk.Change("age", "34").Asked);
    }

    [Fact]
    public void What_is_refused_is_asked_and_changes_nothing()
    {
        var talk = new Talk(Trip).Type("Amal").Type("34").Change("age", "340");
        Assert.Equal(RefusalReason.Constraint, talk.Now.Refusal().Reason);
        Assert.Equal(("age", "34"), (talk.Asked, talk["age"]));
        Assert.Equal("wish", talk.Type("35").Asked);
    }

    [Theory]
    [InlineData(". >= 0 and . <= 10", 0, 10)]
    [InlineData("(. < 120) and (. > 15)", 16, 119)]
    [InlineData(".>=-5 and .<=5", -5, 5)]
    public void The_numbers_of_a_range_are_read_from_its_constraint(string constraint, int low, int high) =>
        Assert.Equal(new RangeOfNumbers(low, high, 1), Number(constraint).Bounds);

    [Theory]
    [InlineData(". >= 0")]
    [InlineData(". >= 0 and . >= 10")]
    [InlineData(". >= 10 and . <= 0")]
    [InlineData(". >= 0 and . <= 10 or . = 99")]
    [InlineData(". >= 0 and . <= 10.5")]
    public void Any_other_constraint_says_nothing_of_a_range(string constraint) => Assert.Null(Number(constraint).Bounds);

    [Fact]
    public void Whether_a_question_takes_something_is_known_without_answering()
    {
        var talk = new Talk(Trip).Type("Amal");
        bool Takes(string typed) => Interview.Takes(Trip, talk.State, "age", typed, talk.Around);
        Assert.Equal((true, false, false), (Takes("34"), Takes("340"), Takes("old")));
        Assert.Equal("", talk["age"]);
    }

    private static Question Number(string constraint) => Given.Form($"""
        | survey |
        | | type | name | label | constraint |
        | | integer | q | Q | {constraint} |
        """).Questions.Single(question => question.Name == "q");
}
