using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

/// <summary>Interviews that go on with another version of their form.</summary>
public sealed class MoveTests
{
    private const string Lists = "| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | l | b | B |\n| | l | c | C |\n";

    private static readonly string Old = """
        | survey |
        | | type | name | label | calculation | constraint | default |
        | | text | full_name | Name | | | |
        | | text | age | Age | | | |
        | | select_one l | one | One | | | |
        | | select_multiple l | many | Many | | | |
        | | text | gone | Gone | | | |
        | | begin repeat | lesson | Lesson | | | |
        | | text | what | What | | | |
        | | end repeat | | | | | |
        | | calculate | hello | | concat('old ', ${full_name}) | | |
        | | text | last | Last | | | |
        """ + "\n" + Lists;

    private static readonly string New = """
        | survey |
        | | type | name | label | calculation | constraint | default |
        | | text | extra | Extra | | | x |
        | | text | full_name | Full name | | | |
        | | integer | age | Age | | . < 100 | |
        | | select_one l | one | One | | | |
        | | select_multiple l | many | Many | | | |
        | | begin repeat | lesson | Lesson | | | |
        | | text | what | What | | string-length(.) < 4 | |
        | | end repeat | | | | | |
        | | calculate | hello | | concat('new ', ${full_name}) | | |
        | | text | last | Last | | | |
        """ + "\n" + Lists.Replace("| | l | b | B |\n", "", StringComparison.Ordinal);

    [Fact]
    public void Answers_are_kept_by_name_and_what_does_not_fit_is_told()
    {
        var (old, now) = (Given.Form(Old), Given.Form(New));
        var talk = new Talk(old).Type("أمل").Type("forty").Choose("b").Choose("a b").Type("soon lost").Type("one").Choose("yes").Type("longer").Choose("no");
        Assert.Equal("last", talk.Asked);

        var moved = Interview.Move(old, talk.State, now, talk.Around);

        Assert.Equal(
            [
                new MovedAnswer("age", "forty", "", MoveOutcome.Lost),
                new MovedAnswer("one", "b", "", MoveOutcome.Lost),
                new MovedAnswer("many", "a b", "a", MoveOutcome.Shortened),
                new MovedAnswer("gone", "soon lost", "", MoveOutcome.Lost),
                new MovedAnswer("lesson[2]/what", "longer", "longer", MoveOutcome.AskedAgain),
            ],
            moved.Answers.OrderBy(answer => answer.Path is "lesson[2]/what"));
        Assert.Equal(["extra"], moved.NewQuestions);
        var state = moved.Step.State;
        Assert.Equal(("last", "أمل", "new أمل", "one"), (state.Position, state.Answers["full_name"], state.Answers["hello"], state.Answers["lesson[1]/what"]));
        Assert.Equal(talk.State.Started, state.Started);
        // what is stored is what the rows say
        var rows = talk.State.Answers.ToDictionary();
        foreach (var change in moved.Step.Changes)
        {
            rows.Remove(change.Path);
            if (change is { Value: not null, Aside: false })
                rows[change.Path] = change.Value;
        }

        Assert.Equal(state.Answers, rows.OrderBy(row => row.Key, StringComparer.Ordinal));
        Assert.Equal(state, Interview.Resume(now, InterviewState.FromJson(state.HeadToJson(), state.Answers, state.Aside), talk.Around).State);
        // the person is asked for what is lost, new or doubtful, and for nothing else
        var asked = new List<string>();
        var step = Interview.Advance(now, state, new Answer.Typed("done"), talk.Around);
        while (step is Step.Asked { Prompt: var prompt })
        {
            asked.Add(prompt.Path);
            step = Interview.Advance(now, step.State, prompt.Path switch { "age" => new Answer.Typed("40"), "one" or "many" => new Answer.Chosen("c"), _ => new Answer.Typed("abc") }, talk.Around);
        }

        Assert.Equal(["extra", "age", "one", "many", "lesson[2]/what"], asked);
    }

    [Fact]
    public void Moving_to_the_same_version_changes_nothing()
    {
        var form = Given.Form(Old);
        var talk = new Talk(form).Type("A").Skip().Choose("b").Choose("a b").Skip().Type("one").Choose("no");
        var moved = Interview.Move(form, talk.State, form, talk.Around);
        Assert.Empty(moved.Answers);
        Assert.Empty(moved.Step.Changes);
        Assert.Equal(talk.State, moved.Step.State);
    }

    [Fact]
    public void What_is_asked_no_more_is_followed_by_what_is_open()
    {
        var (old, now) = (Given.Form(Old), Given.Form(New));
        var talk = new Talk(old).Type("A").Type("7").Choose("a").Choose("a");
        Assert.Equal("gone", talk.Asked);
        Assert.Equal("extra", Interview.Move(old, talk.State, now, talk.Around).Step.State.Position);
    }

    [Fact]
    public void The_difference_of_two_versions_is_told_by_question()
    {
        var difference = VersionDifference.Of(Given.Form(Old), Given.Form(New));
        Assert.Equal(
            ["extra Added", "full_name Words", "age Type", "one Choices", "many Choices", "lesson/what Rules", "hello Rules", "gone Removed"],
            difference.Changes.Select(change => $"{change.Path} {change.Kind}"));
        Assert.Equal(["b"], difference.Changes[3].ChoicesGone);
        Assert.Empty(VersionDifference.Of(Given.Form(Old), Given.Form(Old)).Changes);
    }
}
