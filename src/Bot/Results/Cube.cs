using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Results;

/// <summary>Where an answer belongs: places in <see cref="Cube"/>'s lists, -1 for "not known".</summary>
internal readonly record struct Spot(int Session, int Day, int Governorate, int Gender, int Sector, int AgeBand)
{
    public static readonly Spot Nowhere = new(-1, -1, -1, -1, -1, -1);

    public int Of(SplitBy by) => by switch
    {
        SplitBy.Session => Session,
        SplitBy.Day => Day,
        SplitBy.Governorate => Governorate,
        SplitBy.Gender => Gender,
        SplitBy.Sector => Sector,
        SplitBy.AgeBand => AgeBand,
    };

    public Spot With(SplitBy by, int place) => by switch
    {
        SplitBy.Session => this with { Session = place },
        SplitBy.Day => this with { Day = place },
        SplitBy.Governorate => this with { Governorate = place },
        SplitBy.Gender => this with { Gender = place },
        SplitBy.Sector => this with { Sector = place },
        SplitBy.AgeBand => this with { AgeBand = place },
    };
}

/// <summary>Counts: how many answers, and for each question how many of what.</summary>
internal sealed class Figures(int questions)
{
    private readonly List<int>?[] _counts = new List<int>?[questions];
    private readonly int[] _given = new int[questions];
    private readonly int[] _numbers = new int[questions];
    private readonly decimal[] _sums = new decimal[questions];

    /// <summary>How many answers to the form.</summary>
    public int Answers { get; private set; }

    public void AddAnswer() => Answers++;

    /// <summary>Counts what was answered to one question.</summary>
    public void Add(ResultQuestion question, string stored)
    {
        _given[question.Index]++;
        switch (question.Kind)
        {
            case QuestionKind.Choices:
                foreach (var value in stored.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Count(question.Index, question.PlaceOf(value), 1);
                }

                break;
            case QuestionKind.Rank:
                Count(question.Index, question.PlaceOf(stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(stored)), 1);
                break;
            case QuestionKind.Number:
                AddNumber(question.Index, ResultQuestion.Number(stored));
                break;
            default:
                var place = question.PlaceOf(stored);
                Count(question.Index, place, 1);
                AddNumber(question.Index, question.NumberAt(place));
                break;
        }
    }

    private void AddNumber(int question, decimal? number)
    {
        if (number is { } known)
        {
            _numbers[question]++;
            _sums[question] += known;
        }
    }

    /// <summary>How many answered a question.</summary>
    public int Given(int question) => _given[question];

    /// <summary>How many answered it so.</summary>
    public int CountOf(int question, int place) => _counts[question] is { } counts && place < counts.Count ? counts[place] : 0;

    /// <summary>The sum of the numbers that were answered, and how many they are.</summary>
    public (decimal Sum, int Numbers) SumOf(int question) => (_sums[question], _numbers[question]);

    /// <summary>Adds those of another group.</summary>
    public void Add(Figures other)
    {
        Answers += other.Answers;
        for (var question = 0; question < _given.Length; question++)
        {
            _given[question] += other._given[question];
            _numbers[question] += other._numbers[question];
            _sums[question] += other._sums[question];
            for (var place = 0; place < (other._counts[question]?.Count ?? 0); place++)
            {
                Count(question, place, other._counts[question]![place]);
            }
        }
    }

    private void Count(int question, int place, int howMany)
    {
        var counts = _counts[question] ??= [];
        while (counts.Count <= place)
        {
            counts.Add(0);
        }

        counts[place] += howMany;
    }
}

/// <summary>A text somebody wrote: where it is to be read, or, of an anonymous form, itself.</summary>
internal readonly record struct Written(int Question, Spot Spot, int Length, AnswerPlace Place, string? Text)
{
    /// <summary>What its author said to being quoted. Of an anonymous form that does not ask it each may be, its notice says so.</summary>
    public Consent Consent { get; init; }
}

