using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Submissions;

/// <summary>A finished interview, without its answers.</summary>
public sealed record SubmissionRow
{
    public long Id { get; init; }

    public long FormId { get; init; }

    public long FormVersionId { get; init; }

    /// <summary>The language it was answered in.</summary>
    public string Language { get; init; } = "";

    public DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }
}

/// <summary>One answer of a submission.</summary>
/// <param name="Path">The question's path.</param>
/// <param name="Value">The stored text.</param>
/// <param name="IsClosed">A choice or range that may be counted plain; open and sensitive answers are sealed.</param>
public sealed record SubmissionAnswer(string Path, string Value, bool IsClosed);

/// <summary>An answer as it was before its person changed it after sending.</summary>
/// <param name="Path">The question's path.</param>
/// <param name="Before">The stored text; "" where there was no answer.</param>
/// <param name="ChangedAt">When it was changed.</param>
public sealed record ChangedAnswer(string Path, string Before, DateTimeOffset ChangedAt);

/// <summary>Finished interviews. Whose a submission is, is sealed; it is found by a key of form and person.</summary>
public static class SubmissionStore
{
    private const string Columns = "id, form_id, form_version_id, language, submitted_at, edited_at";

    private const string Insert =
        """
        insert into submissions (id, form_id, form_version_id, owner, owner_key, language, submitted_at, on_paper)
        values (@id, @formId, @formVersionId, @owner, @ownerKey, @language, @now, @onPaper)
        """;

    private const string InsertAnswer =
        "insert into submission_answers (submission_id, path, position, value, sealed) values (@id, @path, @position, @value, @sealed)";

    /// <summary>Keeps what a person sent.</summary>
    /// <param name="work">The open unit of work.</param>
    /// <param name="personId">Whose answers they are.</param>
    /// <param name="formId">The form.</param>
    /// <param name="formVersionId">The version it was answered on.</param>
    /// <param name="language">The language it was answered in.</param>
    /// <param name="now">When.</param>
    /// <param name="answers">The answers in the order of the form.</param>
    /// <param name="onPaper">They stood on a sheet of paper that the team typed in.</param>
    /// <returns>The number of the submission.</returns>
    public static long Add(
        UnitOfWork work, long personId, long formId, long formVersionId, string language, DateTimeOffset now, IReadOnlyList<SubmissionAnswer> answers, bool onPaper = false)
    {
        var id = work.NewId();
        var owner = work.Sealer.Seal("submissions", id, "owner", personId.ToString(CultureInfo.InvariantCulture));
        work.Execute(Insert, new { id, formId, formVersionId, owner, ownerKey = OwnerKey(work, formId, personId), language, now, onPaper });
        AddAnswers(work, id, answers);
        return id;
    }

    private const string InsertBefore =
        "insert into submission_history (submission_id, number, path, value, changed_at) values (@id, @number, @path, @value, @now)";

    private const string SelectChanges = "select coalesce(max(number), 0) from submission_history where submission_id = @id";

    /// <summary>Puts new answers in place of the old ones, given on that version of the form; what they were is kept (<see cref="History"/>).</summary>
    public static void Change(UnitOfWork work, long id, long formVersionId, string language, DateTimeOffset now, IReadOnlyList<SubmissionAnswer> answers, bool onPaper = false)
    {
        var before = Answers(work, id).ToDictionary(answer => answer.Path, answer => answer.Value);
        var after = answers.ToDictionary(answer => answer.Path, answer => answer.Value);
        var changed = before.Keys.Union(after.Keys).Where(path => before.GetValueOrDefault(path, "") != after.GetValueOrDefault(path, "")).ToList();
        var number = work.Value<long>(SelectChanges, new { id }) + 1;
        foreach (var path in changed)
        {
            var value = work.Sealer.Seal("submission_history", id, BeforeOf(number, path), before.GetValueOrDefault(path, ""));
            work.Execute(InsertBefore, new { id, number, path, value, now });
        }

        work.Execute("delete from submission_answers where submission_id = @id", new { id });
        work.Execute("update submissions set form_version_id = @formVersionId, language = @language, edited_at = @now, on_paper = @onPaper where id = @id", new { id, formVersionId, language, now, onPaper });
        AddAnswers(work, id, answers);
    }

    /// <summary>It is another person's now: what the desk wrote down for them.</summary>
    public static void SetOwner(UnitOfWork work, long id, long personId)
    {
        var owner = work.Sealer.Seal("submissions", id, "owner", personId.ToString(CultureInfo.InvariantCulture));
        var ownerKey = OwnerKey(work, ById(work, id)!.FormId, personId);
        work.Execute("update submissions set owner = @owner, owner_key = @ownerKey where id = @id", new { id, owner, ownerKey });
    }

    /// <summary>What one person answered in a workshop is another's now: sheets of paper that were typed in before they had a chat.</summary>
    public static void HandOver(UnitOfWork work, long workshopId, long fromId, long toId)
    {
        foreach (var formId in work.Query<long>("select id from forms where workshop_id = @workshopId", new { workshopId }))
        {
            foreach (var submission in OfPerson(work, formId, fromId))
            {
                SetOwner(work, submission.Id, toId);
            }
        }
    }

