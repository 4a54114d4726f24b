using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Results;

namespace WorkshopBot.Tests.Results;

public sealed class Counting : IDisposable
{
    private Town? _town;

    public void Dispose() => _town?.Dispose();

    [Fact]
    public async Task A_question_has_counts_shares_and_an_average()
    {
        var town = await Found();
        town.Register(4);
        town.Answer(0, "session=workers", "useful=5", "pace=right", "liked=slow right");
        town.Answer(1, "session=workers", "useful=4", "pace=right", "liked=right");
        town.Answer(2, "session=workers", "useful=4");

        var results = town.Results();

        Assert.Equal((3, 3, 4, 3), (results.Received, results.Answers, results.Asked, results.Answered));
        Assert.Equal(["useful", "pace", "liked"], results.Questions.Select(question => question.Name));
        var useful = results.Questions[0];
        Assert.Equal((QuestionKind.Scale, 3, 4.33m, (1m, 5m)), (useful.Kind, useful.Answers, useful.Average, useful.Ends!.Value));
        Assert.Equal(["1 0 0", "2 0 0", "3 0 0", "4 2 0.6667", "5 1 0.3333"], useful.Bars.Select(bar => FormattableString.Invariant($"{bar.Values[0].Name} {bar.Count} {bar.Share}")));
        Assert.Equal((2, 2, 1m), (results.Questions[1].Answers, results.Questions[1].Bars[1].Count, results.Questions[1].Bars[1].Share));
        Assert.Equal([1, 2, 0], results.Questions[2].Bars.Select(bar => bar.Count));
        Assert.Equal("How useful was it?", useful.Label.In("en"));
    }

    [Theory]
    [InlineData(FormAudience.Confirmed, null, null, 3)]
    [InlineData(FormAudience.Confirmed, null, "women", 2)]
    [InlineData(FormAudience.Attended, null, null, 3)]
    [InlineData(FormAudience.Attended, 2, null, 2)]
    [InlineData(FormAudience.Attended, 1, "women", 2)]
    [InlineData(FormAudience.Waiting, null, null, 3)]
    [InlineData(FormAudience.Pending, null, null, 2)]
    [InlineData(FormAudience.Registered, null, null, 6)]
    [InlineData(FormAudience.Everyone, null, null, null)]
    [InlineData(FormAudience.Team, null, null, null)]
    public async Task Asked_are_those_whom_a_form_is_for_and_whoever_has_answered(FormAudience audience, int? day, string? group, int? asked)
    {
        var town = await Found();
        town.Register(6);
        town.Write(work =>
        {
            void Set(int person, string what) => work.Execute($"update registrations set {what} where person_id = @id", new { id = town.People[person] });
            Set(0, "group_code = 'workers'");
            Set(1, "group_code = 'women'");
            Set(2, "status = 'waitlisted'");
            Set(3, "status = 'offered'");
            Set(4, "status = 'pending'");
            Come(work, town, 1, "2025-11-14");
            Come(work, town, 5, "2025-11-14");
            Come(work, town, 5, "2025-11-15");
        });

        // the first has answered, and may be none of them
        town.Answer(0, "useful=5");
        town.AskOthers(audience, day, group);

        Assert.Equal(asked, town.Results().Asked);
    }

    private static void Come(UnitOfWork work, Town town, int person, string day) => work.Execute(
        "insert into check_ins (id, registration_id, workshop_id, day, source, checked_at) select @id, id, workshop_id, @day, 'door', @day from registrations where person_id = @person",
        new { id = work.NewId(), day, person = town.People[person] });

    [Fact]
    public async Task Each_text_is_quoted_as_the_answer_beside_it_allows()
    {
        var town = await Found(Town.Survey.Replace("| | text | comment |", "| | begin_repeat | lesson | درس | وانە | Lesson |\n| | text | comment |", StringComparison.Ordinal).Replace(
            "| choices |", "| | select_one share | share | هل يمكن نقله؟ | دەکرێت بگوازرێتەوە؟ | May we quote it? |\n| | end_repeat | | | | |\n| choices |", StringComparison.Ordinal)
            + "\n| | share | without_name | دون اسم | بەبێ ناو | Without my name |\n| | share | no | لا | نەخێر | No |");
        town.Register(2);
        town.Answer(0, "lesson[1]/comment=kept", "lesson[1]/share=no", "lesson[2]/comment=told", "lesson[2]/share=without_name");
        town.Answer(1, "lesson[1]/comment=silent");

        Assert.Equal(["silent", "told"], town.Results().Comments.Single().Texts);
        Assert.Equal(["told"], town.Results(ResultsFor.Others).Comments.Single().Texts);
    }

    [Fact]
    public async Task Sessions_stand_in_the_order_of_the_agenda_and_days_in_theirs()
    {
        var town = await Found();
        town.Register(3);
        town.Answer(0, "useful=1", "session=closing");
        town.Answer(1, "session=opening", "useful=5");
        town.Answer(2, "session=opening", "useful=4");

        var results = town.Results();

        Assert.Equal(["opening 2 4.5", "closing 1 1"], Groups(results, SplitBy.Session));
        Assert.Equal(["2025-11-14 2 4.5", "2025-11-15 1 1"], Groups(results, SplitBy.Day));
        Assert.Equal("الافتتاح", results.By(SplitBy.Session)!.Groups[0].Label.In("ar"));
        Assert.Null(results.By(SplitBy.Gender));
    }

