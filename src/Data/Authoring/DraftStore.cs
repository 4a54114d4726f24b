using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Data.Authoring;

/// <summary>The table <c>form_drafts</c>, and the forms that are only tried.</summary>
public static class DraftStore
{
    /// <summary>What <see cref="AttachmentFacts.Wanted"/> says of a workbook.</summary>
    public const string Workbook = "workbook";

    private const string Columns = "select id, person_id, file_name as sealed_name, workbook, form_id from form_drafts";

    public static FormDraft? ById(ReadSession session, long id) => Opened(session, session.One<Row>(Columns + " where id = @id", new { id }));

    /// <summary>What a person is making now, or null.</summary>
    public static FormDraft? OfPerson(ReadSession session, long personId) => Opened(session, session.One<Row>(Columns + " where person_id = @personId", new { personId }));

    private const string Insert =
        """
        insert into form_drafts (id, person_id, file_name, source, workbook, received_at)
        values (@id, @personId, @name, @source, @workbook, @now)
        """;

    /// <summary>Takes a workbook in, in the place of the one before.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="fileName">What its sender calls it.</param>
    /// <param name="fileId">Telegram's id of what is to be fetched; null when <paramref name="workbook"/> is given.</param>
    /// <param name="workbook">As Markdown tables, where it is at hand.</param>
    /// <param name="now">The calendar's time.</param>
    public static FormDraft Add(UnitOfWork work, long personId, string fileName, string? fileId, string? workbook, DateTimeOffset now)
    {
        Drop(work, personId);
        var id = work.NewId();
        work.Execute(Insert, new
        {
            id,
            personId,
            name = work.Sealer.Seal("form_drafts", id, "file_name", fileName),
            source = fileId is null ? null : work.Sealer.Seal("form_drafts", id, "source", fileId),
            workbook,
            now,
        });
        return new FormDraft { Id = id, PersonId = personId, FileName = fileName, Workbook = workbook };
    }

    /// <summary>The workbooks to be fetched next, in the order in which they came.</summary>
    public static List<WaitingAttachment> Waiting(ReadSession session, int limit) =>
        [.. session.Query<WaitingRow>("select id, file_name, source from form_drafts where source is not null order by id limit @limit", new { limit })
            .Select(row => new WaitingAttachment(
                row.Id,
                new AttachmentFacts(session.Sealer.Open("form_drafts", row.Id, "file_name", row.FileName), "document", Workbook),
                session.Sealer.Open("form_drafts", row.Id, "source", row.Source)))];

    /// <summary>It was fetched; Telegram's id is forgotten.</summary>
    public static void Keep(UnitOfWork work, long id, string? workbook) =>
        work.Execute("update form_drafts set source = null, workbook = @workbook where id = @id", new { id, workbook });

    private const string InsertForm =
        """
        insert into forms (id, workshop_id, name, position, purpose, titles, audience, current_version_id, is_draft)
        values (@formId, @workshopId, @name, 0, 'other', @titles, 'everyone', @versionId, 1)
        """;

    /// <summary>Makes a draft a form that its author alone can fill in.</summary>
    /// <returns>The version's id.</returns>
    public static long Try(UnitOfWork work, FormDraft draft, long workshopId, IReadOnlyDictionary<string, string> titles, FormVersion version, DateTimeOffset now)
    {
        var formId = work.NewId();
        var versionId = FormStore.AddVersion(work, formId, version, now);

        // no form of a plan has such a name
        work.Execute(InsertForm, new { formId, workshopId, name = "~" + FormattableString.Invariant($"{draft.Id}"), titles = StoredTexts.Write(titles), versionId });
        work.Execute("update form_drafts set form_id = @formId where id = @Id", new { formId, draft.Id });
        return versionId;
    }

    private const string DeleteTried =
        """
        delete from interviews where person_id = @personId
            and form_version_id in (select v.id from form_drafts d join form_versions v on v.form_id = d.form_id where d.person_id = @personId);
        delete from form_versions where form_id in (select form_id from form_drafts where person_id = @personId);
        delete from forms where is_draft = 1 and id in (select form_id from form_drafts where person_id = @personId);
        """;

    private const string Delete = "delete from form_drafts where person_id = @personId";

    /// <summary>Forgets what a person tried, with every answer.</summary>
    public static void DropTried(UnitOfWork work, long personId) => work.Execute(DeleteTried, new { personId });

    /// <summary>Forgets a person's workbook with everything that was tried of it.</summary>
    public static void Drop(UnitOfWork work, long personId)
    {
        DropTried(work, personId);
        foreach (var id in work.Query<long>("select id from form_drafts where person_id = @personId", new { personId }))
        {
            FormMediaStore.DropDraft(work, id);
        }

        work.Execute(Delete, new { personId });
    }

    private static FormDraft? Opened(ReadSession session, Row? row) => row is null ? null : new FormDraft
    {
        Id = row.Id,
        PersonId = row.PersonId,
        FileName = session.Sealer.Open("form_drafts", row.Id, "file_name", row.SealedName),
        Workbook = row.Workbook,
        FormId = row.FormId,
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public byte[] SealedName { get; init; } = [];

        public string? Workbook { get; init; }

        public long? FormId { get; init; }
    }

    private sealed record WaitingRow
    {
        public long Id { get; init; }

        public byte[] FileName { get; init; } = [];

        public byte[] Source { get; init; } = [];
    }
}
