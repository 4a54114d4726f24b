using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Results;

/// <summary>What was asked before a workshop and again after it: how far the answers have moved.</summary>
/// <param name="BeforeFormId">The form that was asked before.</param>
/// <param name="AfterFormId">The form that was asked after; the same one where its question <c>moment</c> tells them apart.</param>
/// <param name="Title">Of the form that was asked after.</param>
/// <param name="IsPaired">True: each person's two answers stand beside each other. False: one of the forms is anonymous, and compared are two averages, perhaps of other people.</param>
/// <param name="Pairs">How many people answered both; null: too few to tell, or nobody can know.</param>
/// <param name="Questions">Scales and numbers that both forms ask in the same way, in the order of the form.</param>
/// <remarks>
/// People are matched by the keys under which the answers stand, an HMAC of form and person; whose they are is not opened. Source: docs/decisions/0013-results-and-small-numbers.md.
/// </remarks>
public sealed record BeforeAfter(long BeforeFormId, long AfterFormId, LocalText Title, bool IsPaired, int? Pairs, IReadOnlyList<ChangedQuestion> Questions)
{
    // in one form for both
    private const string Moment = "moment";

    private const string Before = "before";
    private const string After = "after";

    /// <summary>Compares a form with the one that is asked at the other end.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="formId">Either of the two.</param>
    /// <param name="now">The calendar's time.</param>
    /// <param name="reader">For whom: a file shows nothing from which with the forms' own averages a few people could be reckoned.</param>
    /// <returns>Null where nothing was asked twice.</returns>
    public static BeforeAfter? Of(ReadSession session, long formId, DateTimeOffset now, ResultsFor reader)
    {
        if (FormStore.ById(session, formId) is not { } asked)
        {
            return null;
        }

        var form = ResultForm.Of(session, asked);
        if (!asked.IsAnonymous && MomentOf(form) is not null)
        {
            return Paired(session, form, form, [.. form.Questions.Where(IsCompared)], reader);
        }

        if (asked.Asked is not (FormMoment.Before or FormMoment.After))
        {
            return null;
        }

        var other = FormStore.Of(session, asked.WorkshopId)
            .Where(row => !row.IsDraft && row.Asked is FormMoment.Before or FormMoment.After && row.Asked != asked.Asked)
            .Select(row => ResultForm.Of(session, row))
            .Select(candidate => asked.Asked == FormMoment.Before ? (Before: form, After: candidate) : (Before: candidate, After: form))
            .Select(pair => (pair.Before, pair.After, Questions: Shared(pair.Before, pair.After)))
            .Where(pair => pair.Questions.Count > 0)
            .OrderByDescending(pair => pair.Questions.Count)
            .FirstOrDefault();
        return other.Questions is null ? null
            : other.Before.Row.IsAnonymous || other.After.Row.IsAnonymous ? Unpaired(session, other.Before, other.After, other.Questions, now, reader)
            : Paired(session, other.Before, other.After, other.Questions, reader);
    }

    /// <summary>The question by which one form is filled in before and after; null where it has none. Such a form takes one answer about each.</summary>
    public static Question? MomentOf(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Questions.FirstOrDefault(question =>
            question is { Name: Moment, Type: QuestionType.SelectOne } && form.ChoicesOf(question).Select(choice => choice.Name).ToList() is var names && names.Contains(Before) && names.Contains(After));
    }

    private static string? MomentOf(ResultForm form) => form.Newest is { } newest ? MomentOf(newest)?.Path : null;

    private static bool IsCompared(ResultQuestion question) => question.Kind is QuestionKind.Scale or QuestionKind.Number;

    private static List<ResultQuestion> Shared(ResultForm before, ResultForm after) =>
        [.. after.Questions.Where(IsCompared).Where(question => before.At(question.Question.Path) is { } was && was.Kind == question.Kind
            && before.Newest is { } old && after.Newest is { } now && EditionsCompared.BreakBetween(old, was.Question, now, question.Question) is SeriesBreak.None or SeriesBreak.Wording)];

    private static BeforeAfter Paired(ReadSession session, ResultForm before, ResultForm after, List<ResultQuestion> questions, ResultsFor reader)
    {
        var isOne = before.Row.Id == after.Row.Id;
        var first = AnswersOf(session, before, questions, isOne ? Before : null);
        var last = AnswersOf(session, after, questions, isOne ? After : null);
        var both = ResultsStore.People(session, after.Row.WorkshopId)
            .Select(person => (Was: first.Of(before, session, person.PersonId), Is: last.Of(after, session, person.PersonId)))
            .Where(pair => pair is { Was: not null, Is: not null }).Select(pair => (pair.Was!, pair.Is!)).ToList();
        return new(before.Row.Id, after.Row.Id, new(after.Row.Titles), IsPaired: true, both.Count >= SmallCells.Least ? both.Count : null, [.. questions.Select((question, i) => ChangeOf(question, i, both, IsTold))]);

        // with the average of all beside it that of the pairs would tell what the few said who are in no pair
        bool IsTold(int question, int pairs) => reader == ResultsFor.Team
            || (isOne ? SmallCells.MayShow(first.Given[question] - (2 * pairs)) : SmallCells.MayShow(first.Given[question] - pairs) && SmallCells.MayShow(last.Given[question] - pairs));
    }

