using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

public sealed class RepeatTests
{
    private static readonly Form Lessons = Given.Form("""
        | survey |
        | | type | name | label | required | calculation |
        | | text | team | Team | yes | |
        | | begin repeat | lesson | Lesson | | |
        | | text | what | What? | yes | |
        | | text | why | Why, ${what}? | | |
        | | calculate | no | | | position(..) |
        | | end repeat | | | | |
        | | calculate | all | | | join(', ', ${what}) |
        | | text | remark | Remark | | |
        """);

    private static readonly Form People = Given.Form("""
        | survey |
        | | type | name | label | repeat_count | calculation |
        | | integer | n | How many? | | |
        | | begin repeat | person | Person | ${n} | |
        | | text | name | Name | | |
        | | end repeat | | | | |
        | | calculate | sum | | | count(${person}) |
        """);

    [Fact]
    public void One_more_is_asked_after_each_instance()
    {
        var talk = new Talk(Lessons).Type("A").Type("first").Skip();
        var prompt = talk.Now.Prompt();
        Assert.Equal(("lesson[1]/+", PromptKind.OneMore, "Lesson"), (prompt.Path, prompt.Kind, prompt.Label));
        Assert.Equal("lesson[2]/what", talk.Choose("yes").Asked);
        Assert.Equal("Why, second?", talk.Type("second").Now.Prompt().Label);
        Assert.Equal("lesson[2]/+", talk.Skip().Asked);
        Assert.Equal(RefusalReason.NotAChoice, talk.Type("maybe").Now.Refusal().Reason);
        Assert.Equal("remark", talk.Type("لا").Asked);
        Assert.Equal(("first, second", "2"), (talk["all"], talk["lesson[2]/no"]));
    }

    [Fact]
    public void Back_undoes_yes_and_no()
    {
        var talk = new Talk(Lessons).Type("A").Type("first").Skip();
        var before = talk.State;
        Assert.Equal("lesson[1]/+", talk.Choose("no").Back().Asked);
        Assert.Equal(before, talk.State);
        Assert.Equal("lesson[1]/+", talk.Choose("yes").Back().Asked);
        Assert.Equal(before, talk.State);
    }

    [Fact]
    public void An_instance_can_be_removed_and_later_ones_move_up()
    {
        var talk = new Talk(Lessons).Type("A").Type("first").Skip().Choose("yes").Type("second").Type("because").Choose("no").Skip();
        talk.Remove("lesson[1]");
        Assert.IsType<Step.Reviewing>(talk.Now);
        Assert.Equal(("second", "because", "1", "second"), (talk["lesson[1]/what"], talk["lesson[1]/why"], talk["lesson[1]/no"], talk["all"]));
        Assert.Contains(new AnswerChange("lesson[2]/what", null, false), talk.Now.Changes);
        Assert.Equal("lesson[1]/+", talk.Edit("lesson[1]/+").Asked);
        Assert.Equal("lesson[2]/what", talk.Choose("yes").Asked);
    }

    [Fact]
    public void An_instance_is_asked_again_question_by_question_and_keeps_what_stands()
    {
        var talk = new Talk(Lessons).Type("A").Type("first").Type("reason").Choose("yes").Type("second").Skip();
        Assert.Equal("lesson[1]/what", talk.EditInstance("lesson[1]").Asked);
        Assert.Equal("lesson[1]/why", talk.Type("other").Asked);
        Assert.Equal("reason", talk.Now.Prompt().Value);
        Assert.Equal("lesson[2]/+", talk.Keep().Asked);
        Assert.Equal(("other", "reason"), (talk["lesson[1]/what"], talk["lesson[1]/why"]));
        Assert.Equal("lesson[2]/+", talk.EditInstance("lesson[3]").Asked);
    }

    [Fact]
    public void Back_from_an_instance_that_is_asked_again_takes_nothing_away()
    {
        var talk = new Talk(Lessons).Type("A").Type("first").Skip().Choose("yes").Type("second").Type("because");
        talk.EditInstance("lesson[2]").Back();
        Assert.Equal(("second", "because"), (talk["lesson[2]/what"], talk["lesson[2]/why"]));
    }