    /// <summary>Whose it is; null when it is gone, or nobody's any more.</summary>
    public static long? OwnerOf(ReadSession session, long id) => OwnerIn(session.Sealer, id, session.Value<byte[]>("select owner from submissions where id = @id", new { id }));

    /// <summary>Opens whose a submission is; null for one that was cut from its owner (<see cref="Privacy.DeletionStore"/>).</summary>
    internal static long? OwnerIn(Sealer sealer, long id, byte[]? owner) =>
        owner is { Length: > 0 } ? long.Parse(sealer.Open("submissions", id, "owner", owner), CultureInfo.InvariantCulture) : null;

    public static SubmissionRow? ById(ReadSession session, long id) =>
        session.One<SubmissionRow>($"select {Columns} from submissions where id = @id", new { id });

    /// <summary>What was sent of a form, the first first.</summary>
    public static List<SubmissionRow> OfForm(ReadSession session, long formId) =>
        session.Query<SubmissionRow>($"select {Columns} from submissions where form_id = @formId order by submitted_at, id", new { formId });

    /// <summary>How many of a form there are.</summary>
    public static int CountOf(ReadSession session, long formId) => session.Value<int>("select count(*) from submissions where form_id = @formId", new { formId });

    /// <summary>What a person sent of one form, the latest first.</summary>
    public static List<SubmissionRow> OfPerson(ReadSession session, long formId, long personId) =>
        session.Query<SubmissionRow>(
            $"select {Columns} from submissions where owner_key = @ownerKey order by submitted_at desc",
            new { ownerKey = OwnerKey(session, formId, personId) });

    /// <summary>The answers in the order of the form.</summary>
    public static List<SubmissionAnswer> Answers(ReadSession session, long id) =>
        [.. session.Query<AnswerRow>("select path, value, sealed from submission_answers where submission_id = @id order by position", new { id })
            .Select(row => new SubmissionAnswer(
                row.Path, row.Value ?? session.Sealer.Open("submission_answers", id, row.Path, row.Sealed!), row.Value is not null))];

    private const string SelectAbout =
        """
        select s.id
        from submissions s
        join submission_answers a on a.submission_id = s.id and a.path = @path
        where s.owner_key = @ownerKey and a.value = @value
        order by s.submitted_at desc
        limit 1
        """;

    /// <summary>What a person sent last of one form with that answer to a closed question; null: nothing.</summary>
    public static long? About(ReadSession session, long formId, long personId, string path, string value) =>
        session.Value<long?>(SelectAbout, new { ownerKey = OwnerKey(session, formId, personId), path, value });

    private const string SelectAnswersOfForm =
        """
        select a.submission_id, a.path, a.value, a.sealed
        from submissions s
        join submission_answers a on a.submission_id = s.id
        where s.form_id = @formId
        order by a.submission_id, a.position
        """;

    /// <summary>The answers of everything that was sent of a form, by its submission.</summary>
    public static ILookup<long, SubmissionAnswer> AnswersOfForm(ReadSession session, long formId) =>
        session.Query<AnswerRow>(SelectAnswersOfForm, new { formId }).ToLookup(
            row => row.SubmissionId, row => new SubmissionAnswer(row.Path, row.Value ?? session.Sealer.Open("submission_answers", row.SubmissionId, row.Path, row.Sealed!), row.Value is not null));

    private const string SelectHistory =
        "select number, path, value, changed_at from submission_history where submission_id = @id order by number, path";

    /// <summary>What answers were before they were changed, the first change first.</summary>
    public static List<ChangedAnswer> History(ReadSession session, long id) =>
        [.. session.Query<HistoryRow>(SelectHistory, new { id })
            .Select(row => new ChangedAnswer(row.Path, session.Sealer.Open("submission_history", id, BeforeOf(row.Number, row.Path), row.Value), row.ChangedAt))];

    public static void Delete(UnitOfWork work, long id) => work.Execute("delete from submissions where id = @id", new { id });

    private static void AddAnswers(UnitOfWork work, long id, IReadOnlyList<SubmissionAnswer> answers)
    {
        for (var position = 0; position < answers.Count; position++)
        {
            var answer = answers[position];
            work.Execute(InsertAnswer, new
            {
                id,
                path = answer.Path,
                position,
                value = answer.IsClosed ? answer.Value : null,
                @sealed = answer.IsClosed ? null : work.Sealer.Seal("submission_answers", id, answer.Path, answer.Value),
            });
        }
    }

    internal static byte[] OwnerKey(ReadSession session, long formId, long personId) =>
        session.Sealer.LookupKey("submissions.owner", string.Create(CultureInfo.InvariantCulture, $"{formId}:{personId}"));

    private static string BeforeOf(long number, string path) => string.Create(CultureInfo.InvariantCulture, $"{number}/{path}");

    private sealed record HistoryRow
    {
        public long Number { get; init; }

        public string Path { get; init; } = "";

        public byte[] Value { get; init; } = [];

        public DateTimeOffset ChangedAt { get; init; }
    }

    private sealed record AnswerRow
    {
        public long SubmissionId { get; init; }

        public string Path { get; init; } = "";

        public string? Value { get; init; }

        public byte[]? Sealed { get; init; }
    }
}
