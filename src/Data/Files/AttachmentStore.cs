using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Files;

/// <summary>Files that people sent: what is known of each. The bytes are <see cref="AttachmentFolder"/>'s.</summary>
public static class AttachmentStore
{
    private const string Columns = "id, interview_id, submission_id, status, reason, about";

    private const string Insert =
        "insert into attachments (id, interview_id, status, about, source) values (@id, @interviewId, 'waiting', @about, @source)";

    /// <summary>Adds a file that is to be fetched.</summary>
    public static Attachment Add(UnitOfWork work, long interviewId, AttachmentFacts facts, string fileId)
    {
        var id = work.NewId();
        var source = work.Sealer.Seal("attachments", id, "source", fileId);
        work.Execute(Insert, new { id, interviewId, about = SealFacts(work, id, facts), source });
        return new Attachment { Id = id, InterviewId = interviewId, Status = "waiting", Facts = facts };
    }

    /// <summary>Adds a file whose bytes are there.</summary>
    public static long AddKept(UnitOfWork work, long interviewId, AttachmentFacts facts)
    {
        var id = work.NewId();
        work.Execute("insert into attachments (id, interview_id, status, about) values (@id, @interviewId, 'kept', @about)", new { id, interviewId, about = SealFacts(work, id, facts) });
        return id;
    }

    public static Attachment? ById(ReadSession session, long id) =>
        session.One<Row>($"select {Columns} from attachments where id = @id", new { id })?.Open(session);

    private const string SelectOfInterview =
        $"""
        select {Columns} from attachments where interview_id = @interviewId
        union all
        select {Columns} from attachments where submission_id = @submissionId
        """;

    /// <summary>The files of an interview, and of the submission that it changes, if it changes one.</summary>
    public static List<Attachment> OfInterview(ReadSession session, long interviewId, long? submissionId) =>
        [.. session.Query<Row>(SelectOfInterview, new { interviewId, submissionId }).Select(row => row.Open(session))];

    /// <summary>The files of a submission.</summary>
    public static List<Attachment> OfSubmission(ReadSession session, long submissionId) =>
        [.. session.Query<Row>($"select {Columns} from attachments where submission_id = @submissionId", new { submissionId }).Select(row => row.Open(session))];

    /// <summary>They answer nothing any more: the commit forgets them.</summary>
    public static void Leave(UnitOfWork work, IEnumerable<long> ids) =>
        work.Execute("update attachments set interview_id = null, submission_id = null where id in @ids", new { ids });

    /// <summary>The interview was sent: its files belong to the submission now.</summary>
    public static void HandOver(UnitOfWork work, long submissionId, IEnumerable<long> ids) =>
        work.Execute("update attachments set interview_id = null, submission_id = @submissionId where id in @ids", new { submissionId, ids });

    /// <summary>Deletes the rows of files that belong to nothing any more: replaced, dropped, erased. Their bytes are to go after the commit.</summary>
    public static List<long> DropLeft(UnitOfWork work) =>
        work.Query<long>("delete from attachments where interview_id is null and submission_id is null returning id");

    /// <summary>The files to be fetched next, in the order in which they came.</summary>
    public static List<WaitingAttachment> Waiting(ReadSession session, int limit) =>
        [.. session.Query<WaitingRow>("select id, about, source from attachments where status = 'waiting' order by id limit @limit", new { limit })
            .Select(row => new WaitingAttachment(row.Id, OpenFacts(session, row.Id, row.About), session.Sealer.Open("attachments", row.Id, "source", row.Source)))];

    /// <summary>It is in the folder; Telegram's id is forgotten.</summary>
    public static void Keep(UnitOfWork work, long id, AttachmentFacts facts) =>
        work.Execute("update attachments set status = 'kept', source = null, about = @about where id = @id", new { id, about = SealFacts(work, id, facts) });

    /// <summary>It will never be there.</summary>
    public static void Miss(UnitOfWork work, long id, string reason) =>
        work.Execute("update attachments set status = 'missing', source = null, reason = @reason where id = @id", new { id, reason });

    private const string SelectOwner =
        """
        select i.person_id, s.id as submission_id, s.owner
        from attachments a
        left join interviews i on i.id = a.interview_id
        left join submissions s on s.id = a.submission_id
        where a.id = @id
        """;

    /// <summary>Who sent it, or null when nobody can tell.</summary>
    public static long? SenderOf(ReadSession session, long id) => session.One<OwnerRow>(SelectOwner, new { id }) switch
    {
        { PersonId: { } person } => person,
        { SubmissionId: { } submission } row => SubmissionStore.OwnerIn(session.Sealer, submission, row.Owner),
        _ => null,
    };

    private const string SelectOfForm =
        """
        select a.id, a.interview_id, a.submission_id, a.status, a.reason, a.about
        from submissions s
        join attachments a on a.submission_id = s.id
        where s.form_id = @formId
        order by a.id
        """;

    /// <summary>The files of a form's submissions.</summary>
    public static List<Attachment> OfForm(ReadSession session, long formId) =>
        [.. session.Query<Row>(SelectOfForm, new { formId }).Select(row => row.Open(session))];

    private const string SelectCountOfForm =
        "select count(*) from submissions s join attachments a on a.submission_id = s.id where s.form_id = @formId and a.status = 'kept'";

    /// <summary>How many files of a form's submissions are there.</summary>
    public static int CountOfForm(ReadSession session, long formId) => session.Value<int>(SelectCountOfForm, new { formId });

    /// <summary>All there are.</summary>
    public static HashSet<long> Ids(ReadSession session) => [.. session.Query<long>("select id from attachments")];

    private static byte[] SealFacts(UnitOfWork work, long id, AttachmentFacts facts) => work.Sealer.Seal("attachments", id, "about", facts.Write());

    private static AttachmentFacts OpenFacts(ReadSession session, long id, byte[] about) =>
        AttachmentFacts.Read(session.Sealer.Open("attachments", id, "about", about));

    private sealed record Row
    {
        public long Id { get; init; }

        public long? InterviewId { get; init; }

        public long? SubmissionId { get; init; }

        public string Status { get; init; } = "";

        public string? Reason { get; init; }

        public byte[] About { get; init; } = [];

        public Attachment Open(ReadSession session) => new()
        {
            Id = Id,
            InterviewId = InterviewId,
            SubmissionId = SubmissionId,
            Status = Status,
            Reason = Reason,
            Facts = OpenFacts(session, Id, About),
        };
    }

    private sealed record WaitingRow
    {
        public long Id { get; init; }

        public byte[] About { get; init; } = [];

        public byte[] Source { get; init; } = [];
    }

    private sealed record OwnerRow
    {
        public long? PersonId { get; init; }

        public long? SubmissionId { get; init; }

        public byte[]? Owner { get; init; }
    }
}