    [Fact]
    public void The_list_of_instances_shows_the_first_answer_of_each_and_opens_again_from_the_review()
    {
        var talk = new Talk(Lessons).Type("A").Type("first").Skip().Choose("yes").Type("second").Skip();
        Assert.Equal([("lesson[1]", "first"), ("lesson[2]", "second")], talk.Now.Prompt().Entries.Select(entry => (entry.Path, entry.Shown)));
        var review = Assert.IsType<Step.Reviewing>(talk.Choose("no").Skip().Now).Review;
        Assert.Equal([new ReviewRepeat("lesson[2]/+", "Lesson", 2)], review.Repeats);
        Assert.Equal("lesson[1]/+", talk.Edit("lesson[2]/+").Remove("lesson[2]").Asked);
        Assert.IsType<Step.Reviewing>(talk.Choose("no").Now);
    }

    [Fact]
    public void A_count_makes_and_removes_instances_and_keeps_earlier_answers()
    {
        var talk = new Talk(People).Type("2").Type("Amal").Type("Basim");
        Assert.Equal("2", talk["sum"]);
        talk.Edit("n").Type("1");
        Assert.Equal(("1", ""), (talk["sum"], talk["person[2]/name"]));
        Assert.Equal("person[2]/name", talk.Edit("n").Type("3").Asked);
        Assert.Equal("Amal", talk["person[1]/name"]);
        Assert.IsType<Step.Reviewing>(talk.Edit("n").Type("-4").Now);
        Assert.Equal("0", talk["sum"]);
        Assert.IsType<Step.Reviewing>(talk.Remove("person[1]").Now);
    }

    [Fact]
    public void A_huge_count_is_cut()
    {
        var talk = new Talk(People).Type("999999999");
        Assert.Equal("1000", talk["sum"]);
        Assert.Equal(1001, talk.Now.Prompt().Total);
        var nested = Given.Form("""
            | survey |
            | | type | name | label | repeat_count |
            | | begin repeat | a | A | 1000 |
            | | begin repeat | b | B | 1000 |
            | | text | x | X | |
            | | end repeat | | | |
            | | end repeat | | | |
            """);
        Assert.True(new Talk(nested).Now.Prompt().Total <= 4000);
    }

    [Fact]
    public void Repeats_inside_repeats_keep_to_their_own_instance()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label | repeat_count | calculation | relevant |
            | | begin repeat | house | House | 2 | | |
            | | integer | members | Members | | | |
            | | begin repeat | member | Member | ${members} | | |
            | | integer | age | Age | | | |
            | | text | school | School | | | ${age} < 18 |
            | | end repeat | | | | | |
            | | calculate | oldest | | | max(${age}) | |
            | | end repeat | | | | | |
            | | calculate | second | | | indexed-repeat(${age}, ${house}, 2, ${member}, 1) | |
            | | calculate | adults | | | count(${member}[age > 17]) | |
            """);
        var talk = new Talk(form).Type("2").Type("40").Type("9").Type("Amal school").Type("1").Type("70");
        Assert.IsType<Step.Reviewing>(talk.Now);
        Assert.Equal(("40", "70", "70", "2"), (talk["house[1]/oldest"], talk["house[2]/oldest"], talk["second"], talk["adults"]));
        Assert.Equal("Amal school", talk["house[1]/member[2]/school"]);
        Assert.Equal(talk.State, talk.Resume().State);
    }

    [Fact]
    public void Values_of_other_instances_are_computed_anew_when_one_changes()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label | repeat_count | calculation |
            | | begin repeat | r | R | 3 | |
            | | integer | x | X | | |
            | | calculate | share | | | round(${x} div sum(../../r/x), 2) |
            | | calculate | previous | | | indexed-repeat(${x}, ${r}, position(..) - 1) |
            | | end repeat | | | | |
            """);
        var talk = new Talk(form).Type("1").Type("1").Type("2");
        Assert.Equal(("0.25", "0.25", "0.5"), (talk["r[1]/share"], talk["r[2]/share"], talk["r[3]/share"]));
        Assert.Equal(("", "1", "1"), (talk["r[1]/previous"], talk["r[2]/previous"], talk["r[3]/previous"]));
        talk.Edit("r[2]/x").Type("5");
        Assert.Equal(("0.13", "5"), (talk["r[1]/share"], talk["r[3]/previous"]));
    }
}