    /// <summary>The change of those who answered a question both times.</summary>
    private static ChangedQuestion ChangeOf(ResultQuestion question, int place, List<(decimal?[] Was, decimal?[] Is)> both, Func<int, int, bool> isTold)
    {
        var pairs = both.Where(pair => pair.Was[place] is not null && pair.Is[place] is not null).Select(pair => (Was: pair.Was[place]!.Value, Is: pair.Is[place]!.Value)).ToList();
        var known = new ChangedQuestion(question.Question.Path, question.Label) { Ends = ResultsReader.EndsOf(question) };
        if (pairs.Count < SmallCells.Least || !isTold(place, pairs.Count))
        {
            return known;
        }

        int[] moved = [pairs.Count(pair => pair.Is > pair.Was), pairs.Count(pair => pair.Is == pair.Was), pairs.Count(pair => pair.Is < pair.Was)];
        var isShown = moved.All(SmallCells.MayShow);
        return known with
        {
            Pairs = pairs.Count,
            Before = Rounded(pairs.Average(pair => pair.Was)),
            After = Rounded(pairs.Average(pair => pair.Is)),
            Higher = isShown ? moved[0] : null,
            Same = isShown ? moved[1] : null,
            Lower = isShown ? moved[2] : null,
        };
    }

    /// <summary>Two averages, each as its form shows it.</summary>
    private static BeforeAfter Unpaired(ReadSession session, ResultForm before, ResultForm after, List<ResultQuestion> questions, DateTimeOffset now, ResultsFor reader)
    {
        var was = ResultsReader.Count(session, before.Row, now, reader, mostComments: 0).Stored(session).Questions;
        var becomes = ResultsReader.Count(session, after.Row, now, reader, mostComments: 0).Stored(session).Questions;
        return new(before.Row.Id, after.Row.Id, new(after.Row.Titles), IsPaired: false, null, [.. questions.Select(question =>
        {
            var (first, last) = (AverageOf(was, question), AverageOf(becomes, question));
            var known = new ChangedQuestion(question.Question.Path, question.Label) { Ends = ResultsReader.EndsOf(question) };
            return first is null || last is null ? known : known with { Before = Rounded(first.Value), After = Rounded(last.Value) };
        })]);
    }

    private static decimal? AverageOf(IReadOnlyList<QuestionResult> results, ResultQuestion question) =>
        results.FirstOrDefault(one => one.Name == question.Question.Path) is { Average: { } average, Answers: null or >= SmallCells.Least } ? average : null;

    private static Answered AnswersOf(ReadSession session, ResultForm form, List<ResultQuestion> questions, string? moment)
    {
        var places = questions.Index().ToDictionary(one => form.At(one.Item.Question.Path)!.Index, one => one.Index);
        var momentPath = moment is null ? null : MomentOf(form);
        var all = new Answered([], new int[questions.Count]);
        var (answers, owner, isMeant) = (new decimal?[questions.Count], 0L, false);
        using var cursor = ResultsStore.Answers(session, form.Row.Id);
        while (cursor.Read())
        {
            if (cursor.IsNewSubmission)
            {
                Keep();
                (answers, owner, isMeant) = (new decimal?[questions.Count], cursor.OwnerKey, moment is null);
            }

            if (cursor.Path is not { } path)
            {
                continue;
            }

            if (path == momentPath)
            {
                isMeant = cursor.Value == moment;
            }
            else if (form.At(path) is { } question && places.TryGetValue(question.Index, out var place) && ResultQuestion.Number(cursor.Value) is { } number)
            {
                answers[place] = number;
                all.Given[place]++;
            }
        }

        Keep();
        return all;

        void Keep()
        {
            if (isMeant)
            {
                all.ByOwner[owner] = answers;
            }
        }
    }

    /// <summary>What was answered at one end.</summary>
    /// <param name="ByOwner">The last answer of each person that counts, by the key of its owner.</param>
    /// <param name="Given">How many answers there are to each question, whoever's and whenever.</param>
    private sealed record Answered(Dictionary<long, decimal?[]> ByOwner, int[] Given)
    {
        public decimal?[]? Of(ResultForm form, ReadSession session, long personId) => ByOwner.GetValueOrDefault(ResultsStore.OwnerKey(session, form.Row.Id, personId));
    }

    private static decimal Rounded(decimal average) => decimal.Round(average, 2, MidpointRounding.AwayFromZero);
}

/// <summary>How a question was answered before and after.</summary>
/// <param name="Name">The question's path.</param>
/// <param name="Label">What people read.</param>
public sealed record ChangedQuestion(string Name, LocalText Label)
{
    /// <summary>The lowest and highest of a scale; null: any number.</summary>
    public (decimal Lowest, decimal Highest)? Ends { get; init; }

    /// <summary>How many people answered it both times; null: too few to show anything, or nobody's answers could be put together.</summary>
    public int? Pairs { get; init; }

    /// <summary>Their average before; null: too few to show.</summary>
    public decimal? Before { get; init; }

    /// <summary>Their average after; null: too few to show.</summary>
    public decimal? After { get; init; }

    /// <summary>How many answered higher the second time; null where one of the three is of fewer than five people.</summary>
    public int? Higher { get; init; }

    /// <summary>How many answered the same.</summary>
    public int? Same { get; init; }

    /// <summary>How many answered lower.</summary>
    public int? Lower { get; init; }

    /// <summary>By how much the average has moved.</summary>
    public decimal? Change => After - Before;
}
