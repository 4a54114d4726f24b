using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Anonymous;

/// <summary>
/// That somebody has answered an anonymous form: a mark among others, sorted, without time or order. So there is one answer from each, and who has given none can be asked
/// once more by a program that shows nobody who that is.
/// </summary>
public static class ParticipationStore
{
    private const int MarkBytes = 8;
    private const int MostMarks = 512;

    private const string SelectBlock =
        "select form_id, about, low, marks from participations where form_id = @formId and about = @about and low <= @mark order by low desc limit 1";

    private const string Upsert =
        """
        insert into participations (form_id, about, low, marks) values (@formId, @about, @low, @marks)
        on conflict (form_id, about, low) do update set marks = excluded.marks
        """;

    private const string SelectCount = "select coalesce(sum(length(marks)), 0) / 8 from participations where form_id = @formId and about = @about";

    private const string SelectAbouts = "select distinct form_id, about from participations";

    /// <summary>Ticks somebody.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="formId">Which form.</param>
    /// <param name="about">What it was about: the code of an item of the agenda, a day, or "".</param>
    /// <param name="personId">Who.</param>
    public static void Add(UnitOfWork work, long formId, string about, long personId) =>
        Change(work, formId, about, personId, (marks, mark) => marks.Add(mark));

    /// <summary>Takes a tick back: they may answer again.</summary>
    public static void Remove(UnitOfWork work, long formId, string about, long personId)
    {
        if (Has(work, formId, about, personId))
        {
            Change(work, formId, about, personId, (marks, mark) => marks.Remove(mark));
        }
    }

    /// <summary>True when they have answered.</summary>
    public static bool Has(ReadSession session, long formId, string about, long personId)
    {
        var mark = MarkOf(session, formId, about, personId);
        return BlockOf(session, formId, about, mark) is { } row && row.Open().Contains(mark);
    }

    private const string SelectAboutsOf = "select distinct about from participations where form_id = @formId";

    /// <summary>True when they have answered about anything.</summary>
    public static bool HasAny(ReadSession session, long formId, long personId) =>
        session.Query<string>(SelectAboutsOf, new { formId }).Exists(about => Has(session, formId, about, personId));

    /// <summary>How many have answered.</summary>
    public static int CountOf(ReadSession session, long formId, string about = "") => session.Value<int>(SelectCount, new { formId, about });

    private const string SelectMarksOf = "select about, marks from participations where form_id = @formId";

    /// <summary>How many of these people have answered, about anything: each once.</summary>
    public static int CountOf(ReadSession session, long formId, IReadOnlyCollection<long> people)
    {
        var abouts = session.Query<BlockRow>(SelectMarksOf, new { formId }).GroupBy(row => row.About)
            .Select(about => (About: about.Key, Marks: about.SelectMany(row => row.Open()).Select(mark => BitConverter.ToInt64(mark)).ToHashSet())).ToList();
        return people.Count(person => abouts.Exists(about => about.Marks.Contains(BitConverter.ToInt64(MarkOf(session, formId, about.About, person)))));
    }

    /// <summary>Takes every tick of a person away: they leave. Their answers cannot be found, and stay.</summary>
    public static void Erase(UnitOfWork work, long personId)
    {
        foreach (var row in work.Query<BlockRow>(SelectAbouts))
        {
            Remove(work, row.FormId, row.About, personId);
        }
    }

    private static void Change(UnitOfWork work, long formId, string about, long personId, Action<SortedSet<byte[]>, byte[]> change)
    {
        var mark = MarkOf(work, formId, about, personId);
        var row = BlockOf(work, formId, about, mark) ?? new BlockRow();
        var marks = row.Open();
        change(marks, mark);
        byte[][] sorted = [.. marks];
        var half = sorted.Length > MostMarks ? sorted.Length / 2 : sorted.Length;
        Write(row.Low, sorted[..half]);
        if (half < sorted.Length)
        {
            Write(sorted[half], sorted[half..]);
        }

        void Write(byte[] low, byte[][] some) => work.Execute(Upsert, new { formId, about, low, marks = some.SelectMany(one => one).ToArray() });
    }

    private static BlockRow? BlockOf(ReadSession session, long formId, string about, byte[] mark) =>
        session.One<BlockRow>(SelectBlock, new { formId, about, mark });

    private static byte[] MarkOf(ReadSession session, long formId, string about, long personId) =>
        session.Sealer.LookupKey("participations", string.Create(CultureInfo.InvariantCulture, $"{formId}:{personId}:{about}"))[..MarkBytes];

    private sealed record BlockRow
    {
        public long FormId { get; init; }

        public string About { get; init; } = "";

        public byte[] Low { get; init; } = [];

        public byte[] Marks { get; init; } = [];

        public SortedSet<byte[]> Open() => new(Marks.Chunk(MarkBytes), KeyOrder.Instance);
    }
}
