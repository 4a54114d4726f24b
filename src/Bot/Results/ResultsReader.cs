using WorkshopBot.Authoring;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Results;

/// <summary>Counts a form: one pass over its answers.</summary>
public static class ResultsReader
{
    internal const int Longest = 5;
    private static readonly SplitBy[] Times = [SplitBy.Session, SplitBy.Day];
    private static readonly SplitBy[] OfPeople = [SplitBy.Governorate, SplitBy.Gender, SplitBy.Sector, SplitBy.AgeBand];

    /// <summary>The results of a form.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="formId">The form.</param>
    /// <param name="now">The calendar's time: whether it is closed.</param>
    /// <param name="reader">For whom.</param>
    /// <param name="mostComments">So many texts of each question at most.</param>
    /// <returns>Null when there is no such form.</returns>
    public static FormResults? Of(ReadSession session, long formId, DateTimeOffset now, ResultsFor reader, int mostComments = 200)
    {
        if (FormStore.ById(session, formId) is not { } row)
        {
            return null;
        }

        return Count(session, row, now, reader, mostComments).Stored(session);
    }

    /// <summary>Counts the answers to an anonymous form anew and lets out what may be: whoever reads it afterwards sees that. Nothing for a named form.</summary>
    public static void Renew(UnitOfWork work, long formId, DateTimeOffset now)
    {
        if (FormStore.ById(work, formId) is { IsAnonymous: true } row)
        {
            Count(work, row, now, ResultsFor.Team, mostComments: 0).Release(work);
        }
    }

    /// <summary>Counts a form, outside the loop. What is shown of it a turn decides.</summary>
    internal static Counted Count(ReadSession session, WorkshopForm row, DateTimeOffset now, ResultsFor reader, int mostComments)
    {
        var form = ResultForm.Of(session, row);
        var people = ResultsStore.People(session, row.WorkshopId);
        var heads = CheckInStore.Counts(session, row.WorkshopId);
        if (row.IsAnonymous)
        {
            var answers = Cube.OfAnonymous(session, form);
            // of those who pass through, whoever is gone would tell whether they have answered
            var asked = Addressees.Of(row).IsPassing ? null : AskedOf(form, people, new HashSet<long>(), session);
            int? answered = asked is not { Count: > 0 } ? null : ParticipationStore.CountOf(session, row.Id, asked.ConvertAll(person => person.PersonId));
            return new(
                row.Id, null, new(session, form, answers, isClosed: now >= row.ClosesAt), AnonymousStore.CountOf(session, row.Id), mostComments,
                results => Asked(form, asked?.Count, heads, results) with { Answered = answered });
        }

        var voices = AttachmentStore.OfForm(session, row.Id).Where(file => file.Facts.Wanted == "text").Select(file => file.Facts.Name).ToHashSet(StringComparer.Ordinal);
        var cube = Cube.OfNamed(session, form, people, voices);

        // what leaves the team is told with its author's consent, or not at all; whoever said no is quoted nowhere
        cube.Texts.RemoveAll(text => reader == ResultsFor.Others ? !Consents.Allows(text.Consent) : text.Consent == Consent.No);

        var all = cube.Of(_ => true);
        var named = new FormResults
        {
            FormId = row.Id,
            WorkshopId = row.WorkshopId,
            Name = row.Name,
            Title = new(row.Titles),
            IsClosed = now >= row.ClosesAt,
            Received = all.Answers,
            Answers = all.Answers,
            Answered = cube.People,
            Questions = QuestionsOf(form, all, isGuarded: reader == ResultsFor.Others),
            Splits = SplitsOf(session, form, cube, reader, mostComments),
            Comments = CommentsOf(session, form, cube.Texts, mostComments),
        };
        return new(row.Id, Asked(form, AskedOf(form, people, cube.Owners, session)?.Count, heads, named), null, all.Answers, mostComments, results => results);
    }

