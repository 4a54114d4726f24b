using System.Globalization;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Workshops;

namespace WorkshopBot.Results;

/// <summary>A form as its answers are counted: the questions of all its versions, joined by their paths, today's first.</summary>
internal sealed class ResultForm
{
    private const int LongestScale = 11;

    private readonly Dictionary<string, int> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SplitBy> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _withoutNumbers = new(StringComparer.Ordinal);

    private readonly Form? _registration;

    private ResultForm(WorkshopForm row, ShelvedWorkshop home, Form? newest, Form? registration) => (Row, Home, Newest, _registration) = (row, home, newest, registration);

    public WorkshopForm Row { get; }

    public ShelvedWorkshop Home { get; }

    /// <summary>Today's version; null when it does not compile any more.</summary>
    public Form? Newest { get; }

    /// <summary>What is counted or read, in the order of the form.</summary>
    public List<ResultQuestion> Questions { get; } = [];

    /// <summary>The path of the question that asks which item of the agenda it is about; null where none does.</summary>
    public string? SessionPath { get; private set; }

    /// <summary>True when it asks its people whether they may be quoted.</summary>
    public bool AsksConsent { get; private set; }

    public static ResultForm Of(ReadSession session, WorkshopForm row)
    {
        var shelf = new Shelf();
        var home = shelf.Workshop(session, row.WorkshopId);
        var versions = Exporter.Versions(session, row, PlanTables.Of(OrganisationStore.Of(session, row.WorkshopId), home.Groups));
        var form = new ResultForm(row, home, versions.FirstOrDefault(), RegistrationOf(session, shelf, home));
        form.SessionPath = versions.Select(version => SessionQuestion.Of(version, home)?.Path).FirstOrDefault(path => path is not null);

        form.AsksConsent = versions.Exists(version => version.Questions.Any(question => Consents.IsAskedAt(question.Path)));

        // an anonymous form has no other categories than those it asks for itself
        if (row.IsAnonymous)
        {
            foreach (var (field, by) in Categories.Fields)
            {
                var names = new[] { home.QuestionOf(field), field, by == SplitBy.Sector ? "sector" : field };
                if (versions.SelectMany(version => version.Questions).FirstOrDefault(question => question.Type == QuestionType.SelectOne && names.Contains(question.Name)) is { } question)
                {
                    form._categories[question.Path] = by;
                }
            }
        }

        foreach (var version in versions)
        {
            foreach (var question in version.Questions.Where(question => question.IsAsked && question.Path != form.SessionPath && !form._categories.ContainsKey(question.Path)))
            {
                form.Take(version, question);
            }
        }

        return form;
    }

    private static Form? RegistrationOf(ReadSession session, Shelf shelf, ShelvedWorkshop home) =>
        home.Forms.FirstOrDefault(form => form.Purpose == FormPurpose.Registration) is { } registration ? shelf.Version(session, registration.CurrentVersionId).Form : null;

    /// <summary>The question at a path, or null for what is neither counted nor read.</summary>
    public ResultQuestion? At(string path) => _byPath.TryGetValue(Plain(path), out var index) ? Questions[index] : null;

    /// <summary>Which category an anonymous form asks for at a path; null for anything else.</summary>
    public SplitBy? CategoryAt(string path) => _categories.TryGetValue(path, out var by) ? by : null;

    /// <summary>What a value is called: as the form's own question has it, else the registration's, else the agenda.</summary>
    public LocalText LabelOf(SplitBy by, string value)
    {
        if (by == SplitBy.Session)
        {
            return Home.Agenda.FirstOrDefault(item => item.Code == value) is { } item ? new(item.Titles) : Choice(Newest, SessionPath, value) ?? Named(value);
        }

        var own = _categories.FirstOrDefault(category => category.Value == by).Key;
        var field = Categories.Fields.FirstOrDefault(category => category.By == by).Field;
        return Choice(Newest, own, value) ?? (field is null ? null : Choice(_registration, Home.QuestionOf(field), value)) ?? Named(value);
    }

    private static LocalText? Choice(Form? form, string? path, string value) =>
        path is not null && form?.Questions.FirstOrDefault(question => question.Path == path) is { } question
            ? form.ChoicesOf(question).FirstOrDefault(choice => choice.Name == value && !choice.Label.IsEmpty)?.Label
            : null;

    public static LocalText Named(string text) => new([new("", text)]);

    /// <summary>A path without the numbers of repeats: <c>lesson[2]/what</c> is <c>lesson/what</c>.</summary>
    private string Plain(string path)
    {
        if (!path.Contains('['))
        {
            return path;
        }

        if (!_withoutNumbers.TryGetValue(path, out var plain))
        {
            plain = _withoutNumbers[path] = string.Concat(path.Split('[').Select((part, i) => i == 0 ? part : part[(part.IndexOf(']') + 1)..]));
        }

        return plain;
    }

