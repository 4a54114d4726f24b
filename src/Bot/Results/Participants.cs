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
        var tables = new List<ParticipantTable>();
        foreach (var (field, of) in Fields)
        {
            var question = registration?.Find(home.QuestionOf(field));
            var counts = people.GroupBy(person => of(person) ?? "").ToDictionary(group => group.Key, group => group.Count());
            if (counts.Keys.All(key => key.Length == 0))
            {
                continue;
            }

            var keys = counts.Keys.Where(key => key.Length > 0).OrderByDescending(key => counts[key]).ThenBy(key => key, StringComparer.Ordinal).Append("").ToList();
            var isOther = SmallCells.Others(keys.ConvertAll(key => counts.GetValueOrDefault(key)));
            var rows = keys.Where((key, i) => !isOther[i] && key.Length > 0).Select(key => new ParticipantRow(key, LabelOf(registration, question, key), counts[key])).ToList();
            var others = keys.Where((key, i) => isOther[i] || key.Length == 0).Sum(key => counts.GetValueOrDefault(key));
            if (others >= SmallCells.Least)
            {
                rows.Add(new("", LocalText.Empty, others));
            }

            tables.Add(new(field, question?.Label ?? LocalText.Empty, rows));
        }

        return new(came, people.Count, tables);
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
/// <param name="Field">The registration's field: <c>governorate gender age_band role access</c>.</param>
/// <param name="Label">The question that was asked; empty without one.</param>
/// <param name="Rows">The largest first; small ones, and those of whom it is not known, together at the end.</param>
public sealed record ParticipantTable(string Field, LocalText Label, IReadOnlyList<ParticipantRow> Rows);

/// <summary>One group of them.</summary>
/// <param name="Key">The choice's name; "" for small groups together. In the table <c>access</c> only <c>asked</c>: whoever asked for something.</param>
/// <param name="Label">What people read; empty for small groups together.</param>
/// <param name="People">How many.</param>
public sealed record ParticipantRow(string Key, LocalText Label, int People);
