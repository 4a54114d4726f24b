using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Data.Certificates;

/// <summary>Certificates and their codes: tables <c>certificates</c> and <c>certificate_codes</c>.</summary>
public static class CertificateStore
{
    private const string Columns = "select id, workshop_id, kind, person_id, registration_id, state, name, language, minutes from certificates";

    private const string Printed =
        """
        select certificate_codes.id, workshop_id, kind, certificate_codes.state, code, certificate_codes.name, certificate_codes.language,
               certificate_codes.minutes, issued_at
        from certificate_codes join certificates on certificates.id = certificate_id
        """;

    private const string SelectCandidates =
        """
        select registrations.id, registrations.person_id, language, full_name, latin_name, group_code,
               exists (select 1 from accounts where accounts.person_id = registrations.person_id) as has_chat
        from registrations join people on people.id = registrations.person_id
        where workshop_id = @workshopId and status = 'confirmed'
        order by registrations.id
        """;

    private const string SelectCame = "select registration_id, day, agenda_item_id, source, checked_at from check_ins where workshop_id = @workshopId order by registration_id, day";

    private const string Insert =
        """
        insert into certificates (id, workshop_id, kind, person_id, registration_id, state, name, language, minutes, tell_at, changed_at)
        values (@id, @WorkshopId, @kind, @PersonId, @RegistrationId, @state, @name, @Language, @Minutes, @tellAt, @now)
        on conflict do nothing
        """;

    private const string InsertCode =
        """
        insert into certificate_codes (id, certificate_id, code, code_key, name, language, minutes, state, issued_at)
        values (@id, @certificateId, @code, @key, @name, @Language, @Minutes, 'valid', @now)
        """;

    private const string EndCodes =
        "update certificate_codes set state = @state, code = null, name = null where certificate_id = @certificateId and state in ('valid', 'replaced')";

    /// <summary>Everybody with a place and where they were, in the order of their registrations: two passes over indexes.</summary>
    public static List<Candidate> Candidates(ReadSession session, long workshopId)
    {
        var came = session.Query<CameRow>(SelectCame, new { workshopId }).ToLookup(row => row.RegistrationId);
        return [.. session.Query<CandidateRow>(SelectCandidates, new { workshopId }).Select(row => new Candidate(
            row.Id, row.PersonId, row.HasChat, row.Language, Open(session, "registrations", row.Id, "full_name", row.FullName),
            Open(session, "registrations", row.Id, "latin_name", row.LatinName), row.GroupCode, [.. came[row.Id].Select(one => (one.Day, one.AgendaItemId))])
        {
            Since = came[row.Id].GroupBy(one => one.Day).Where(day => day.All(one => one.Source != "paper")).ToDictionary(day => day.Key, day => day.Min(one => one.CheckedAt)),
        })];
    }

    /// <summary>The certificates of a workshop, in the order in which they were begun.</summary>
    public static List<Certificate> OfWorkshop(ReadSession session, long workshopId) =>
        Read(session, Columns + " where workshop_id = @workshopId order by id", new { workshopId });

    /// <summary>What somebody has or may have: the latest first.</summary>
    public static List<Certificate> OfPerson(ReadSession session, long personId) =>
        Read(session, Columns + " where person_id = @personId and state in ('asked', 'issued') order by id desc", new { personId });

    public static Certificate? ById(ReadSession session, long id) => Read(session, Columns + " where id = @id", new { id }) is [var one] ? one : null;

    /// <summary>Begins a certificate; nothing happens when this person has one of the kind already.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="certificate">Its id is made here.</param>
    /// <param name="tellAt">When its person is to hear of it; null: not at all.</param>
    /// <param name="now">When.</param>
    /// <returns>Its id; null when there was one.</returns>
    public static long? Add(UnitOfWork work, Certificate certificate, DateTimeOffset? tellAt, DateTimeOffset now)
    {
        var id = work.NewId();
        return work.Execute(Insert, new
        {
            id,
            certificate.WorkshopId,
            kind = certificate.IsForVolunteer ? "volunteer" : "participant",
            certificate.PersonId,
            certificate.RegistrationId,
            state = StoredWords.Write(certificate.State),
            name = work.Sealer.Seal("certificates", id, "name", certificate.Name),
            certificate.Language,
            certificate.Minutes,
            tellAt,
            now,
        }) == 1 ? id : null;
    }

