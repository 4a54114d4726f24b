using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Interviews;

/// <summary>Someone filling a form: the head of the interview. Its answers are rows of their own.</summary>
public record InterviewRow
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public long FormVersionId { get; init; }

    /// <summary>One is active per person: what they type answers it. Others are kept.</summary>
    public bool IsActive { get; init; }

    /// <summary>The engine's state without answers, as JSON.</summary>
    public string Head { get; init; } = "";

    /// <summary>Refusals in a row at the present question.</summary>
    public long Misses { get; init; }

    /// <summary>Reminders sent so far.</summary>
    public long Nudges { get; init; }

    /// <summary>The version of the notice agreed to, for a registration.</summary>
    public string? ConsentVersion { get; init; }

    public DateTimeOffset? ConsentedAt { get; init; }

    /// <summary>The submission that is being changed; null for a new one.</summary>
    public long? SubmissionId { get; init; }

    /// <summary>The organizer has moved it to another version of its form since its person saw it last.</summary>
    public bool IsMoved { get; init; }

    /// <summary>The question after which the answers of its group are shown together; null when it stands elsewhere. Any answer ends it.</summary>
    public string? GroupShown { get; init; }

    /// <summary>The day that a form for each day is filled in about; null: the present one when it is sent.</summary>
    public string? About { get; init; }

    /// <summary>Its person types in what somebody filled in on paper.</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>Whose sheet of paper it is; null for an anonymous one, and for what is no paper.</summary>
    public long? PaperOf { get; init; }

    /// <summary>Whose answers they are.</summary>
    public long SubjectId => PaperOf ?? PersonId;

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset TouchedAt { get; init; }
}

/// <summary>One answer of an interview.</summary>
/// <param name="Path">The question's path.</param>
/// <param name="Value">The stored text.</param>
/// <param name="IsAside">Kept, but not relevant now.</param>
public sealed record InterviewAnswer(string Path, string Value, bool IsAside);

/// <summary>Interviews and their answers.</summary>
public static class InterviewStore
{
    private const string Columns =
        """
        id, person_id, form_version_id, active as is_active, head as sealed_head, misses, nudges, consent_version, consented_at,
        submission_id, moved as is_moved, group_shown, about, on_paper as is_on_paper, paper_of, started_at, touched_at
        """;

    private const string SelectActive = $"select {Columns} from interviews where person_id = @personId and active = 1";

    private const string SelectById = $"select {Columns} from interviews where id = @id";

    private const string SelectOfPerson = $"select {Columns} from interviews where person_id = @personId order by touched_at desc, id desc";

    private const string SelectOfForm =
        $"""
        select {Columns} from interviews
        where person_id = @personId and on_paper = 0 and form_version_id in (select id from form_versions where form_id = @formId)
        order by touched_at desc, id desc limit 1
        """;

    private const string SelectPaper =
        $"""
        select {Columns} from interviews
        where person_id = @personId and on_paper = 1 and paper_of is @paperOf and about is @about and form_version_id in (select id from form_versions where form_id = @formId)
        order by touched_at desc, id desc limit 1
        """;

    private const string Insert =
        """
        insert into interviews (id, person_id, form_version_id, active, head, misses, nudges, consent_version, consented_at, submission_id, about, on_paper, paper_of, started_at, touched_at)
        values (@Id, @PersonId, @FormVersionId, @IsActive, @head, @Misses, @Nudges, @ConsentVersion, @ConsentedAt, @SubmissionId, @About, @IsOnPaper, @PaperOf, @StartedAt, @TouchedAt)
        """;

    private const string UpdateHead = "update interviews set head = @head, misses = @misses, touched_at = @now, group_shown = null where id = @id";

    private const string SelectAnswers = "select path, value, aside from interview_answers where interview_id = @id";

    private const string UpsertAnswer =
        """
        insert into interview_answers (interview_id, path, value, aside) values (@id, @path, @value, @aside)
        on conflict (interview_id, path) do update set value = excluded.value, aside = excluded.aside
        """;

    public static InterviewRow? Active(ReadSession session, long personId) => Opened(session, session.One<Row>(SelectActive, new { personId }));

    public static InterviewRow? ById(ReadSession session, long id) => Opened(session, session.One<Row>(SelectById, new { id }));

    /// <summary>All open interviews of a person, the last touched first.</summary>
    public static List<InterviewRow> OfPerson(ReadSession session, long personId) => [.. session.Query<Row>(SelectOfPerson, new { personId }).Select(row => Opened(session, row)!)];

    /// <summary>The person's open interview over any version of a form, or null.</summary>
    public static InterviewRow? OfForm(ReadSession session, long personId, long formId) =>
        Opened(session, session.One<Row>(SelectOfForm, new { personId, formId }));

    /// <summary>A sheet of paper that this person has begun to type in, or null.</summary>
    /// <param name="session">The database.</param>
    /// <param name="personId">Who types.</param>
    /// <param name="formId">The form.</param>
    /// <param name="paperOf">Whose sheet it is; null for an anonymous one.</param>
    /// <param name="about">The day it is about, for a form for each day.</param>
    public static InterviewRow? Paper(ReadSession session, long personId, long formId, long? paperOf, string? about) =>
        Opened(session, session.One<Row>(SelectPaper, new { personId, formId, paperOf, about }));

    /// <summary>Sheets of one person that somebody is typing in are another's now.</summary>
    public static void HandOverPaper(UnitOfWork work, long fromId, long toId) => work.Execute("update interviews set paper_of = @toId where paper_of = @fromId", new { fromId, toId });

    private const string SelectOfAll = $"select {Columns} from interviews where on_paper = 0 and form_version_id in (select id from form_versions where form_id = @formId) order by id";