    /// <summary>The same with how many were asked.</summary>
    private static FormResults Asked(ResultForm form, int? asked, List<HeadCount> heads, FormResults results) => results with
    {
        Asked = asked,
        Splits = [.. results.Splits.Select(split => split.By is SplitBy.Session or SplitBy.Day
            ? split with { Groups = [.. split.Groups.Select(group => group with { Asked = group.Key.Length == 0 ? null : HeadsOf(form, heads, asked, split.By, group.Key) })] }
            : split)],
    };

    /// <summary>Who was asked: those whom the form is for, and whoever has answered; null where that is not known.</summary>
    private static List<ResultPerson>? AskedOf(ResultForm form, List<ResultPerson> people, IReadOnlySet<long> owners, ReadSession session)
    {
        var addressees = Addressees.Of(form.Row);
        bool Means(ResultPerson person) => addressees.Means(person.Status, person.GroupCode, day => day is { } only ? person.Days.Contains(only) : person.Attended, form.Home.Workshop);
        return addressees.Audience is FormAudience.Everyone || addressees.Roles is not null ? null
            : people.FindAll(person => Means(person) || (owners.Count > 0 && owners.Contains(ResultsStore.OwnerKey(session, form.Row.Id, person.PersonId))));
    }

    private static List<ResultSplit> SplitsOf(ReadSession session, ResultForm form, Cube cube, ResultsFor reader, int mostComments)
    {
        var splits = new List<ResultSplit>();
        var categories = CategoriesOf(form, cube);
        var texts = cube.Texts.ToLookup(text => text.Spot.Session);
        foreach (var by in Times)
        {
            var keys = cube.Keys(by).Select((key, place) => (Key: key, Place: place)).OrderBy(one => OrderOf(form, by, one.Key)).ToList();
            if (keys.Count < (by == SplitBy.Session ? 1 : 2))
            {
                continue;
            }

            var figures = keys.Select(one => cube.Of(spot => spot.Of(by) == one.Place)).ToList();
            var isOther = reader == ResultsFor.Others ? SmallCells.Others([.. figures.Select(group => group.Answers)]) : new bool[keys.Count];
            var shown = Enumerable.Range(0, keys.Count).Where(i => !isOther[i]).ToList();
            var within = categories.Select(category => Within(form, cube, category, by, [.. shown.Select(i => keys[i].Place)])).ToList();
            var groups = shown.Select((i, row) => new ResultGroup(
                keys[i].Key, form.LabelOf(by, keys[i].Key), figures[i].Answers, QuestionsOf(form, figures[i], isGuarded: reader == ResultsFor.Others))
            {
                Within = [.. within.Select(split => split[row]).OfType<ResultSplit>()],
                Comments = by == SplitBy.Session ? CommentsOf(session, form, texts[keys[i].Place], mostComments) : [],
            }).ToList();
            AddOthers(groups, form, Sum(form, figures.Where((_, i) => isOther[i])));
            splits.Add(new(by, groups));
        }

        splits.AddRange(categories.Select(category => new ResultSplit(category.By, Averages(form, category))));
        return splits;
    }

    /// <summary>The categories that tell people apart, each with groups of five at least.</summary>
    internal static List<CategorySplit> CategoriesOf(ResultForm form, Cube cube) =>
        [.. OfPeople.Select(by => ByCategory(form, cube, by)).OfType<CategorySplit>().Where(category => category.Groups.Count > 1)];

    internal static LocalText Label(ResultForm form, SplitBy by, string key) => key.Length == 0 ? LocalText.Empty : form.LabelOf(by, key);

    private static void AddOthers(List<ResultGroup> groups, ResultForm form, Figures others)
    {
        if (others.Answers >= SmallCells.Least)
        {
            groups.Add(new("", LocalText.Empty, others.Answers, QuestionsOf(form, others, isGuarded: true)));
        }
    }

    private static Figures Sum(ResultForm form, IEnumerable<Figures> parts)
    {
        var sum = new Figures(form.Questions.Count);
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum;
    }

