using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Results;

namespace WorkshopBot.Tests.Results;

/// <summary>What is shown of an anonymous form, card after card.</summary>
public sealed class Releasing : IDisposable
{
    private Town? _town;
    private int _key;

    public void Dispose() => _town?.Dispose();

    [Fact]
    public async Task Nothing_is_shown_before_five_answers()
    {
        var town = await Found();
        for (var i = 0; i < 4; i++)
        {
            Answer(town, "session=opening", "useful=5", "comment=text " + i);
        }

        var results = Shown(town);

        Assert.Equal((4, 0), (results.Received, results.Answers));
        Assert.Empty(results.Splits);
        Assert.Empty(results.Comments);
        Assert.All(results.Questions, question => Assert.True(question is { Answers: null, Average: null, Bars.Count: 0 }));

        Answer(town, "session=opening", "useful=1", "comment=text 4");
        results = Shown(town);

        Assert.Equal((5, 5), (results.Received, results.Answers));
        Assert.Equal((4.2m, "1-5 5"), (results.Questions[0].Average, Assert.Single(Bars(results, "useful"))));
        Assert.Equal(["text 0", "text 1", "text 2", "text 3", "text 4"], results.Comments.Single().Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Figures_change_by_five_answers_or_when_the_form_has_closed()
    {
        var town = await Found();
        Many(town, 10, "opening", 5);
        Assert.Equal(10, Shown(town).Answers);

        Answer(town, "session=opening", "useful=1", "comment=mine alone");
        var after = Shown(town);

        Assert.Equal((11, 10, 5m), (after.Received, after.Answers, after.Questions[0].Average));
        Assert.Empty(after.Comments);

        Many(town, 4, "opening", 4);
        Assert.Equal((15, 15), (Shown(town).Received, Shown(town).Answers));

        Answer(town, "session=opening", "useful=2");
        Assert.Equal(15, Shown(town).Answers);
        town.Ask("sessions", Town.Survey, isAnonymous: true, closesAt: Town.Now.AddHours(-1));
        Assert.Equal((16, "mine alone"), (Shown(town).Answers, Shown(town).Comments.Single().Texts.Single()));
    }

    [Fact]
    public async Task A_session_of_fewer_than_five_is_in_no_sum_and_joins_the_others_when_the_form_closes()
    {
        var town = await Found();
        Many(town, 8, "opening", 5);
        Many(town, 3, "workers", 1);
        Many(town, 2, "closing", 1);

        var open = Shown(town);

        Assert.Equal((13, 8, 5m), (open.Received, open.Answers, open.Questions[0].Average));
        Assert.Equal(["opening 8"], open.By(SplitBy.Session)!.Groups.Select(group => $"{group.Key} {group.Answers}"));

        town.Ask("sessions", Town.Survey, isAnonymous: true, closesAt: Town.Now.AddHours(-1));
        var closed = Shown(town);

        Assert.Equal(13, closed.Answers);
        Assert.Equal(["opening 8", " 5"], closed.By(SplitBy.Session)!.Groups.Select(group => $"{group.Key} {group.Answers}"));
    }

    [Fact]
    public async Task What_its_author_keeps_back_is_never_shown()
    {
        var town = await Found(Town.Survey.Replace("| choices |", "| | select_one share | share | هل يمكن نقله؟ | دەکرێت بگوازرێتەوە؟ | May we quote it? |\n| choices |", StringComparison.Ordinal)
            + "\n| | share | without_name | دون اسم | بەبێ ناو | Without my name |\n| | share | no | لا | نەخێر | No |");
        for (var i = 0; i < 6; i++)
        {
            Answer(town, "session=opening", "useful=5", $"comment=told {i}", "share=without_name");
        }

        Answer(town, "session=opening", "useful=5", "comment=kept", "share=no");
        Answer(town, "session=opening", "useful=5", "comment=silent");
        var open = Shown(town);
        town.Ask("sessions", Workbook(town), isAnonymous: true, closesAt: Town.Now.AddHours(-1));

        Assert.All([open, Shown(town)], results => Assert.Equal(Enumerable.Range(0, 6).Select(i => $"told {i}"), results.Comments.Single().Texts.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Days_of_a_form_for_each_day_stand_for_themselves()
    {
        var town = await Found(Town.Survey.Replace("| | select_one session | session | أي جلسة؟ | کام دانیشتن؟ | Which session? |\n", "", StringComparison.Ordinal));
        Day("2025-11-14", 6, 5);
        Day("2025-11-15", 4, 1);
        var first = Shown(town);

        Assert.Equal((10, 6, 5m), (first.Received, first.Answers, first.Questions[0].Average));
        Assert.Null(first.By(SplitBy.Day));

        Day("2025-11-15", 1, 1);

        Assert.Equal(["2025-11-14 6 5", "2025-11-15 5 1"], Shown(town).By(SplitBy.Day)!.Groups.Select(group => FormattableString.Invariant($"{group.Key} {group.Answers} {group.Questions[0].Average}")));

        void Day(string day, int count, int useful)
        {
            for (var i = 0; i < count; i++)
            {
                Answer(town, day, ["useful=" + useful]);
            }
        }
    }

    [Fact]
    public async Task How_many_of_those_asked_have_answered_is_known_of_an_anonymous_form_as_well()
    {
        var town = await Found();
        town.Register(8);
        Many(town, 3, "opening", 5);
        town.Write(work =>
        {
            foreach (var (person, session) in (List<(int, string)>)[(0, "opening"), (0, "workers"), (1, "opening")])
            {
                ParticipationStore.Add(work, town.Form.Id, session, town.People[person]);
            }

            // somebody whom it is not for
            ParticipationStore.Add(work, town.Form.Id, "opening", work.NewId());
        });

        Assert.Equal((3, 2, 8), (Shown(town).Received, Shown(town).Answered, Shown(town).Asked));
    }

    [Fact]
    public async Task Closed_opened_and_closed_again_shows_no_single_answer_either()
    {
        var town = await Found();
        Many(town, 8, "opening", 5);
        town.Ask("sessions", Town.Survey, isAnonymous: true, closesAt: Town.Now.AddHours(-1));
        Assert.Equal(8, Shown(town).Answers);
        town.Ask("sessions", Town.Survey, isAnonymous: true);
        Answer(town, "session=opening", "useful=1");
        Assert.Equal(8, Shown(town).Answers);
        town.Ask("sessions", Town.Survey, isAnonymous: true, closesAt: Town.Now.AddHours(-1));

        Assert.Equal((8, 5m), (Shown(town).Answers, Shown(town).Questions[0].Average));
    }

    [Fact]
    public async Task What_the_form_itself_asks_breaks_it_down_once_it_has_closed()
    {
        var town = await Found(Town.Survey.Replace("| | text | comment |", "| | select_one gender | gender | الجنس | ڕەگەز | Gender |\n| | text | comment |", StringComparison.Ordinal)
            + "\n| | gender | woman | امرأة | ژن | Woman |\n| | gender | man | رجل | پیاو | Man |");
        for (var i = 0; i < 14; i++)
        {
            Answer(town, "session=opening", i < 8 ? "gender=woman" : "gender=man", "useful=" + (i < 8 ? 5 : 3));
        }

        Assert.Null(Shown(town).By(SplitBy.Gender));
        town.Ask("sessions", Workbook(town), isAnonymous: true, closesAt: Town.Now.AddHours(-1));

        Assert.Equal(["Woman 8 5", "Man 6 3"], Shown(town).By(SplitBy.Gender)!.Groups.Select(group => FormattableString.Invariant($"{group.Label.In("en")} {group.Answers} {group.Questions.First(question => question.Name == "useful").Average}")));
        Assert.DoesNotContain(Shown(town).Questions, question => question.Name == "gender");
    }

    /// <summary>
    /// Answers come one by one, some are taken back or changed, and a card is asked for after each. Whoever keeps every card adds up bars in every way that
    /// two cards allow: what comes out is nobody, or five people and more.
    /// </summary>
    [Fact]
    public async Task The_difference_of_two_cards_is_nobody_or_five_and_more()
    {
        var seed = Environment.GetEnvironmentVariable("TEST_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount;
        var random = new Random(seed);
        var town = await Found();
        var cards = 0;
        var changes = 0;
        for (var round = 0; round < 12; round++)
        {
            town.Ask("round" + round, Town.Survey, isAnonymous: true);
            var form = town.Form;
            var all = new List<byte[]>();
            Release? before = null;
            var seen = new Dictionary<(string Part, string Question), List<(ReleasedPart Part, List<ReleasedBar> Bars, int Gone)>>();
            var goneSoFar = 0;
            for (var step = 0; step < 60; step++)
            {
                if (all.Count > 3 && random.Next(12) == 0)
                {
                    var gone = all[random.Next(all.Count)];
                    all.Remove(gone);
                    goneSoFar++;
                    town.Write(work => AnonymousStore.Take(work, form.Id, gone));
                }

                string[] answers = [.. new[]
                {
                    "session=" + (random.Next(3) == 0 ? "workers" : "opening"),
                    random.Next(10) == 0 ? "" : "useful=" + (random.Next(3) == 0 ? random.Next(1, 6) : 5),
                    "pace=" + (random.Next(4) == 0 ? "slow" : random.Next(2) == 0 ? "fast" : "right"),
                }.Where(answer => answer.Length > 0)];
                all.Add(Answer(town, answers));
                var counted = town.Database.Read(session => ResultsReader.Count(session, form, Town.Now, ResultsFor.Team, 0));
                before = counted.Next(before);
                foreach (var (key, part) in before!.Parts)
                {
                    var told = $"seed {seed}, round {round}, step {step}, {key}";
                    Assert.True(part.Answers >= SmallCells.Least, told);
                    foreach (var name in new[] { "useful", "pace" })
                    {
                        var bars = part.Questions[name].Bars;
                        Assert.All(bars, bar => Assert.True(bar.Count >= SmallCells.Least, told));
                        var history = seen.TryGetValue((key, name), out var known) ? known : seen[(key, name)] = [];
                        foreach (var (place, (earlier, was, goneThen)) in history.Index())
                        {
                            // nine who came and five who left are four between the first card and the third: only the card between them says so
                            if (place < history.Count - 1 && goneThen != goneSoFar)
                            {
                                continue;
                            }

                            Compare(earlier.Answers, was, part.Answers, bars, $"{told}, {name}: {Tell(was)} of {earlier.Answers} → {Tell(bars)} of {part.Answers}");
                        }

                        if (history.Count == 0 || !ReferenceEquals(history[^1].Bars, bars))
                        {
                            changes += history.Count > 0 && Tell(history[^1].Bars) != Tell(bars) ? 1 : 0;
                            history.Add((part, bars, goneSoFar));
                        }
                    }
                }

                cards++;
            }
        }

        Assert.True(cards > 500 && changes > 20, $"seed {seed}: {changes} changes in {cards} cards");
    }

    private static string Tell(IEnumerable<ReleasedBar> bars) => string.Join(", ", bars.Select(bar => $"{string.Join('|', bar.Values)} {bar.Count}"));

    /// <summary>Every union of the earlier card's bars that is one of the later card's too.</summary>
    private static void Compare(int answersBefore, List<ReleasedBar> before, int answersAfter, List<ReleasedBar> after, string told)
    {
        Assert.True(answersAfter == answersBefore || Math.Abs(answersAfter - answersBefore) >= SmallCells.Least, told);
        for (var set = 1; set < 1 << before.Count; set++)
        {
            var first = before.Where((_, i) => (set & (1 << i)) != 0).ToList();
            var values = first.SelectMany(bar => bar.Values).ToHashSet(StringComparer.Ordinal);
            var second = after.Where(bar => values.IsSupersetOf(bar.Values)).ToList();
            if (second.Sum(bar => bar.Values.Count) == values.Count)
            {
                var change = second.Sum(bar => bar.Count) - first.Sum(bar => bar.Count);
                Assert.True(change == 0 || Math.Abs(change) >= SmallCells.Least, told);
            }
        }
    }

    private static IEnumerable<string> Bars(FormResults results, string question) => results.Questions.Single(one => one.Name == question).Bars
        .Select(bar => $"{string.Join('-', new[] { bar.Values[0].Name, bar.Values[^1].Name }.Distinct())} {bar.Count}");

    private static string Workbook(Town town) => town.Database.Read(session => Data.Workshops.FormStore.Version(session, town.Form.CurrentVersionId))!.Workbook;

    private static FormResults Shown(Town town)
    {
        var counted = town.Database.Read(session => ResultsReader.Count(session, town.Form, Town.Now, ResultsFor.Team, 50));
        FormResults? results = null;
        town.Write(work => results = counted.Release(work));
        return results!;
    }

    private void Many(Town town, int count, string session, int useful)
    {
        for (var i = 0; i < count; i++)
        {
            Answer(town, "session=" + session, "useful=" + useful, "pace=right");
        }
    }

    private byte[] Answer(Town town, params string[] answers) => Answer(town, "", answers);

    private byte[] Answer(Town town, string day, string[] answers)
    {
        // any order does: the store has none
        var key = System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(_key++))[..16];
        town.Write(work => AnonymousStore.Add(
            work, town.Form.Id, key, new(town.Form.CurrentVersionId, [.. answers.Select(answer => answer.Split('=', 2)).Select(answer => new SubmissionAnswer(answer[0], answer[1], answer[0] != "comment"))]) { Day = day }, []));
        return key;
    }

    private async Task<Town> Found(string survey = Town.Survey) => _town = await Town.Found(isAnonymous: true, survey);
}
