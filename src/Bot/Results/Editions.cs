using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Results;

/// <summary>Why the figures of an edition do not continue those before.</summary>
public enum SeriesBreak
{
    /// <summary>The same question with the same answers: the series goes on, or begins here.</summary>
    None,

    /// <summary>The same name and answers, and other words.</summary>
    Wording,

    /// <summary>Other answers can be given.</summary>
    Choices,

    /// <summary>Another kind of answer.</summary>
    Kind,
}

/// <summary>An edition of a recurring event.</summary>
/// <param name="WorkshopId">Its workshop.</param>
/// <param name="Number">Which edition.</param>
/// <param name="FirstDay">When it began.</param>
/// <param name="Answers">How many answers its figures are of.</param>
public sealed record Edition(long WorkshopId, int Number, DateOnly FirstDay, int Answers);

/// <summary>A question in one edition.</summary>
/// <param name="IsAsked">False: that edition did not ask it, a gap.</param>
/// <param name="Average">Of a scale or number; null: it has none, or too few answered.</param>
/// <param name="Top">The answer that most gave, where there is no average; null: too few.</param>
/// <param name="Break">Whether it continues the edition before that asked it.</param>
public sealed record EditionPoint(bool IsAsked, decimal? Average, ResultBar? Top, SeriesBreak Break);

/// <summary>A question through all editions.</summary>
/// <param name="Name">Its path, by which editions are matched.</param>
/// <param name="Label">As the latest edition that asks it words it.</param>
/// <param name="Ends">The lowest and highest of a scale.</param>
/// <param name="Points">One for each edition.</param>
public sealed record EditionSeries(string Name, LocalText Label, (decimal Lowest, decimal Highest)? Ends, IReadOnlyList<EditionPoint> Points);

/// <summary>The same form in each edition of a recurring event: workshops with one <c>series</c>, in the order of <c>edition</c>.</summary>
/// <param name="Editions">The earliest first.</param>
/// <param name="Series">The latest edition's questions first.</param>
public sealed record EditionsCompared(IReadOnlyList<Edition> Editions, IReadOnlyList<EditionSeries> Series)
{
    /// <summary>Compares a form with those of its name in the other editions.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="formId">The form of one of them.</param>
    /// <param name="now">The calendar's time.</param>
    /// <param name="reader">For whom.</param>
    /// <returns>Null where there is only one edition with such a form.</returns>
    public static EditionsCompared? Of(ReadSession session, long formId, DateTimeOffset now, ResultsFor reader)
    {
        if (FormStore.ById(session, formId) is not { } asked || WorkshopStore.ById(session, asked.WorkshopId) is not { Series: { } series })
        {
            return null;
        }

        var editions = WorkshopStore.All(session)
            .Where(workshop => workshop.SeriesKey == series)
            .OrderBy(workshop => workshop.Edition ?? 0).ThenBy(workshop => workshop.FirstDay)
            .Select(workshop => (Workshop: workshop, Row: FormStore.ByName(session, workshop.Id, asked.Name)))
            .Where(edition => edition.Row is { IsDraft: false })
            .Select(edition => (edition.Workshop, Form: ResultForm.Of(session, edition.Row!), Results: ResultsReader.Count(session, edition.Row!, now, reader, mostComments: 0).Stored(session)))
            .ToList();
        if (editions.Count < 2)
        {
            return null;
        }

        var names = editions.AsEnumerable().Reverse().SelectMany(edition => edition.Results.Questions.Select(question => question.Name)).Distinct(StringComparer.Ordinal).ToList();
        return new(
            [.. editions.Select((edition, i) => new Edition(edition.Workshop.Id, edition.Workshop.Edition ?? i + 1, edition.Workshop.FirstDay, edition.Results.Answers))],
            [.. names.Select(name => SeriesOf(name, editions.ConvertAll(edition => (edition.Form, edition.Results.Questions.FirstOrDefault(question => question.Name == name)))))]);
    }

    private static EditionSeries SeriesOf(string name, List<(ResultForm Form, QuestionResult? Result)> editions)
    {
        var points = new List<EditionPoint>();
        (Form Form, Question Question)? before = null;
        foreach (var (form, result) in editions)
        {
            var question = form.Newest?.Questions.FirstOrDefault(one => one.Path == name);
            if (result is null || question is null)
            {
                points.Add(new(false, null, null, SeriesBreak.None));
                continue;
            }

            var @break = before is { } last ? BreakBetween(last.Form, last.Question, form.Newest!, question) : SeriesBreak.None;
            points.Add(new(true, result.Average, result.Average is null && result.Bars.Count > 0 ? result.Bars.MaxBy(bar => bar.Share) : null, @break));
            before = (form.Newest!, question);
        }

        var latest = editions.Last(edition => edition.Result is not null).Result!;
        return new(name, latest.Label, latest.Ends, points);
    }

    /// <summary>Whether a question continues what another edition asked under its name.</summary>
    internal static SeriesBreak BreakBetween(Form before, Question was, Form after, Question becomes)
    {
        if (was.Type != becomes.Type)
        {
            return SeriesBreak.Kind;
        }

        if (!before.ChoicesOf(was).Select(choice => choice.Name).SequenceEqual(after.ChoicesOf(becomes).Select(choice => choice.Name)) || was.Bounds != becomes.Bounds)
        {
            return SeriesBreak.Choices;
        }

        // a language that was added changes nothing; one that says something else does
        var isReworded = Differs(was.Label, becomes.Label) || before.ChoicesOf(was).Zip(after.ChoicesOf(becomes)).Any(pair => Differs(pair.First.Label, pair.Second.Label));
        return isReworded ? SeriesBreak.Wording : SeriesBreak.None;
    }

    private static bool Differs(LocalText one, LocalText other) => one.ByLanguage.Any(text => other.ByLanguage.TryGetValue(text.Key, out var same) && same != text.Value);
}