    /// <summary>Another spelling or language; it is printed so the next time.</summary>
    public static void Change(UnitOfWork work, long id, string name, string language, DateTimeOffset now) => work.Execute(
        "update certificates set name = @name, language = @language, changed_at = @now where id = @id",
        new { id, name = work.Sealer.Seal("certificates", id, "name", name), language, now });

    /// <summary>Its person is asked, at a moment.</summary>
    public static void Ask(UnitOfWork work, long id, DateTimeOffset tellAt, DateTimeOffset now) =>
        work.Execute("update certificates set state = 'asked', tell_at = @tellAt, changed_at = @now where id = @id and state = 'named'", new { id, tellAt, now });

    /// <summary>It is made anew with this code; codes before it are replaced, and keep nothing else.</summary>
    public static void Issue(UnitOfWork work, Certificate certificate, string code, DateTimeOffset now)
    {
        work.Execute(EndCodes, new { certificateId = certificate.Id, state = "replaced" });
        var id = work.NewId();
        work.Execute(InsertCode, new
        {
            id,
            certificateId = certificate.Id,
            code = work.Sealer.Seal("certificate_codes", id, "code", code),
            key = Key(work, code),
            name = work.Sealer.Seal("certificate_codes", id, "name", certificate.Name),
            certificate.Language,
            certificate.Minutes,
            now,
        });
        work.Execute("update certificates set state = 'issued', tell_at = null, changed_at = @now where id = @Id", new { certificate.Id, now });
    }

    /// <summary>It is taken back: its codes say so, and keep nothing else.</summary>
    public static void Revoke(UnitOfWork work, long id, DateTimeOffset now)
    {
        work.Execute(EndCodes, new { certificateId = id, state = "revoked" });
        work.Execute("update certificates set state = 'revoked', tell_at = null, changed_at = @now where id = @id", new { id, now });
    }