    /// <summary>Who came: to a session that is counted at its own door, else on its day; where nobody was checked in, who is confirmed.</summary>
    private static int? HeadsOf(ResultForm form, List<HeadCount> heads, int? asked, SplitBy by, string key)
    {
        var item = by == SplitBy.Session ? form.Home.Agenda.FirstOrDefault(one => one.Code == key) : null;
        var day = item is not null ? form.Home.Workshop.DayOf(item.StartsAt)
            : DateOnly.TryParseExact(key, "yyyy-MM-dd", out var parsed) ? parsed : (DateOnly?)null;
        return (heads.Find(head => item is not null && head.AgendaItemId == item.Id) ?? heads.Find(head => head.Day == day && head.AgendaItemId is null))?.People
            ?? asked;
    }

    internal static long OrderOf(ResultForm form, SplitBy by, string key) => by == SplitBy.Session
        ? form.Home.Agenda.FirstOrDefault(item => item.Code == key)?.StartsAt.ToUnixTimeSeconds() ?? long.MaxValue
        : DateOnly.TryParseExact(key, "yyyy-MM-dd", out var day) ? day.DayNumber : long.MaxValue;

    /// <summary>The groups of a category: those of five and more, the largest first, and the others together. Null: nobody's is known.</summary>
    private static CategorySplit? ByCategory(ResultForm form, Cube cube, SplitBy by)
    {
        // those of whom it is not known are a group as well, or they would be the difference to the whole
        var places = Enumerable.Range(-1, cube.Keys(by).Count + 1).ToList();
        var figures = places.Select(place => cube.Of(spot => spot.Of(by) == place)).ToList();
        if (figures.Skip(1).All(group => group.Answers == 0))
        {
            return null;
        }

        var isOther = SmallCells.Others([.. figures.Select(group => group.Answers)]);
        isOther[0] |= figures[0].Answers == 0;
        var groups = places.Select((place, i) => (place, i)).Where(one => !isOther[one.i] && one.place >= 0).OrderByDescending(one => figures[one.i].Answers)
            .Select(one => new CategoryGroup(cube.Keys(by)[one.place], [one.place], figures[one.i])).ToList();
        var others = places.Where((place, i) => isOther[i] || place < 0).ToList();
        if (Sum(form, others.Select(place => figures[place + 1])) is { Answers: > 0 } sum)
        {
            groups.Add(new("", others, sum));
        }

        return new(by, groups);
    }

    /// <summary>A category within each session or day; null for one in which it tells nothing.</summary>
    private static List<ResultSplit?> Within(ResultForm form, Cube cube, CategorySplit category, SplitBy by, List<int> places)
    {
        var cells = places.Select(place => category.Groups.Select(group => cube.Of(spot => spot.Of(by) == place && group.Places.Contains(spot.Of(category.By)))).ToList()).ToList();
        var isHidden = SmallCells.Hide([.. cells.Select(row => row.Select(cell => cell.Answers).ToList())]);
        var averaged = form.Questions.Where(question => question.Kind is QuestionKind.Scale or QuestionKind.Number).ToList();
        var withoutAverage = averaged.ToDictionary(question => question.Index, question => SmallCells.Hide([.. cells.Select(row => row.Select(cell => cell.Given(question.Index)).ToList())]));
        return [.. cells.Select((row, r) => row.Select((cell, c) => new ResultGroup(
                category.Groups[c].Key,
                Label(form, category.By, category.Groups[c].Key),
                isHidden[r][c] ? null : cell.Answers,
                [.. averaged.Select(question => AverageOf(question, cell, isHidden[r][c] || withoutAverage[question.Index][r][c]))]))
            .ToList() is var groups && groups.Exists(group => group.Answers > 0)
                ? new ResultSplit(category.By, groups)
                : null)];
    }