    private void Take(Form version, Question question)
    {
        if (!IsTaken(question))
        {
            return;
        }

        var kind = KindOf(version, question);

        if (!_byPath.TryGetValue(question.Path, out var index))
        {
            index = _byPath[question.Path] = Questions.Count;
            Questions.Add(new(index, question, kind));
        }

        // older versions add what only they offered
        if (Questions[index] is var known && known.Kind == kind && known.IsCounted)
        {
            foreach (var value in ValuesOf(version, question, kind!.Value))
            {
                known.Offer(value);
            }
        }
    }

    private static bool IsTaken(Question question) => question.HasChoices
        || question.Type is QuestionType.Text or QuestionType.Range or QuestionType.Integer or QuestionType.Decimal;

    // no kind: a text, which is read and not counted
    private static QuestionKind? KindOf(Form version, Question question) => question.Type switch
    {
        QuestionType.SelectOne when version.ChoicesOf(question).ToList() is { Count: > 1 } choices && choices.TrueForAll(choice => IsWhole(choice.Name)) => QuestionKind.Scale,
        QuestionType.SelectOne => QuestionKind.Choice,
        QuestionType.SelectMultiple => QuestionKind.Choices,
        QuestionType.Rank => QuestionKind.Rank,
        QuestionType.Range or QuestionType.Integer or QuestionType.Decimal =>
            question.Bounds is { } bounds && LengthOf(bounds) <= LongestScale ? QuestionKind.Scale : QuestionKind.Number,
        _ => null,
    };

    private static decimal LengthOf(RangeOfNumbers bounds) => (Math.Abs(bounds.End - bounds.Start) / bounds.Step) + 1;

    private static IEnumerable<ResultValue> ValuesOf(Form version, Question question, QuestionKind kind)
    {
        if (question.HasChoices)
        {
            return version.ChoicesOf(question).Select(choice => new ResultValue(choice.Name, choice.Label.IsEmpty ? Named(choice.Name) : choice.Label));
        }

        if (kind != QuestionKind.Scale)
        {
            return [];
        }

        var bounds = question.Bounds!;
        return Enumerable.Range(0, (int)LengthOf(bounds)).Select(i => (Math.Min(bounds.Start, bounds.End) + (i * bounds.Step)).ToString("0.##########", CultureInfo.InvariantCulture))
            .Select(number => new ResultValue(number, Named(number)));
    }

    private static bool IsWhole(string name) => name.Length is > 0 and < 5 && int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}

/// <summary>A question in all versions of a form; what it is, the newest says.</summary>
/// <param name="index">Its place among the form's.</param>
/// <param name="question">In the newest version that asks it.</param>
/// <param name="kind">How it is counted; null: it is a text.</param>
internal sealed class ResultQuestion(int index, Question question, QuestionKind? kind)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<decimal?> _numbers = [];

    public int Index { get; } = index;

    public Question Question { get; } = question;

    public QuestionKind? Kind { get; } = kind;

    /// <summary>False for texts.</summary>
    public bool IsCounted => Kind is not null;

    public LocalText Label => Question.Label.IsEmpty ? ResultForm.Named(Question.Name) : Question.Label;

    /// <summary>What can be answered; what no version offers comes behind as it is found.</summary>
    public List<ResultValue> Values { get; } = [];

    public void Offer(ResultValue value)
    {
        if (_places.TryAdd(value.Name, Values.Count))
        {
            Values.Add(value);
            _numbers.Add(Kind == QuestionKind.Scale ? Number(value.Name) : null);
        }
    }

    /// <summary>The place of a value among <see cref="Values"/>.</summary>
    public int PlaceOf(string value)
    {
        if (!_places.TryGetValue(value, out var place))
        {
            place = Values.Count;
            Offer(new(value, ResultForm.Named(value)));
        }

        return place;
    }

    /// <summary>The number that a value of a scale is; null where it is none.</summary>
    public decimal? NumberAt(int place) => _numbers[place];

    public static decimal? Number(string stored) =>
        decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000m ? number : null;
}

/// <summary>What people are told apart by.</summary>
internal static class Categories
{
    /// <summary>A registration's field and what it is called here.</summary>
    public static readonly (string Field, SplitBy By)[] Fields =
        [("governorate", SplitBy.Governorate), ("gender", SplitBy.Gender), ("role", SplitBy.Sector), ("age_band", SplitBy.AgeBand)];
}
