using System.Globalization;
using WorkshopBot.Data.Storage;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Results;

/// <summary>An anonymous form's answers, counted, and what of them may be shown.</summary>
internal sealed class ReleasedResults(ReadSession session, ResultForm form, Cube cube, bool isClosed)
{
    // answers that name no session of a form that asks for one
    private const string NoSession = "-";

    private readonly List<(string Part, string Mark, Written Text)> _texts =
        [.. cube.Texts.Select(text => (PartOf(form, cube, text.Spot), MarkOf(session, form, text, cube), text))];

    /// <summary>What is to be shown next, given what was shown last.</summary>
    public Release Next(Release? before) => Release.Next(
        before,
        form,
        cube.Spots().GroupBy(spot => PartOf(form, cube, spot)).ToDictionary(part => part.Key, part => cube.Of(part.ToHashSet().Contains)),
        [.. _texts.Select(text => (text.Part, text.Mark))],
        () => ResultsReader.CategoriesOf(form, cube).ConvertAll(category => Split(category.By, ResultsReader.Averages(form, category))),
        isClosed);

    /// <summary>The results as they are shown.</summary>
    public FormResults Of(Release? release, int received, int mostComments)
    {
        var parts = release?.Parts ?? [];
        var groups = parts.Where(part => form.SessionPath is not null && part.Key != NoSession).OrderBy(part => part.Key.Length == 0).ThenBy(part => ResultsReader.OrderOf(form, SplitBy.Session, part.Key)).ToList();
        var splits = new List<ResultSplit>();
        if (groups.Count > 0)
        {
            splits.Add(new(SplitBy.Session, groups.ConvertAll(part => Group(part.Key, ResultsReader.Label(form, SplitBy.Session, part.Key), [part.Value]) with
            {
                Comments = CommentsOf(release!, text => text.Part == part.Key, mostComments),
            })));
        }

        // a form for each day is about days as others are about sessions
        var days = (form.SessionPath is null ? [.. parts] : groups).GroupBy(part => DayOf(part.Key)).OrderBy(day => day.Key.Length == 0).ThenBy(day => day.Key, StringComparer.Ordinal).ToList();
        if (days.Count > 1)
        {
            splits.Add(new(SplitBy.Day, days.ConvertAll(day => Group(day.Key, LocalText.Empty, [.. day.Select(part => part.Value)]) with
            {
                Comments = form.SessionPath is null ? CommentsOf(release!, text => text.Part == day.Key, mostComments) : [],
            })));
        }

        splits.AddRange((release?.Splits ?? []).Select(split => new ResultSplit(split.By, split.Groups.ConvertAll(group => new ResultGroup(
            group.Key,
            ResultsReader.Label(form, split.By, group.Key),
            group.Answers,
            [.. form.Questions.Where(question => group.Averages.ContainsKey(question.Question.Path)).Select(question => new QuestionResult(
                question.Question.Path, question.Label, question.Kind!.Value, group.Averages[question.Question.Path].Answers, group.Averages[question.Question.Path].Average, [])
            {
                Ends = ResultsReader.EndsOf(question),
            })])))));
        return new()
        {
            FormId = form.Row.Id,
            WorkshopId = form.Row.WorkshopId,
            Name = form.Row.Name,
            Title = new(form.Row.Titles),
            IsAnonymous = true,
            IsClosed = isClosed,
            Received = received,
            Answers = parts.Values.Sum(part => part.Answers),
            Questions = Questions([.. parts.Values]),
            Splits = splits,
            Comments = release is null ? [] : CommentsOf(release, _ => true, mostComments),
        };
    }

    private static ReleasedSplit Split(SplitBy by, List<ResultGroup> groups) => new(by, groups.ConvertAll(group => new ReleasedGroup(
        group.Key, group.Answers ?? 0, group.Questions.ToDictionary(question => question.Name, question => new ReleasedAverage(question.Answers, Rounded(question.Average))))));

    private ResultGroup Group(string key, LocalText label, List<ReleasedPart> parts) => new(key, label, parts.Sum(part => part.Answers), Questions(parts));