/// <summary>The answers of a form, counted in one pass by everything they can be broken down by.</summary>
internal sealed partial class Cube
{
    private readonly Dictionary<Spot, Figures> _cells = [];
    private readonly Dictionary<SplitBy, List<string>> _keys = Enum.GetValues<SplitBy>().ToDictionary(by => by, _ => new List<string>());
    private readonly Dictionary<(SplitBy By, string Key), int> _places = [];
    private readonly ResultForm _form;
    private readonly Dictionary<string, string> _dayOfItem;

    private Cube(ResultForm form)
    {
        _form = form;
        _dayOfItem = form.Home.Agenda.ToDictionary(item => item.Code, item => Day(item.StartsAt), StringComparer.Ordinal);
    }

    /// <summary>The texts people wrote, in the order of sending; of an anonymous form in none.</summary>
    public List<Written> Texts { get; } = [];

    /// <summary>How many people answered; null for an anonymous form.</summary>
    public int? People { get; private set; }

    /// <summary>Whose they are, as <see cref="ResultsStore.OwnerKey"/>; nobody's where the form is anonymous.</summary>
    public IReadOnlySet<long> Owners { get; private set; } = new HashSet<long>();

    /// <summary>Reads the named answers of a form.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="form">The form.</param>
    /// <param name="people">The registrations of its workshop.</param>
    /// <param name="voices">Names of files that people sent: such an answer is nothing to be read.</param>
    public static Cube OfNamed(ReadSession session, ResultForm form, IEnumerable<ResultPerson> people, HashSet<string> voices)
    {
        var cube = new Cube(form);
        var spots = people.ToDictionary(person => ResultsStore.OwnerKey(session, form.Row.Id, person.PersonId), cube.SpotOf);
        var owners = new HashSet<long>();
        var pending = new List<(ResultQuestion Question, string Value)>();
        var texts = new List<(int Question, int Length, AnswerPlace Place)>();
        var consents = new Dictionary<string, string>(StringComparer.Ordinal);
        var spot = Spot.Nowhere;
        var isFirst = true;
        using (var cursor = ResultsStore.Answers(session, form.Row.Id))
        {
            while (cursor.Read())
            {
                if (cursor.IsNewSubmission)
                {
                    Finish();
                    var owner = cursor.OwnerKey;
                    owners.Add(owner);
                    spot = spots.GetValueOrDefault(owner, Spot.Nowhere);
                    if (form.SessionPath is null)
                    {
                        spot = spot with { Day = cube.PlaceOf(SplitBy.Day, cube.Day(cursor.SubmittedAt)) };
                    }
                }

                if (cursor.Path is not { } path)
                {
                    continue;
                }

                if (Consents.IsAskedAt(path))
                {
                    consents[path] = cursor.Value;
                }

                if (path == form.SessionPath)
                {
                    spot = cube.At(spot, cursor.Value);
                }
                else if (form.At(path) is { IsCounted: true } question)
                {
                    pending.Add((question, cursor.Value));
                }
                else if (form.At(path) is { } text)
                {
                    texts.Add((text.Index, cursor.SealedLength, new(cursor.SubmissionId, path)));
                }
            }
        }

        Finish();
        cube.People = owners.Count;
        cube.Owners = owners;
        cube.DropVoices(session, voices);
        return cube;

        // the session may be asked after other questions
        void Finish()
        {
            if (!isFirst)
            {
                cube.Add(spot, pending);
                cube.Texts.AddRange(texts.Select(text => new Written(text.Question, spot, text.Length, text.Place, null) { Consent = Consents.At(text.Place.Path, consents) }));
            }

            isFirst = false;
            consents.Clear();
            pending.Clear();
            texts.Clear();
        }
    }