    /// <summary>Averages of groups that together are the whole.</summary>
    internal static List<ResultGroup> Averages(ResultForm form, CategorySplit category)
    {
        var groups = category.Groups;
        var averaged = form.Questions.Where(question => question.Kind is QuestionKind.Scale or QuestionKind.Number).ToList();
        var isHidden = averaged.ToDictionary(question => question.Index, question => SmallCells.HideOne([.. groups.Select(group => group.Figures.Given(question.Index))]));
        return [.. groups.Select((group, i) => new ResultGroup(
            group.Key, Label(form, category.By, group.Key), group.Figures.Answers, [.. averaged.Select(question => AverageOf(question, group.Figures, isHidden[question.Index][i]))]))];
    }

    private static QuestionResult AverageOf(ResultQuestion question, Figures figures, bool isHidden) =>
        new(question.Question.Path, question.Label, question.Kind!.Value, isHidden ? null : figures.Given(question.Index), isHidden ? null : Average(question, figures), [])
        {
            Ends = EndsOf(question),
        };

    private static List<QuestionResult> QuestionsOf(ResultForm form, Figures figures, bool isGuarded) =>
        [.. form.Questions.Where(question => question.IsCounted).Select(question => Of(question, figures, isGuarded))];

    private static QuestionResult Of(ResultQuestion question, Figures figures, bool isGuarded)
    {
        var given = figures.Given(question.Index);
        if (isGuarded && !SmallCells.MayShow(given))
        {
            return new(question.Question.Path, question.Label, question.Kind!.Value, null, null, []);
        }

        var bars = question.Kind == QuestionKind.Number ? [] : isGuarded
            ? Bars.Guarded(question, figures)
            : [.. question.Values.Select((_, place) => (Places: new List<int> { place }, Count: figures.CountOf(question.Index, place)))];
        return new(
            question.Question.Path,
            question.Label,
            question.Kind!.Value,
            isGuarded && !SmallCells.MayShow(figures.Answers - given) ? null : given,
            Average(question, figures),
            [.. bars.Select(bar => Bars.Of(question, bar.Places, bar.Count, bar.Places.Contains(-1) ? figures.Answers : given))])
        {
            Ends = EndsOf(question),
        };
    }

    internal static (decimal Lowest, decimal Highest)? EndsOf(ResultQuestion question)
    {
        var numbers = question.Kind == QuestionKind.Scale ? question.Values.Select(value => ResultQuestion.Number(value.Name)).OfType<decimal>().ToList() : [];
        return numbers.Count > 1 ? (numbers.Min(), numbers.Max()) : null;
    }

    private static decimal? Average(ResultQuestion question, Figures figures) =>
        figures.SumOf(question.Index) is (var sum, > 0 and var numbers) ? decimal.Round(sum / numbers, 2, MidpointRounding.AwayFromZero) : null;

    private static List<CommentsResult> CommentsOf(ReadSession session, ResultForm form, IEnumerable<Written> texts, int most)
    {
        var byQuestion = texts.GroupBy(text => text.Question).OrderBy(group => group.Key).Select(group => (Question: form.Questions[group.Key], All: group.ToList())).ToList();
        var chosen = byQuestion.Select(group => (
            group.Question,
            group.All.Count,
            Latest: group.All.TakeLast(most).Reverse().Select(text => text.Place).ToList(),
            Longest: group.All.OrderByDescending(text => text.Length).Take(Math.Min(most, Longest)).Select(text => text.Place).ToList())).ToList();
        var opened = ResultsStore.Open(session, [.. chosen.SelectMany(group => group.Latest.Concat(group.Longest)).Distinct()]);
        return [.. chosen.Select(group => new CommentsResult(
            group.Question.Question.Path, group.Question.Label, group.Count, [.. group.Latest.Where(opened.ContainsKey).Select(place => opened[place])])
        {
            Longest = [.. group.Longest.Where(opened.ContainsKey).Select(place => opened[place])],
        })];
    }

    /// <summary>The groups of a category.</summary>
    internal sealed record CategorySplit(SplitBy By, List<CategoryGroup> Groups);

    /// <summary>One of them, or several small ones together.</summary>
    internal sealed record CategoryGroup(string Key, List<int> Places, Figures Figures);
}
