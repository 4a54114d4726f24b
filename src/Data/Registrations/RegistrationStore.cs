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

    /// <summary>The status that was given up: what undo brings back. <c>offered</c>: an offer was declined or has lapsed.</summary>
    public string? CancelledFrom { get; init; }

    /// <summary>They were there, and have said that they come no more.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The most days that a calendar file of theirs had; null: they took none.</summary>
    public int? CalendarDays { get; init; }

    /// <summary>The place in line: whoever has the smaller number came first.</summary>
    public long Queued { get; init; }

    /// <summary>Until when the offered seat is kept.</summary>
    public DateTimeOffset? OfferedUntil { get; init; }

    /// <summary>An organizer has asked for more and waits for the answer.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>The team has cancelled it: it comes back only by a decision of the team.</summary>
    public bool IsRemoved { get; init; }
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

    /// <summary>What was chosen in the closed ones, each choice of several for itself: what quotas count.</summary>
    public IReadOnlyCollection<FieldValue> Chosen { get; init; } = [];
}

/// <summary>A choice in a registration field: <c>governorate</c>, <c>najaf</c>.</summary>
public readonly record struct FieldValue(string Field, string Value);

/// <summary>Registrations and their tickets.</summary>
public static class RegistrationStore
{
    private const string Columns = "id, person_id, workshop_id, submission_id, status, group_code, consent_version, consented_at, created_at, changed_at, "
        + "cancelled_at, cancelled_from, queued, offered_until, awaits_answer, left_at, is_removed, calendar_days";

    private const string Upsert =
        """
        insert into registrations (id, person_id, workshop_id, submission_id, status,
            full_name, full_name_key, latin_name, governorate, organisation, role, gender, age_band, phone, phone_key, access, diet, group_code,
            group_wish, consent_version, consented_at, created_at, changed_at, queued)
        values (@id, @personId, @workshopId, @submissionId, @status,
            @fullName, @fullNameKey, @latinName, @governorate, @organisation, @role, @gender, @ageBand, @phone, @phoneKey, @access, @diet, @groupCode,
            @groupCode, @consentVersion, @consentedAt, @now, @now, @queued)
        on conflict (id) do update set
            submission_id = excluded.submission_id, status = excluded.status,
            full_name = excluded.full_name, full_name_key = excluded.full_name_key, latin_name = excluded.latin_name,
            governorate = excluded.governorate, organisation = excluded.organisation, role = excluded.role, gender = excluded.gender,
            age_band = excluded.age_band, phone = excluded.phone, phone_key = excluded.phone_key, access = excluded.access, diet = excluded.diet,
            group_wish = excluded.group_wish, group_code = case when group_drawn = 1 then group_code else excluded.group_code end, consent_version = excluded.consent_version, consented_at = excluded.consented_at,
            changed_at = excluded.changed_at, cancelled_at = null, cancelled_from = null, awaits_answer = 0,
            queued = coalesce(excluded.queued, queued), offered_until = case when excluded.status = 'offered' then offered_until end
        """;

    private const string InsertValue = "insert into registration_values (registration_id, value_key) values (@id, @key) on conflict do nothing";

    private const string UpdateStatus =
        """
        update registrations
        set status = @status, offered_until = @offeredUntil, changed_at = @now, cancelled_at = null, cancelled_from = null, awaits_answer = 0, is_removed = 0
        where id = @id
        """;

    private const string UpdateCancelled =
        """
        update registrations
        set cancelled_from = status, status = 'cancelled', cancelled_at = @now, changed_at = @now, offered_until = null, awaits_answer = 0
        where id = @id and status <> 'cancelled'
        """;

    private const string UpdateGivenAway =
        """
        update registrations
        set cancelled_from = 'offered', status = 'cancelled', cancelled_at = @now, changed_at = @now, offered_until = null, awaits_answer = 0
        where id = @id
        """;