    /// <summary>It was taken back by mistake: it begins anew.</summary>
    public static void Again(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update certificates set state = 'named', changed_at = @now where id = @id and state = 'revoked'", new { id, now });

    /// <summary>A volunteer who was named by mistake, before anything was sent.</summary>
    public static void Drop(UnitOfWork work, long id) => work.Execute("delete from certificates where id = @id and state = 'named'", new { id });

    /// <summary>How often it was made.</summary>
    public static int Printings(ReadSession session, long id) =>
        session.Value<int>("select count(*) from certificate_codes where certificate_id = @id", new { id });

    /// <summary>The printing that holds; null when there is none.</summary>
    public static PrintedCertificate? Valid(ReadSession session, long id) =>
        session.One<PrintedRow>(Printed + " where certificate_id = @id and certificate_codes.state = 'valid' and code is not null", new { id })?.Open(session);

    /// <summary>The printings of a workshop that hold, in the order of their certificates.</summary>
    public static List<PrintedCertificate> AllValid(ReadSession session, long workshopId) =>
        session.Query<PrintedRow>(Printed + " where workshop_id = @workshopId and certificate_codes.state = 'valid' and code is not null order by certificate_id", new { workshopId })
            .ConvertAll(row => row.Open(session));

    /// <summary>The number of the printing that a code stands on; null for one that was never made, or whose person was erased.</summary>
    public static long? FindCode(ReadSession session, string code) =>
        session.Value<long?>("select id from certificate_codes where code_key = @key", new { key = Key(session, code) });

    /// <summary>A printing by its number.</summary>
    public static PrintedCertificate? ByCodeId(ReadSession session, long id) =>
        session.One<PrintedRow>(Printed + " where certificate_codes.id = @id", new { id })?.Open(session);

    /// <summary>Those whose person is to hear of it by now.</summary>
    public static List<Certificate> Untold(ReadSession session, long workshopId, DateTimeOffset now, int limit) =>
        Read(session, Columns + " where workshop_id = @workshopId and tell_at <= @now order by tell_at limit @limit", new { workshopId, now, limit });

    /// <summary>When the next person is to hear of theirs; null: nobody.</summary>
    public static DateTimeOffset? NextTelling(ReadSession session, long workshopId) =>
        session.One<TellingRow>("select tell_at from certificates where workshop_id = @workshopId and tell_at is not null order by tell_at limit 1", new { workshopId })?.TellAt;

    /// <summary>They heard of it (null), or are tried again later.</summary>
    public static void SetTelling(UnitOfWork work, long id, DateTimeOffset? tellAt) =>
        work.Execute("update certificates set tell_at = @tellAt where id = @id", new { id, tellAt });

    /// <summary>Another rule of attendance.</summary>
    public static void SetRule(UnitOfWork work, long workshopId, CertificateRule rule) =>
        work.Execute("update workshops set certificate_rule = @rule where id = @workshopId", new { workshopId, rule = rule.Word() });

    /// <summary>Certificates go out by themselves at the end of the last day, or no longer.</summary>
    public static void SetAtEnd(UnitOfWork work, long workshopId, bool atEnd) =>
        work.Execute("update workshops set certificates_at_end = @atEnd where id = @workshopId", new { workshopId, atEnd });

    private static byte[] Key(ReadSession session, string code) => session.Sealer.LookupKey("certificate_codes.code", code);

    private static string? Open(ReadSession session, string table, long id, string column, byte[]? text) =>
        text is null ? null : session.Sealer.Open(table, id, column, text);

    private static List<Certificate> Read(ReadSession session, string sql, object parameters) =>
        session.Query<Row>(sql, parameters).FindAll(row => row.Name.Length > 0).ConvertAll(row => new Certificate
        {
            Id = row.Id,
            WorkshopId = row.WorkshopId,
            IsForVolunteer = row.Kind == "volunteer",
            PersonId = row.PersonId,
            RegistrationId = row.RegistrationId,
            State = StoredWords.Read<CertificateState>(row.State),
            Name = session.Sealer.Open("certificates", row.Id, "name", row.Name),
            Language = row.Language,
            Minutes = (int)row.Minutes,
        });

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public string Kind { get; init; } = "";

        public long? PersonId { get; init; }

        public long? RegistrationId { get; init; }

        public string State { get; init; } = "";

        public byte[] Name { get; init; } = [];

        public string Language { get; init; } = "";

        public long Minutes { get; init; }
    }

    private sealed record PrintedRow
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public string Kind { get; init; } = "";

        public string State { get; init; } = "";

        public byte[]? Code { get; init; }

        public byte[]? Name { get; init; }

        public string Language { get; init; } = "";

        public long Minutes { get; init; }

        public DateTimeOffset IssuedAt { get; init; }

        public PrintedCertificate Open(ReadSession session) => new(
            WorkshopId, Kind == "volunteer", State, CertificateStore.Open(session, "certificate_codes", Id, "code", Code),
            CertificateStore.Open(session, "certificate_codes", Id, "name", Name), Language, (int)Minutes, IssuedAt);
    }

    private sealed record TellingRow
    {
        public DateTimeOffset TellAt { get; init; }
    }

    private sealed record CandidateRow
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public string? Language { get; init; }

        public byte[]? FullName { get; init; }

        public byte[]? LatinName { get; init; }

        public string? GroupCode { get; init; }

        public bool HasChat { get; init; }
    }

    private sealed record CameRow
    {
        public long RegistrationId { get; init; }

        public DateOnly Day { get; init; }

        public long? AgendaItemId { get; init; }

        public string Source { get; init; } = "";

        public DateTimeOffset CheckedAt { get; init; }
    }
}
