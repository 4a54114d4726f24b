using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Registrations;

/// <summary>Someone's place in a workshop, or their wish for one.</summary>
public sealed record Registration
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public long WorkshopId { get; init; }

    public long SubmissionId { get; init; }

    /// <summary>pending, confirmed, waitlisted, offered, declined, cancelled.</summary>
    public string Status { get; init; } = "";

    public string? GroupCode { get; init; }

    public string ConsentVersion { get; init; } = "";

    public DateTimeOffset ConsentedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }
}

/// <summary>What a registration form said, by registration field; null where nothing was said.</summary>
public sealed record RegistrationFields
{
    public string? FullName { get; init; }

    /// <summary>The name's search key, from which duplicates are found.</summary>
    public string? FullNameKey { get; init; }

    public string? LatinName { get; init; }

    public string? Governorate { get; init; }

    public string? Organisation { get; init; }

    public string? Role { get; init; }

    public string? Gender { get; init; }

    public string? AgeBand { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    public string? Access { get; init; }

    public string? Diet { get; init; }

    public string? Group { get; init; }
}

/// <summary>Registrations and their tickets.</summary>
public static class RegistrationStore
{
    private const string Columns = "id, person_id, workshop_id, submission_id, status, group_code, consent_version, consented_at, created_at, changed_at, cancelled_at";

    private const string Upsert =
        """
        insert into registrations (id, person_id, workshop_id, submission_id, status,
            full_name, full_name_key, latin_name, governorate, organisation, role, gender, age_band, phone, phone_key, access, diet, group_code,
            consent_version, consented_at, created_at, changed_at)
        values (@id, @personId, @workshopId, @submissionId, @status,
            @fullName, @fullNameKey, @latinName, @governorate, @organisation, @role, @gender, @ageBand, @phone, @phoneKey, @access, @diet, @groupCode,
            @consentVersion, @consentedAt, @now, @now)
        on conflict (id) do update set
            submission_id = excluded.submission_id, status = excluded.status,
            full_name = excluded.full_name, full_name_key = excluded.full_name_key, latin_name = excluded.latin_name,
            governorate = excluded.governorate, organisation = excluded.organisation, role = excluded.role, gender = excluded.gender,
            age_band = excluded.age_band, phone = excluded.phone, phone_key = excluded.phone_key, access = excluded.access, diet = excluded.diet,
            group_code = excluded.group_code, consent_version = excluded.consent_version, consented_at = excluded.consented_at,
            changed_at = excluded.changed_at, cancelled_at = null
        """;

    private const string CountTaken =
        """
        select (select count(*) from registrations where workshop_id = @workshopId and status = 'confirmed')
             + (select count(*) from registrations where workshop_id = @workshopId and status = 'cancelled' and cancelled_at > @undoneSince
                  and person_id is not @exceptPersonId)
        """;

    private const string InsertTicket = "insert into tickets (registration_id, code, code_key) values (@registrationId, @code, @codeKey) on conflict do nothing";

    private const string SelectByTicket =
        $"""
        select {Columns} from registrations
        where id = (select registration_id from tickets where code_key = @codeKey)
        """;

    public static Registration? Of(ReadSession session, long personId, long workshopId) =>
        session.One<Registration>($"select {Columns} from registrations where person_id = @personId and workshop_id = @workshopId", new { personId, workshopId });

    public static Registration? ById(ReadSession session, long id) =>
        session.One<Registration>($"select {Columns} from registrations where id = @id", new { id });

    /// <summary>All registrations of a person, the latest first.</summary>
    public static List<Registration> OfPerson(ReadSession session, long personId) =>
        session.Query<Registration>($"select {Columns} from registrations where person_id = @personId order by created_at desc", new { personId });

    /// <summary>How many have a place.</summary>
    public static int Confirmed(ReadSession session, long workshopId) =>
        session.Value<int>("select count(*) from registrations where workshop_id = @workshopId and status = 'confirmed'", new { workshopId });

    /// <summary>How many seats are taken: by the confirmed, and by those who gave theirs up and may still take it back.</summary>
    public static int Taken(ReadSession session, long workshopId, DateTimeOffset undoneSince, long? exceptPersonId = null) =>
        session.Value<int>(CountTaken, new { workshopId, undoneSince, exceptPersonId });

    /// <summary>Adds a registration, or brings an earlier one of the same id up to date; what identifies a person is sealed.</summary>
    public static void Save(
        UnitOfWork work, long id, long personId, long workshopId, long submissionId, string status, string consentVersion, DateTimeOffset consentedAt,
        DateTimeOffset now, RegistrationFields fields)
    {
        byte[]? Seal(string column, string? text) => text is null ? null : work.Sealer.Seal("registrations", id, column, text);
        byte[]? Key(string column, string? text) => text is null ? null : work.Sealer.LookupKey("registrations." + column, text);
        work.Execute(Upsert, new
        {
            id,
            personId,
            workshopId,
            submissionId,
            status,
            fullName = Seal("full_name", fields.FullName),
            fullNameKey = Key("full_name", fields.FullNameKey),
            latinName = Seal("latin_name", fields.LatinName),
            governorate = fields.Governorate,
            organisation = Seal("organisation", fields.Organisation),
            role = Seal("role", fields.Role),
            gender = fields.Gender,
            ageBand = Seal("age_band", fields.AgeBand),
            phone = Seal("phone", fields.Phone),
            phoneKey = Key("phone", fields.Phone),
            access = Seal("access", fields.Access),
            diet = Seal("diet", fields.Diet),
            groupCode = fields.Group,
            consentVersion,
            consentedAt,
            now,
        });
    }

    /// <summary>Gives up a place; the registration stays so that it can be undone.</summary>
    public static void Cancel(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update registrations set status = 'cancelled', cancelled_at = @now, changed_at = @now where id = @id", new { id, now });

    /// <summary>Takes a cancellation back.</summary>
    public static void Restore(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update registrations set status = 'confirmed', cancelled_at = null, changed_at = @now where id = @id and status = 'cancelled'", new { id, now });

    /// <summary>The name somebody gave, or null.</summary>
    public static string? FullName(ReadSession session, long id) =>
        session.Value<byte[]?>("select full_name from registrations where id = @id", new { id }) is { } name
            ? session.Sealer.Open("registrations", id, "full_name", name)
            : null;

    /// <summary>Keeps a ticket's code; false when another registration already has it.</summary>
    public static bool AddTicket(UnitOfWork work, long registrationId, string code) =>
        work.Execute(InsertTicket, new
        {
            registrationId,
            code = work.Sealer.Seal("tickets", registrationId, "code", code),
            codeKey = work.Sealer.LookupKey("tickets.code", code),
        }) == 1;

    /// <summary>The ticket's code, or null when there is none.</summary>
    public static string? Ticket(ReadSession session, long registrationId) =>
        session.Value<byte[]?>("select code from tickets where registration_id = @registrationId", new { registrationId }) is { } code
            ? session.Sealer.Open("tickets", registrationId, "code", code)
            : null;

    /// <summary>The registration a ticket's code belongs to, or null.</summary>
    public static Registration? ByTicket(ReadSession session, string code) =>
        session.One<Registration>(SelectByTicket, new { codeKey = session.Sealer.LookupKey("tickets.code", code) });
}
