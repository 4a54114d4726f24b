using System.Text.Json;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Workshops;

namespace WorkshopBot.Results;

/// <summary>Who took part, by what donors ask for: no count under five, and none that follows from the sum.</summary>
/// <param name="Came">True: counted are those who came; false: nobody was checked in, and counted are the confirmed.</param>
/// <param name="People">How many in all.</param>
/// <param name="Tables">One for each category that the registration knows.</param>
public sealed record Participants(bool Came, int People, IReadOnlyList<ParticipantTable> Tables)
{
    /// <summary>Counts the participants of a workshop.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="workshopId">The workshop.</param>
    public static Participants Of(ReadSession session, long workshopId)
    {
        if (DeletionStore.Figures(session, workshopId) is { } figures)
        {
            return Read(figures);
        }

        var shelf = new Shelf();
        var home = shelf.Workshop(session, workshopId);
        var registration = home.Forms.FirstOrDefault(form => form.Purpose == FormPurpose.Registration) is { } row ? shelf.Version(session, row.CurrentVersionId).Form : null;
        var all = ResultsStore.People(session, workshopId);
        var came = all.Exists(person => person.Attended);
        var people = all.FindAll(person => came ? person.Attended : person.IsConfirmed);
        var own = new[] { OrganisationType, Disability }.Concat(ShortSet).Select(name => registration?.Find(name)).OfType<Question>().ToList();
        var answers = ResultsStore.RegistrationAnswers(session, workshopId, own.ConvertAll(question => question.Path));
        string? Answer(ResultPerson person, string name) =>
            own.Find(question => question.Name == name) is { } question && answers.TryGetValue(person.PersonId, out var given) ? given.GetValueOrDefault(question.Path) : null;
        var categories = Fields.Select(one => (one.Field, Question: registration?.Find(home.QuestionOf(one.Field)), one.Of))
            .Append((OrganisationType, registration?.Find(OrganisationType), person => Answer(person, OrganisationType)))
            .Append((Disability, registration?.Find(Disability), person => Answer(person, Disability) ?? OfShortSet([.. ShortSet.Select(name => Answer(person, name)).OfType<string>()])));
        return new(came, people.Count, [.. categories.Select(one => TableOf(one.Item1, one.Item2, one.Item3)).OfType<ParticipantTable>()]);

        ParticipantTable? TableOf(string field, Question? question, Func<ResultPerson, string?> of)
        {
            // whoever did not say is a group as well: else it would follow from the whole
            var groups = people.GroupBy(person => of(person) ?? "").Select(group => (group.Key, Count: group.Count()))
                .OrderBy(group => group.Key.Length == 0).ThenByDescending(group => group.Count).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
            if (groups.TrueForAll(group => group.Key.Length == 0))
            {
                return null;
            }

            var isOther = SmallCells.Others([.. groups.Select(group => group.Count)]);
            var rows = groups.Where((_, i) => !isOther[i])
                .Select(group => group.Key.Length == 0 ? new ParticipantRow(NotSaid, LocalText.Empty, group.Count) : new ParticipantRow(group.Key, LabelOf(registration, question, group.Key), group.Count)).ToList();
            if (groups.Where((_, i) => isOther[i]).Sum(group => group.Count) is >= SmallCells.Least and var others)
            {
                rows.Add(new("", LocalText.Empty, others));
            }

            return new(field, question?.Label ?? LocalText.Empty, rows);
        }
    }

    /// <summary>As it is kept when the people behind it are forgotten (<see cref="DeletionStore"/>).</summary>
    public string Write() => JsonSerializer.Serialize(new Kept(
        Came, People, [.. Tables.Select(table => new KeptTable(table.Field, table.Label.ByLanguage, [.. table.Rows.Select(row => new KeptRow(row.Key, row.Label.ByLanguage, row.People))]))]));

    private static Participants Read(string figures)
    {
        var kept = JsonSerializer.Deserialize<Kept>(figures)!;
        return new(kept.Came, kept.People, [.. kept.Tables.Select(table => new ParticipantTable(
            table.Field, new LocalText(table.Label), [.. table.Rows.Select(row => new ParticipantRow(row.Key, new LocalText(row.Label), row.People))]))]);
    }

    private sealed record Kept(bool Came, int People, IReadOnlyList<KeptTable> Tables);

    private sealed record KeptTable(string Field, IReadOnlyDictionary<string, string> Label, IReadOnlyList<KeptRow> Rows);

    private sealed record KeptRow(string Key, IReadOnlyDictionary<string, string> Label, int People);

    /// <summary>A question of the registration form: the kind of organisation. With <see cref="Disability"/> and <see cref="ShortSet"/> it is no field of the registration, and counted all the same.</summary>
    public const string OrganisationType = "org_type";

    /// <summary>A question of the registration form, <c>yes</c> or <c>no</c>; where it is not asked, what follows from <see cref="ShortSet"/>.</summary>
    public const string Disability = "disability";

    /// <summary>The key of those of whom it is not known.</summary>
    public const string NotSaid = "-";

    /// <summary>The questions of the Washington Group's short set; their answers are <c>none some a_lot cannot</c>, or 1 to 4.</summary>
    public static readonly IReadOnlyList<string> ShortSet = ["wg_seeing", "wg_hearing", "wg_walking", "wg_remembering", "wg_selfcare", "wg_communicating"];

    /// <summary>The short set's rule: a lot of difficulty, or "cannot do at all", in at least one of the six.</summary>
    /// <returns><c>yes</c>, <c>no</c>; null when none of the six was answered.</returns>
    internal static string? OfShortSet(IReadOnlyList<string> answers) => answers.Count == 0 ? null : answers.Any(answer => answer is "a_lot" or "cannot" or "3" or "4") ? "yes" : "no";

    private static readonly (string Field, Func<ResultPerson, string?> Of)[] Fields =
    [
        ("governorate", person => person.Governorate),
        ("gender", person => person.Gender),
        ("age_band", person => person.AgeBand),
        ("role", person => person.Sector),

        // several may be asked for at once: whoever asks for anything is one group
        ("access", person => person.Access is null or "none" ? null : "asked"),
    ];

    private static LocalText LabelOf(Form? form, Question? question, string value) =>
        question is not null && form!.ChoicesOf(question).FirstOrDefault(choice => choice.Name == value)?.Label is { IsEmpty: false } label ? label : ResultForm.Named(value);
}

/// <summary>The participants by one category.</summary>
/// <param name="Field">The registration's field or question: <c>governorate gender age_band role access org_type disability</c>.</param>
/// <param name="Label">The question that was asked; empty without one.</param>
/// <param name="Rows">The largest first, then those of whom it is not known; small ones together at the end. None: there are too few.</param>
public sealed record ParticipantTable(string Field, LocalText Label, IReadOnlyList<ParticipantRow> Rows);

/// <summary>One group of them.</summary>
/// <param name="Key">The choice's name; "" for small groups together, "-" for those of whom it is not known. In the table <c>access</c> only <c>asked</c>: whoever asked for something; in <c>disability</c> <c>yes</c> and <c>no</c>.</param>
/// <param name="Label">What people read; empty for small groups together.</param>
/// <param name="People">How many.</param>
public sealed record ParticipantRow(string Key, LocalText Label, int People);