    [Fact]
    public async Task A_category_shows_no_group_of_fewer_than_five_and_none_that_follows_from_the_others()
    {
        var town = await Found();
        town.Register(12, gender: "woman", governorate: "basra");
        town.Register(8, gender: "man", governorate: "muthanna");
        town.Register(3, governorate: "far");
        for (var person = 0; person < 23; person++)
        {
            town.Answer(person, "session=" + (person % 2 == 0 ? "opening" : "closing"), $"useful={(person < 12 ? 5 : person < 20 ? 4 : 1)}");
        }

        var results = town.Results();

        // the three of whom it is not known would be the difference to all
        Assert.Equal(["woman 12 5", " 11 3.18"], Groups(results, SplitBy.Gender));
        Assert.Equal(["basra 12 5", " 11 3.18"], Groups(results, SplitBy.Governorate));
        Assert.Equal("Basra", results.By(SplitBy.Governorate)!.Groups[0].Label.In("en"));
        Assert.Equal(["woman 6 5", " 6 3"], Groups(results.By(SplitBy.Session)!.Groups[0].Within.Single(split => split.By == SplitBy.Gender)));
    }

    [Fact]
    public async Task What_goes_to_others_has_no_bar_of_fewer_than_five()
    {
        var town = await Found();
        town.Register(20);
        for (var person = 0; person < 20; person++)
        {
            town.Answer(person, "session=" + (person < 18 ? "opening" : "closing"), $"useful={(person < 2 ? 2 : person < 9 ? 4 : 5)}", $"pace={(person == 0 ? "slow" : "right")}");
        }

        var results = town.Results(ResultsFor.Others);

        Assert.Equal(["1-4 9", "5 11"], results.Questions[0].Bars.Select(bar => $"{string.Join('-', new[] { bar.Values[0].Name, bar.Values[^1].Name }.Distinct())} {bar.Count}"));
        Assert.Equal([20], results.Questions[1].Bars.Select(bar => bar.Count));
        Assert.Equal([" 20 4.35"], Groups(results, SplitBy.Session));
        Assert.Equal(7, town.Results().Questions[0].Bars[3].Count);
    }

    [Fact]
    public async Task Comments_are_read_the_latest_first_and_the_longest_are_known()
    {
        var town = await Found();
        town.Register(3);
        town.Answer(0, "session=opening", "useful=5", "comment=شكراً");
        town.Answer(1, "session=closing", "comment=وقت أطول للنقاش بين المجموعات");
        town.Answer(2, "session=opening", "comment=more time");

        var comments = Assert.Single(town.Results().Comments);

        Assert.Equal(3, comments.Total);
        Assert.Equal(["more time", "وقت أطول للنقاش بين المجموعات", "شكراً"], comments.Texts);
        Assert.Equal("وقت أطول للنقاش بين المجموعات", comments.Longest[0]);
        Assert.Equal(["more time", "شكراً"], town.Results().By(SplitBy.Session)!.Groups[0].Comments.Single().Texts);
    }

    [Fact]
    public async Task What_an_older_version_offered_is_counted_with_the_rest()
    {
        var town = await Found();
        town.Register(2);
        town.Answer(0, "session=opening", "pace=fast");
        town.Ask("sessions", Town.Survey.Replace("| | pace | fast | سريع | خێرا | Fast |", "| | pace | hasty | متسرع | بەپەلە | Hasty |", StringComparison.Ordinal));
        town.Answer(1, "session=opening", "pace=hasty");

        Assert.Equal(["slow 0", "right 0", "hasty 1", "fast 1"], town.Results().Questions[1].Bars.Select(bar => $"{bar.Values[0].Name} {bar.Count}"));
    }

    /// <summary>A results card is one pass: the index leads to the submissions in their order, the key of the answers to each; nothing is sorted.</summary>
    [Fact]
    public async Task The_answers_are_read_by_an_index_without_sorting()
    {
        var town = await Found();

        var plan = town.Database.Read(session => session.Query<PlanRow>("explain query plan " + ResultsStore.SelectAnswers, new { formId = 1 })).ConvertAll(row => row.Detail);

        Assert.Equal(
            ["SEARCH s USING INDEX submissions_form (form_id=?)", "SEARCH a USING PRIMARY KEY (submission_id=?) LEFT-JOIN"],
            plan);
    }

    private sealed record PlanRow
    {
        public string Detail { get; init; } = "";
    }

    private static IEnumerable<string> Groups(FormResults results, SplitBy by) => Groups(results.By(by)!);

    private static IEnumerable<string> Groups(ResultSplit split) =>
        split.Groups.Select(group => FormattableString.Invariant($"{group.Key} {group.Answers} {group.Questions.First(question => question.Name == "useful").Average}"));

    private async Task<Town> Found(string survey = Town.Survey) => _town = await Town.Found(survey: survey);
}