    /// <summary>Everybody's open interviews over any version of a form.</summary>
    public static List<InterviewRow> OfAll(ReadSession session, long formId) => [.. session.Query<Row>(SelectOfAll, new { formId }).Select(row => Opened(session, row)!)];

    private const string OnOthers =
        "form_version_id in (select id from form_versions where form_id = @formId and id <> @versionId) and submission_id is null";

    private const string SelectOnOthers = $"select {Columns} from interviews where {OnOthers} order by id limit @limit";

    private const string CountOnOthers = $"select count(*) from interviews where {OnOthers}";

    /// <summary>Interviews over other versions of a form than that one, without those that change what was sent: they stay on the version it was given on.</summary>
    public static List<InterviewRow> OnOtherVersions(ReadSession session, long formId, long versionId, int limit) =>
        [.. session.Query<Row>(SelectOnOthers, new { formId, versionId, limit }).Select(row => Opened(session, row)!)];

    /// <summary>How many <see cref="OnOtherVersions"/> there are.</summary>
    public static int CountOnOtherVersions(ReadSession session, long formId, long versionId) => session.Value<int>(CountOnOthers, new { formId, versionId });

    /// <summary>Puts an interview on another version of its form; its person does not know yet.</summary>
    public static void Move(UnitOfWork work, long id, long versionId, string head) => work.Execute(
        "update interviews set form_version_id = @versionId, head = @head, misses = 0, moved = 1, group_shown = null where id = @id",
        new { id, versionId, head = work.Sealer.Seal("interviews", id, "head", head) });

    /// <summary>Once sent, it takes the place of what was sent before.</summary>
    public static void Replace(UnitOfWork work, long id, long submissionId) => work.Execute("update interviews set submission_id = @submissionId where id = @id", new { id, submissionId });

    /// <summary>The answers of a group are shown together; null: they were looked at.</summary>
    public static void ShowGroup(UnitOfWork work, long id, string? path) => work.Execute("update interviews set group_shown = @path where id = @id", new { id, path });

    /// <summary>Its person has seen it as it stands.</summary>
    public static void Touch(UnitOfWork work, long id, DateTimeOffset now) => work.Execute("update interviews set touched_at = @now where id = @id", new { id, now });

    /// <summary>Its person was told that it was moved.</summary>
    public static void ToldOfMove(UnitOfWork work, long id) => work.Execute("update interviews set moved = 0 where id = @id", new { id });

    /// <summary>Adds an interview and makes it the active one; another active one is kept aside.</summary>
    public static void Add(UnitOfWork work, InterviewRow row)
    {
        Park(work, row.PersonId);
        work.Execute(Insert, new
        {
            row.Id,
            row.PersonId,
            row.FormVersionId,
            row.IsActive,
            head = work.Sealer.Seal("interviews", row.Id, "head", row.Head),
            row.Misses,
            row.Nudges,
            row.ConsentVersion,
            row.ConsentedAt,
            row.SubmissionId,
            row.About,
            row.IsOnPaper,
            row.PaperOf,
            row.StartedAt,
            row.TouchedAt,
        });
    }

    /// <summary>Makes an interview the active one.</summary>
    public static void Activate(UnitOfWork work, long personId, long id)
    {
        Park(work, personId);
        work.Execute("update interviews set active = 1 where id = @id and person_id = @personId", new { id, personId });
    }

    /// <summary>No interview of this person is active any more; all are kept.</summary>
    public static void Park(UnitOfWork work, long personId) =>
        work.Execute("update interviews set active = 0 where person_id = @personId and active = 1", new { personId });

    public static void SaveHead(UnitOfWork work, long id, string head, long misses, DateTimeOffset now) =>
        work.Execute(UpdateHead, new { id, head = work.Sealer.Seal("interviews", id, "head", head), misses, now });

    /// <summary>What the person was told of a recording in an anonymous form; stands where a registration has its notice.</summary>
    public const string KnowsOfVoice = "voice";

    /// <summary>They were told that a voice is recognised.</summary>
    public static void TellOfVoice(UnitOfWork work, long id) => work.Execute("update interviews set consent_version = @notice where id = @id", new { id, notice = KnowsOfVoice });

    public static void CountNudge(UnitOfWork work, long id) => work.Execute("update interviews set nudges = nudges + 1 where id = @id", new { id });

    /// <summary>Writes one answer, or takes it away when <paramref name="value"/> is null.</summary>
    public static void SaveAnswer(UnitOfWork work, long id, string path, string? value, bool isAside)
    {
        if (value is null)
        {
            work.Execute("delete from interview_answers where interview_id = @id and path = @path", new { id, path });
            return;
        }

        work.Execute(UpsertAnswer, new { id, path, value = work.Sealer.Seal("interview_answers", id, path, value), aside = isAside });
    }

    public static List<InterviewAnswer> Answers(ReadSession session, long id) =>
        [.. session.Query<AnswerRow>(SelectAnswers, new { id })
            .Select(row => new InterviewAnswer(row.Path, session.Sealer.Open("interview_answers", id, row.Path, row.Value), row.Aside))];

    /// <summary>Forgets an interview with its answers.</summary>
    public static void Delete(UnitOfWork work, long id) => work.Execute("delete from interviews where id = @id", new { id });

    private static InterviewRow? Opened(ReadSession session, Row? row) =>
        row is null ? null : row with { Head = session.Sealer.Open("interviews", row.Id, "head", row.SealedHead) };

    private sealed record Row : InterviewRow
    {
        public byte[] SealedHead { get; init; } = [];
    }

    private sealed record AnswerRow
    {
        public string Path { get; init; } = "";

        public byte[] Value { get; init; } = [];

        public bool Aside { get; init; }
    }
}