    private List<QuestionResult> Questions(List<ReleasedPart> parts) => [.. form.Questions.Where(question => question.IsCounted).Select(question =>
    {
        var known = parts.Select(part => part.Questions.GetValueOrDefault(question.Question.Path)).Where(one => one is { IsEmpty: false }).Select(one => one!).ToList();
        var bars = question.Kind == QuestionKind.Choices ? Ticked(question, known) : Joined(question, known);
        var numbers = known.Sum(one => one.Numbers);
        return new QuestionResult(
            question.Question.Path,
            question.Label,
            question.Kind!.Value,
            bars.Count == 0 ? null : question.Kind == QuestionKind.Choices ? known.Max(one => one.Bars.Count == 0 ? 0 : one.Bars.Max(bar => bar.Base)) : bars.Sum(bar => bar.Count),
            numbers == 0 ? null : Rounded(known.Sum(one => one.Sum) / numbers),
            bars)
        {
            Ends = ResultsReader.EndsOf(question),
        };
    })];

    // bars that share a value, of one session and of another, are one: only their sum is known
    private static List<ResultBar> Joined(ResultQuestion question, List<ReleasedQuestion> parts)
    {
        var joined = new List<(HashSet<string> Values, int Count)>();
        foreach (var bar in parts.SelectMany(part => part.Bars))
        {
            var values = bar.Values.ToHashSet(StringComparer.Ordinal);
            var count = bar.Count;
            foreach (var other in joined.Where(one => one.Values.Overlaps(bar.Values)).ToList())
            {
                values.UnionWith(other.Values);
                count += other.Count;
                joined.Remove(other);
            }

            joined.Add((values, count));
        }

        var all = joined.Sum(bar => bar.Count);
        return [.. joined.Select(bar => (Places: bar.Values.Select(name => name.Length == 0 ? int.MaxValue : question.PlaceOf(name)).Order().ToList(), bar.Count))
            .OrderBy(bar => bar.Places.Count > 1 && question.Kind != QuestionKind.Scale).ThenBy(bar => bar.Places[0])
            .Select(bar => Bars.Of(question, [.. bar.Places.Select(place => place == int.MaxValue ? -1 : place)], bar.Count, all))];
    }

    private static List<ResultBar> Ticked(ResultQuestion question, List<ReleasedQuestion> parts) =>
        [.. parts.SelectMany(part => part.Bars).GroupBy(bar => bar.Values[0]).OrderBy(choice => question.PlaceOf(choice.Key))
            .Select(choice => Bars.Of(question, [question.PlaceOf(choice.Key)], choice.Sum(bar => bar.Count), choice.Sum(bar => bar.Base)))];

    private List<CommentsResult> CommentsOf(Release release, Func<(string Part, string Mark, Written Text), bool> isMeant, int most) =>
        // by their marks: an order that tells nothing
        [.. _texts.Where(text => release.Texts.Contains(text.Mark) && isMeant(text)).DistinctBy(text => text.Mark).GroupBy(text => text.Text.Question).OrderBy(group => group.Key)
            .Select(group => (Question: form.Questions[group.Key], Texts: group.OrderBy(text => text.Mark, StringComparer.Ordinal).Select(text => text.Text.Text!).ToList()))
            .Select(group => new CommentsResult(group.Question.Question.Path, group.Question.Label, group.Texts.Count, [.. group.Texts.Take(most)])
            {
                Longest = [.. group.Texts.OrderByDescending(text => text.Length).Take(Math.Min(most, ResultsReader.Longest))],
            })];

    private string DayOf(string part) => form.SessionPath is null ? part : form.Home.Agenda.FirstOrDefault(item => item.Code == part) is { } item
        ? form.Home.Workshop.DayOf(item.StartsAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : "";

    // one decimal: from a finer one the sum of a few could be told
    private static decimal? Rounded(decimal? average) => average is { } exact ? decimal.Round(exact, 1, MidpointRounding.AwayFromZero) : null;

    private static string PartOf(ResultForm form, Cube cube, Spot spot) =>
        form.SessionPath is null ? spot.Day < 0 ? "" : cube.Keys(SplitBy.Day)[spot.Day] : spot.Session < 0 ? NoSession : cube.Keys(SplitBy.Session)[spot.Session];

    private static string MarkOf(ReadSession session, ResultForm form, Written text, Cube cube) => Convert.ToBase64String(session.Sealer.LookupKey(
        "results.texts", $"{form.Questions[text.Question].Question.Path}\n{PartOf(form, cube, text.Spot)}\n{text.Text}")[..9]);
}
