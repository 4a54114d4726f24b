using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The tables <c>forms</c> and <c>form_versions</c>.</summary>
public static class FormStore
{
    private const string Columns =
        """
        select id, workshop_id, name, purpose, titles, coalesce(only_for, audience) as audience, attended_day, group_code, opens_at, closes_at, anonymous, asked, several, code, current_version_id, is_draft
        from forms
        """;

    private const string SelectOf = Columns + " where workshop_id = @workshopId and archived_at is null and is_draft = 0 order by position";

    /// <summary>The forms in the plan's order, without what a later plan dropped.</summary>
    public static IReadOnlyList<WorkshopForm> Of(ReadSession session, long workshopId) =>
        [.. session.Query<FormRow>(SelectOf, new { workshopId }).Select(row => row.ToForm())];

    private const string SelectWithArchived = Columns + " where workshop_id = @workshopId and is_draft = 0 order by archived_at is not null, position";

    /// <summary>The forms with those that a later plan dropped, which come last: what was answered is still exported.</summary>
    public static IReadOnlyList<WorkshopForm> WithArchivedOf(ReadSession session, long workshopId) =>
        [.. session.Query<FormRow>(SelectWithArchived, new { workshopId }).Select(row => row.ToForm())];

    private const string SelectById = Columns + " where id = @formId";

    /// <summary>The form of that id, archived or not, or null.</summary>
    public static WorkshopForm? ById(ReadSession session, long formId) => session.One<FormRow>(SelectById, new { formId })?.ToForm();

    private const string SelectByName = Columns + " where workshop_id = @workshopId and name = @name";

    /// <summary>The form of that name in a workshop, archived or not, or null.</summary>
    public static WorkshopForm? ByName(ReadSession session, long workshopId, string name) =>
        session.One<FormRow>(SelectByName, new { workshopId, name })?.ToForm();

    private const string SelectByCode = Columns + " where code = @code";

    /// <summary>The form that a link opens, archived or not, or null.</summary>
    public static WorkshopForm? ByCode(ReadSession session, string code) => session.One<FormRow>(SelectByCode, new { code })?.ToForm();

    private const string SelectPosition =
        "select coalesce((select position from forms where workshop_id = @workshopId and name = @name), (select max(position) + 1 from forms where workshop_id = @workshopId), 0)";

    /// <summary>Where a form of that name stands among the others, or would: behind them.</summary>
    public static int PositionOf(ReadSession session, long workshopId, string name) => session.Value<int>(SelectPosition, new { workshopId, name });

    private const string SelectVersion = "select id, form_id, hash, label, workbook, file_name from form_versions where id = @versionId";

    /// <summary>What a form asked in that version, or null.</summary>
    public static FormVersion? Version(ReadSession session, long versionId) => session.One<VersionRow>(SelectVersion, new { versionId })?.ToVersion();

    private const string SelectVersions =
        "select id, form_id, hash, label, workbook, file_name from form_versions where form_id = @formId order by id";

    /// <summary>Every version of a form, the oldest first.</summary>
    public static IReadOnlyList<FormVersion> Versions(ReadSession session, long formId) =>
        [.. session.Query<VersionRow>(SelectVersions, new { formId }).Select(row => row.ToVersion())];

    private const string SelectIdByName = "select id from forms where workshop_id = @workshopId and name = @Name";
    private const string SelectVersionByHash = "select id from form_versions where form_id = @formId and hash = @Hash";
    private const string InsertVersion =
        """
        insert into form_versions (id, form_id, hash, label, workbook, file_name, created_at)
        values (@id, @formId, @Hash, @Label, @Workbook, @FileName, @now)
        """;

    private const string Upsert =
        """
        insert into forms (id, workshop_id, name, position, purpose, titles, audience, only_for, attended_day, group_code, opens_at, closes_at, anonymous, asked, several, code, current_version_id)
        values (@formId, @workshopId, @Name, @position, @Purpose, @Titles, @Audience, @onlyFor, @AttendedDay, @GroupCode, @OpensAt, @ClosesAt, @IsAnonymous, @Asked, @TakesSeveral,
                lower(hex(randomblob(10))), @versionId)
        on conflict (workshop_id, name) do update set
            position = excluded.position, purpose = excluded.purpose, titles = excluded.titles, audience = excluded.audience, only_for = excluded.only_for, attended_day = excluded.attended_day, group_code = excluded.group_code,
            opens_at = excluded.opens_at, closes_at = excluded.closes_at, anonymous = excluded.anonymous, asked = excluded.asked,
            several = excluded.several, current_version_id = excluded.current_version_id, archived_at = null
        """;