    /// <summary>Reads the answers of an anonymous form, which are in no order and nobody's.</summary>
    public static Cube OfAnonymous(ReadSession session, ResultForm form)
    {
        var cube = new Cube(form);
        var pending = new List<(ResultQuestion Question, string Value)>();
        var texts = new List<(int Question, string Path, string Text)>();
        foreach (var submission in AnonymousStore.OfForm(session, form.Row.Id))
        {
            pending.Clear();
            texts.Clear();
            var spot = Spot.Nowhere with { Day = cube.PlaceOf(SplitBy.Day, submission.Day) };
            foreach (var (path, value, _) in submission.Answers)
            {
                if (path == form.SessionPath)
                {
                    spot = cube.At(spot, value);
                }
                else if (form.CategoryAt(path) is { } by)
                {
                    spot = spot.With(by, cube.PlaceOf(by, value));
                }
                else if (form.At(path) is { IsCounted: true } question)
                {
                    pending.Add((question, value));
                }
                else if (form.At(path) is { } text && !SpokenName().IsMatch(value))
                {
                    texts.Add((text.Index, path, value));
                }
            }

            cube.Add(spot, pending);
            if (texts.Count > 0)
            {
                var consents = submission.Answers.Where(answer => Consents.IsAskedAt(answer.Path)).ToDictionary(answer => answer.Path, answer => answer.Value);
                cube.Texts.AddRange(texts.Where(text => !form.AsksConsent || Consents.Allows(Consents.At(text.Path, consents)))
                    .Select(text => new Written(text.Question, spot, text.Text.Length, default, text.Text)));
            }
        }

        return cube;
    }

    /// <summary>The spots that anybody's answers are at.</summary>
    public IEnumerable<Spot> Spots() => _cells.Keys;

    /// <summary>The keys found for something, in the order in which they were.</summary>
    public IReadOnlyList<string> Keys(SplitBy by) => _keys[by];

    /// <summary>The figures of all answers at spots of one kind.</summary>
    public Figures Of(Func<Spot, bool> isMeant)
    {
        var sum = new Figures(_form.Questions.Count);
        foreach (var (spot, figures) in _cells)
        {
            if (isMeant(spot))
            {
                sum.Add(figures);
            }
        }

        return sum;
    }

    private void Add(Spot spot, List<(ResultQuestion Question, string Value)> answers)
    {
        if (!_cells.TryGetValue(spot, out var figures))
        {
            figures = _cells[spot] = new(_form.Questions.Count);
        }

        figures.AddAnswer();
        foreach (var (question, value) in answers)
        {
            figures.Add(question, value);
        }
    }

    // a voice message stands for a text under its file's name; by their length most texts need not be opened to tell
    private void DropVoices(ReadSession session, HashSet<string> voices)
    {
        if (voices.Count == 0)
        {
            return;
        }

        var lengths = voices.Select(voice => Encoding.UTF8.GetByteCount(voice)).ToHashSet();
        var candidates = Texts.Where(text => lengths.Contains(text.Length - Sealer.AddedBytes)).Select(text => text.Place).ToList();
        var spoken = ResultsStore.Open(session, candidates).Where(text => voices.Contains(text.Value)).Select(text => text.Key).ToHashSet();
        Texts.RemoveAll(text => spoken.Contains(text.Place));
    }

    private Spot SpotOf(ResultPerson person) => Spot.Nowhere with
    {
        Governorate = PlaceOf(SplitBy.Governorate, person.Governorate),
        Gender = PlaceOf(SplitBy.Gender, person.Gender),
        Sector = PlaceOf(SplitBy.Sector, person.Sector),
        AgeBand = PlaceOf(SplitBy.AgeBand, person.AgeBand),
    };

    private Spot At(Spot spot, string item) => spot with
    {
        Session = PlaceOf(SplitBy.Session, item),
        Day = PlaceOf(SplitBy.Day, _dayOfItem.GetValueOrDefault(item)),
    };

    private int PlaceOf(SplitBy by, string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return -1;
        }

        if (!_places.TryGetValue((by, key), out var place))
        {
            place = _places[(by, key)] = _keys[by].Count;
            _keys[by].Add(key);
        }

        return place;
    }

    // the name under which a voice message stands for a text
    [GeneratedRegex("^[A-Za-z0-9_.-]+-[a-z0-9]{8}\\.(ogg|oga|opus|mp3|m4a|wav)$")]
    private static partial Regex SpokenName();

    private string Day(DateTimeOffset moment) => _form.Home.Workshop.DayOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
