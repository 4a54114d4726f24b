using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Results;

namespace WorkshopBot.Tests.Results;

/// <summary>The same questions before a workshop and after it, person by person where that can be known.</summary>
public sealed class Before_and_after : IDisposable
{
    private Town? _town;

    public void Dispose() => _town?.Dispose();

    [Fact]
    public async Task Each_person_is_compared_with_themselves()
    {
        var town = await Asked(people: 12);
        Answer(town, "before", people: 12, person => person < 6 ? 1 : 3);
        Answer(town, "after", people: 11, person => person < 6 ? 4 : 3);

        var compared = Compared(town, "before")!;

        Assert.Equal((true, 11), (compared.IsPaired, compared.Pairs));
        Assert.Equal((town.Form.Id, FormOf(town, "before").Id), (compared.AfterFormId, compared.BeforeFormId));
        var useful = compared.Questions.Single();
        Assert.Equal((11, 1.91m, 3.55m, 1.64m), (useful.Pairs, useful.Before, useful.After, useful.Change));
        Assert.Equal((6, 5, 0), (useful.Higher, useful.Same, useful.Lower));
        Assert.Equal(compared.Questions, Compared(town, "after")!.Questions);
    }

    [Fact]
    public async Task Fewer_than_five_pairs_are_not_shown_and_no_few_who_moved_either_way()
    {
        var town = await Asked(people: 6);
        Answer(town, "before", people: 6, _ => 2);
        Answer(town, "after", people: 4, _ => 5);
        var few = Compared(town, "after")!;

        Assert.Equal((null, null, null), (few.Pairs, few.Questions.Single().Pairs, few.Questions.Single().Change));

        Answer(town, "after", people: 1, _ => 1, from: 4);
        var five = Compared(town, "after")!.Questions.Single();

        Assert.Equal((5, 2.2m, null, null, null), (five.Pairs, five.Change, five.Higher, five.Same, five.Lower));
    }

    [Fact]
    public async Task A_file_says_nothing_from_which_those_in_no_pair_follow()
    {
        var town = await Asked(people: 12);
        Answer(town, "before", people: 8, _ => 2);
        Answer(town, "after", people: 6, _ => 4);

        // with the average of all eight beside it, that of six would tell of two
        Assert.Equal(2m, Compared(town, "after")!.Questions.Single().Change);
        Assert.Null(Compared(town, "after", ResultsFor.Others)!.Questions.Single().Change);

        Answer(town, "before", people: 3, _ => 2, from: 8);
        Assert.Equal(2m, Compared(town, "after", ResultsFor.Others)!.Questions.Single().Change);
    }

    [Fact]
    public async Task The_last_answer_of_each_counts()
    {
        var town = await Asked(people: 5);
        Answer(town, "before", people: 5, _ => 5);
        Answer(town, "before", people: 5, _ => 1);
        Answer(town, "after", people: 5, _ => 4);

        Assert.Equal(3m, Compared(town, "after")!.Questions.Single().Change);
    }

    [Fact]
    public async Task One_form_for_both_asks_when_it_is_filled_in()
    {
        var town = await Town.Found(survey: Town.Survey);
        _town = town;
        town.Register(5);
        town.Ask("knowledge", Survey.Replace("| | select_one useful", "| | select_one moment | moment | متى؟ | کەی؟ | When? |\n| | select_one useful", StringComparison.Ordinal)
            + "\n| | moment | before | قبل | پێش | Before |\n| | moment | after | بعد | دوا | After |");
        for (var person = 0; person < 5; person++)
        {
            town.Answer(person, "moment=before", "useful=2");
            town.Answer(person, "useful=5", "moment=after");
        }

        var compared = Compared(town, "knowledge")!;

        Assert.Equal((5, 3m, 5), (compared.Pairs, compared.Questions.Single().Change, compared.Questions.Single().Higher));
    }

    [Fact]
    public async Task Of_an_anonymous_form_two_averages_are_compared_and_called_so()
    {
        var town = await Asked(people: 6, isAnonymous: true);
        foreach (var (name, useful) in (List<(string, string)>)[("before", "2"), ("after", "4")])
        {
            var form = FormOf(town, name);
            town.Write(work =>
            {
                for (var i = 0; i < 6; i++)
                {
                    AnonymousStore.Add(work, form.Id, System.Security.Cryptography.SHA256.HashData([(byte)i, (byte)name.Length])[..16], new(form.CurrentVersionId, [new SubmissionAnswer("useful", useful, true)]), []);
                }

                ResultsReader.Renew(work, form.Id, Town.Now);
            });
        }

        var compared = Compared(town, "after")!;

        Assert.Equal((false, null), (compared.IsPaired, compared.Pairs));
        Assert.Equal((2m, 4m, null, null), (compared.Questions.Single().Before, compared.Questions.Single().After, compared.Questions.Single().Pairs, compared.Questions.Single().Higher));
    }

    [Fact]
    public async Task Questions_with_other_answers_are_not_compared()
    {
        var town = await Asked(people: 5);
        town.Ask("after", Survey.Replace("\n| | useful | 5 | 5 (مفيدة جداً) | 5 (زۆر بەسوود) | 5 (very) |", "", StringComparison.Ordinal));
        town.Write(work => FormStore.SetAsked(work, town.Form.Id, FormMoment.After));

        Assert.Null(Compared(town, "before"));
    }

    private static readonly string Survey = string.Join('\n', Town.Survey.Split('\n').Where(line => !line.Contains("| session |", StringComparison.Ordinal) && !line.Contains("pace", StringComparison.Ordinal)));

    private async Task<Town> Asked(int people, bool isAnonymous = false)
    {
        var town = _town = await Town.Found(survey: Town.Survey);
        town.Register(people);
        foreach (var (name, moment) in (List<(string, FormMoment)>)[("before", FormMoment.Before), ("after", FormMoment.After)])
        {
            town.Ask(name, Survey, isAnonymous);
            town.Write(work => FormStore.SetAsked(work, town.Form.Id, moment));
        }

        return town;
    }

    private static void Answer(Town town, string form, int people, Func<int, int> useful, int from = 0)
    {
        town.Choose(form);
        for (var person = from; person < from + people; person++)
        {
            town.Answer(person, $"useful={useful(person)}");
        }
    }

    private static WorkshopForm FormOf(Town town, string name) => town.Database.Read(session => FormStore.ByName(session, town.WorkshopId, name))!;

    private static BeforeAfter? Compared(Town town, string form, ResultsFor reader = ResultsFor.Team) =>
        town.Database.Read(session => BeforeAfter.Of(session, FormOf(town, form).Id, Town.Now, reader));
}