    /// <summary>
    /// Writes a form, known by its name, and makes a version current: the one of that hash if it was here before, else a new one. Its link's code, 80 bits
    /// of chance, is made with it and stays.
    /// </summary>
    public static void Save(UnitOfWork work, long workshopId, int position, WorkshopForm form, FormVersion version, DateTimeOffset now)
    {
        var formId = work.Value<long?>(SelectIdByName, new { workshopId, form.Name }) ?? work.NewId();
        var versionId = work.Value<long?>(SelectVersionByHash, new { formId, version.Hash }) ?? AddVersion(work, formId, version, now);
        work.Execute(
            Upsert,
            new
            {
                formId,
                workshopId,
                form.Name,
                position,
                Purpose = StoredWords.Write(form.Purpose),
                Titles = StoredTexts.Write(form.Titles),
                // the column's own words are these three; who else a form is for stands beside it
                Audience = StoredWords.Write(form.Audience switch
                {
                    <= FormAudience.Confirmed => form.Audience,
                    FormAudience.Attended => FormAudience.Confirmed,
                    < FormAudience.Team => FormAudience.Registered,
                    _ => FormAudience.Everyone,
                }),
                onlyFor = form.Audience <= FormAudience.Confirmed ? null : StoredWords.Write(form.Audience),
                form.AttendedDay,
                form.GroupCode,
                form.OpensAt,
                form.ClosesAt,
                form.IsAnonymous,
                Asked = form.Asked is { } asked ? StoredWords.Write(asked) : null,
                form.TakesSeveral,
                versionId,
            });
    }

    // as the trigger forms_keep_their_mode
    private const string SelectIsModeFixed =
        """
        select exists (select 1 from submissions where form_id = @formId)
            or exists (select 1 from anonymous_blocks where form_id = @formId)
            or exists (select 1 from participations where form_id = @formId)
            or exists (select 1 from interviews i join form_versions v on v.id = i.form_version_id where v.form_id = @formId)
        """;

    /// <summary>True once somebody has begun a form: it stays named or anonymous, as they were told.</summary>
    public static bool IsModeFixed(ReadSession session, long formId) => session.Value<bool>(SelectIsModeFixed, new { formId });

    /// <summary>People are asked at that moment; null: whoever opens it.</summary>
    public static void SetAsked(UnitOfWork work, long formId, FormMoment? moment) =>
        work.Execute("update forms set asked = @asked where id = @formId", new { formId, asked = moment is { } word ? StoredWords.Write(word) : null });

    private const string ArchiveOne =
        "update forms set archived_at = @now where workshop_id = @workshopId and name = @name and archived_at is null";

    /// <summary>Asks a form no more; its row and versions stay for what was answered.</summary>
    public static void Archive(UnitOfWork work, long workshopId, string name, DateTimeOffset now) =>
        work.Execute(ArchiveOne, new { workshopId, name, now });

    internal static long AddVersion(UnitOfWork work, long formId, FormVersion version, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(InsertVersion, new { id, formId, version.Hash, version.Label, version.Workbook, version.FileName, now });
        return id;
    }

    private sealed record FormRow
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public string Name { get; init; } = "";

        public string Purpose { get; init; } = "";

        public string Titles { get; init; } = "";

        public string Audience { get; init; } = "";

        public long? AttendedDay { get; init; }

        public string? GroupCode { get; init; }

        public DateTimeOffset? OpensAt { get; init; }

        public DateTimeOffset? ClosesAt { get; init; }

        public bool Anonymous { get; init; }

        public string? Asked { get; init; }

        public bool Several { get; init; }

        public string? Code { get; init; }

        public long CurrentVersionId { get; init; }

        public bool IsDraft { get; init; }

        public WorkshopForm ToForm() => new()
        {
            Id = Id,
            WorkshopId = WorkshopId,
            Name = Name,
            Purpose = StoredWords.Read<FormPurpose>(Purpose),
            Titles = StoredTexts.Read(Titles),
            Audience = StoredWords.Read<FormAudience>(Audience),
            AttendedDay = (int?)AttendedDay,
            GroupCode = GroupCode,
            OpensAt = OpensAt,
            ClosesAt = ClosesAt,
            IsAnonymous = Anonymous,
            Asked = Asked is null ? null : StoredWords.Read<FormMoment>(Asked),
            TakesSeveral = Several,
            Code = Code ?? "",
            CurrentVersionId = CurrentVersionId,
            IsDraft = IsDraft,
        };
    }

    private sealed record VersionRow
    {
        public long Id { get; init; }

        public long FormId { get; init; }

        public string Hash { get; init; } = "";

        public string Label { get; init; } = "";

        public string Workbook { get; init; } = "";

        public string FileName { get; init; } = "";

        public FormVersion ToVersion() => new()
        {
            Id = Id,
            FormId = FormId,
            Hash = Hash,
            Label = Label,
            Workbook = Workbook,
            FileName = FileName,
        };
    }
}
