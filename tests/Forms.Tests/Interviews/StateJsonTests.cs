using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

public sealed class StateJsonTests
{
    [Fact]
    public void The_head_of_version_1_looks_like_this()
    {
        var talk = new Talk(Given.Form("""
            | survey |
            | | type | name | label | default |
            | | text | a | A | |
            | | text | b | B | x |
            | | begin repeat | r | R | |
            | | text | c | C | |
            | | end repeat | | | |
            """), Given.Around("ar")).Skip();
        const string Golden = """{"v":1,"position":"b","seed":7,"started":"2024-05-05T10:00:00.000+03:00","language":"ar","skipped":["a"],"offered":["b"],"counts":{"r":1}}""";
        Assert.Equal(Golden, talk.State.HeadToJson());
        Assert.Equal(talk.State, InterviewState.FromJson(Golden, [KeyValuePair.Create("b", "x")]));
    }

    /// <summary>Parts that came later are missing in what an earlier program wrote, parts that a later one writes mean nothing here.</summary>
    [Theory]
    [InlineData("""{"v":1,"seed":7}""", """{"v":1,"position":null,"seed":7,"started":"","language":""}""")]
    [InlineData("""{"v":1,"position":"a","seed":7,"started":"s","language":"ar","pending":"x y","later":{"a":[1]}}""", """{"v":1,"position":"a","seed":7,"started":"s","language":"ar","pending":"x y"}""")]
    public void A_head_with_fewer_or_more_parts_is_read(string stored, string written) =>
        Assert.Equal(written, InterviewState.FromJson(stored, []).HeadToJson());

    [Theory]
    [InlineData("""{"v":99,"seed":1}""")]
    [InlineData("""{"seed":1}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public void What_is_no_head_is_refused(string head) =>
        Assert.Throws<FormatException>(() => InterviewState.FromJson(head, []));

    [Fact]
    public void Rows_as_steps_wrote_them_can_be_read_back()
    {
        var form = Given.Form("| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | ${a} = '1' |\n");
        var rows = new Dictionary<string, AnswerChange>();
        var talk = new Talk(form);
        foreach (var act in new Action[] { () => talk.Type("1"), () => talk.Type("bee"), () => talk.Edit("a").Type("2") })
        {
            act();
            foreach (var change in talk.Now.Changes)
                rows[change.Path] = change;
        }

        Assert.True(rows["b"].Aside);
        Assert.Equal(talk.State, InterviewState.FromJson(talk.State.HeadToJson(), rows.Values));
    }
}