    private const string UpdateRestored =
        """
        update registrations set status = cancelled_from, cancelled_from = null, cancelled_at = null, changed_at = @now
        where id = @id and status = 'cancelled'
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

    private const string SelectGroups = "select person_id, group_code from registrations where workshop_id = @workshopId and status = 'confirmed'";

    /// <summary>The group of everybody who is confirmed, by person; null for whoever is in none.</summary>
    public static Dictionary<long, string?> GroupsOf(ReadSession session, long workshopId) =>
        session.Query<Registration>(SelectGroups, new { workshopId }).ToDictionary(registration => registration.PersonId, registration => registration.GroupCode);

    /// <summary>All registrations of a person, the latest first.</summary>
    public static List<Registration> OfPerson(ReadSession session, long personId) =>
        session.Query<Registration>($"select {Columns} from registrations where person_id = @personId order by created_at desc", new { personId });

    /// <summary>How many have a place.</summary>
    public static int Confirmed(ReadSession session, long workshopId) =>
        session.Value<int>("select count(*) from registrations where workshop_id = @workshopId and status = 'confirmed'", new { workshopId });

    /// <summary>
    /// Adds a registration, or brings an earlier one of the same id up to date; what identifies a person is sealed. A place in line that is given is
    /// taken anew; null keeps the present one.
    /// </summary>
    public static void Save(
        UnitOfWork work, long id, long personId, long workshopId, long submissionId, string status, string consentVersion, DateTimeOffset consentedAt,
        DateTimeOffset now, RegistrationFields fields, long? queued)
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
            queued,
        });
        work.Execute("delete from registration_values where registration_id = @id", new { id });
        foreach (var chosen in fields.Chosen)
            work.Execute(InsertValue, new { id, key = SeatStore.ValueKey(work, workshopId, chosen) });
    }

    /// <summary>Another status; an offer has an end, and one that is over is forgotten.</summary>
    public static void SetStatus(UnitOfWork work, long id, string status, DateTimeOffset now, DateTimeOffset? offeredUntil = null) =>
        work.Execute(UpdateStatus, new { id, status, now, offeredUntil });

    /// <summary>The end of the line.</summary>
    public static void QueueAnew(UnitOfWork work, long id) =>
        work.Execute("update registrations set queued = @queued where id = @id", new { id, queued = work.NewId() });

    /// <summary>Gives up a place or the wish for one; the registration stays, with what it was.</summary>
    public static void Cancel(UnitOfWork work, long id, DateTimeOffset now) => work.Execute(UpdateCancelled, new { id, now });

    /// <summary>Whoever was there gives up what is still to come, or (null) comes after all.</summary>
    public static void SetLeft(UnitOfWork work, long id, DateTimeOffset? at) => work.Execute("update registrations set left_at = @at where id = @id", new { id, at });

    /// <summary>They take the calendar file, with so many days.</summary>
    public static void TookCalendar(UnitOfWork work, long id, int days) =>
        work.Execute("update registrations set calendar_days = max(coalesce(calendar_days, 0), @days) where id = @id", new { id, days });

    /// <summary>The team has cancelled it: who registers again applies, until another status is given.</summary>
    public static void SetRemoved(UnitOfWork work, long id) => work.Execute("update registrations set is_removed = 1 where id = @id", new { id });

    /// <summary>The place is somebody else's now: it cannot be taken back, and whoever had it may come to the end of the line.</summary>
    public static void GiveAway(UnitOfWork work, long id, DateTimeOffset now) => work.Execute(UpdateGivenAway, new { id, now });

    /// <summary>Takes a cancellation back: the status is what it was.</summary>
    public static void Restore(UnitOfWork work, long id, DateTimeOffset now) => work.Execute(UpdateRestored, new { id, now });

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

    /// <summary>Whether somebody agreed to hear of the next edition.</summary>
    /// <summary>Whether anybody ever registered, whatever became of it.</summary>
    public static bool HasAny(ReadSession session, long workshopId) =>
        session.Value<bool>("select exists (select 1 from registrations where workshop_id = @workshopId)", new { workshopId });

    public static bool MayContact(ReadSession session, long id) => session.Value<bool>("select may_contact from registrations where id = @id", new { id });

    public static void SetMayContact(UnitOfWork work, long id, bool mayContact) => work.Execute("update registrations set may_contact = @mayContact where id = @id", new { id, mayContact });
}
