using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Harvest;

/// <summary>Individual notes: the submissions of a workshop's forms with the purpose <c>lessons</c>, read by the names of their questions.</summary>
public static class NoteStore
{
    /// <summary>Questions that hold what is said, why, and what shows it; the first that was answered counts.</summary>
    public static IReadOnlyList<string> TextQuestions { get; } = ["lesson", "challenge", "plan", "success", "practice", "text"];

    public static IReadOnlyList<string> WhyQuestions { get; } = ["why", "cause", "reason"];

    /// <summary>Questions whose answer belongs to what is said: it is put behind it.</summary>
    public static IReadOnlyList<string> ProposalQuestions { get; } = ["advice", "solution", "first_step"];

    public static IReadOnlyList<string> EvidenceQuestions { get; } = ["evidence", "place", "partners"];

    private const string Select =
        """
        select s.id, s.form_id, s.owner, s.language, f.group_code as form_group, a.path, a.value, a.sealed
        from forms f
        join submissions s on s.form_id = f.id
        join submission_answers a on a.submission_id = s.id
        where f.workshop_id = @workshopId and f.purpose = 'lessons' and f.anonymous = 0 and (@id is null or s.id = @id)
        order by s.submitted_at, s.id, a.position
        """;

    /// <summary>All notes of a workshop, the first first.</summary>
    public static List<HarvestNote> Of(ReadSession session, long workshopId) => Read(session, workshopId, null);

    /// <summary>One of them; null when it is gone, or another workshop's.</summary>
    public static HarvestNote? ById(ReadSession session, long workshopId, long submissionId) => Read(session, workshopId, submissionId).FirstOrDefault();

    private static List<HarvestNote> Read(ReadSession session, long workshopId, long? id)
    {
        var notes = new List<HarvestNote>();
        foreach (var rows in session.Query<Row>(Select, new { workshopId, id }).GroupBy(row => row.Id))
        {
            var head = rows.First();
            var answers = rows.GroupBy(row => Name(row.Path)).ToDictionary(
                group => group.Key, group => group.First().Value ?? session.Sealer.Open("submission_answers", head.Id, group.First().Path, group.First().Sealed!));
            string? First(IEnumerable<string> names) => names.Select(name => answers.GetValueOrDefault(name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
            var text = TextQuestions.FirstOrDefault(name => !string.IsNullOrWhiteSpace(answers.GetValueOrDefault(name)));
            if (text is not null)
            {
                notes.Add(new(
                    head.Id,
                    SubmissionStore.OwnerIn(session.Sealer, head.Id, head.Owner) ?? 0,
                    head.FormId,
                    answers.GetValueOrDefault("track") ?? (text is "challenge" or "plan" ? text : "lesson"),
                    First(ProposalQuestions) is { } proposal ? $"{answers[text]} – {proposal}" : answers[text],
                    First(WhyQuestions),
                    First(EvidenceQuestions),
                    Consents.Read(answers.GetValueOrDefault(Consents.Question)),
                    head.FormGroup ?? answers.GetValueOrDefault("group"),
                    head.Language));
            }
        }

        return notes;
    }

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private sealed record Row
    {
        public long Id { get; init; }

        public long FormId { get; init; }

        public byte[] Owner { get; init; } = [];

        public string Language { get; init; } = "";

        public string? FormGroup { get; init; }

        public string Path { get; init; } = "";

        public string? Value { get; init; }

        public byte[]? Sealed { get; init; }
    }
}
