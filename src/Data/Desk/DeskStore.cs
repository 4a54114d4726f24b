using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Desk;

/// <summary>Somebody in the organizers' list.</summary>
public sealed record DeskPerson
{
    public long RegistrationId { get; init; }

    /// <summary>pending, confirmed, waitlisted, offered, declined, cancelled.</summary>
    public string Status { get; init; } = "";

    /// <summary>Null when the form had no name.</summary>
    public string? FullName { get; init; }

    /// <summary>As the form stores it: a choice's name, or what was typed.</summary>
    public string? Organisation { get; init; }

    public string? GroupCode { get; init; }

    /// <summary>Of those who are looked for (<see cref="DeskStore.ToSearch"/>): as they write it in Latin letters, if the form asks.</summary>
    public string? LatinName { get; init; }

    /// <summary>As the form stores it.</summary>
    public string? Governorate { get; init; }

    /// <summary>Of those who are looked for: E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>They came on any day.</summary>
    public bool HasCome { get; init; }
}

/// <summary>How many answers a form has.</summary>
public sealed record FormCount(long FormId, int Submissions);

/// <summary>What changed within a time, in figures.</summary>
public sealed record ChangedFigures
{
    public int Registered { get; init; }

    public int Cancelled { get; init; }

    /// <summary>People who were checked in, each once.</summary>
    public int Came { get; init; }

    /// <summary>Named answers to any form but the registration.</summary>
    public int Answers { get; init; }

    /// <summary>How many anonymous answers there are in all: they have no day.</summary>
    public int AnonymousInAll { get; init; }
}

/// <summary>What the organizers' desk asks about the people of one workshop; names are unsealed within it alone.</summary>
public static class DeskStore
{
    private const string SelectPeople =
        """
        select r.id, r.status, r.full_name, r.latin_name, r.organisation, r.governorate, r.phone, r.group_code,
               exists (select 1 from check_ins where check_ins.registration_id = r.id) as has_come
        from registrations r join people p on p.id = r.person_id
        where
        """;

    private const string SelectFields =
        "select full_name, latin_name, governorate, organisation, role, gender, age_band, phone, access, diet, group_code from registrations where id = @id";

    private const string SelectAlike =
        """
        select id from registrations where workshop_id = @workshopId and full_name_key = @nameKey
        union
        select id from registrations where workshop_id = @workshopId and phone_key = @phoneKey
        order by 1 limit 3
        """;

    private const string CountCame = "select count(distinct registration_id) from check_ins where workshop_id = @workshopId";

    private const string CountAnswers =
        """
        select form_id, count(*) as submissions
        from submissions
        where form_id in (select id from forms where workshop_id = @workshopId and purpose <> 'registration' and is_draft = 0 and archived_at is null)
        group by form_id
        """;

    /// <summary>Everybody who ever registered, in the order of their coming; or those of them who fit an audience.</summary>
    public static List<DeskPerson> People(ReadSession session, long workshopId, Audience? audience = null) => People(session, workshopId, audience ?? new(), isSearch: false);

    /// <summary>How many those are who fit an audience.</summary>
    public static int Count(ReadSession session, long workshopId, Audience audience) => session.Value<int>(
        $"select count(*) from registrations r join people p on p.id = r.person_id where {Audience.Condition}", audience.Parameters(session, workshopId, topic: ""));

    private static readonly string CountByGroup =
        $"select coalesce(r.group_code, '') as value, count(*) as people from registrations r join people p on p.id = r.person_id where {Audience.Condition} group by 1";

    private static readonly string CountByValue =
        $"""
        select hex(v.value_key) as value, count(*) as people
        from registrations r join people p on p.id = r.person_id join registration_values v on v.registration_id = r.id
        where {Audience.Condition} group by 1
        """;

    /// <summary>How many of those who fit an audience each value of one more filter would leave.</summary>
    /// <param name="session">The database.</param>
    /// <param name="workshopId">The workshop.</param>
    /// <param name="audience">Without that filter.</param>
    /// <param name="filter"><c>group</c>, or one of <see cref="Audience.Fields"/>.</param>
    /// <param name="values">What the filter can let through.</param>
    public static Dictionary<string, int> CountEach(ReadSession session, long workshopId, Audience audience, string filter, IReadOnlyList<string> values)
    {
        var isGroup = filter == "group";
        var counts = session.Query<ValueRow>(isGroup ? CountByGroup : CountByValue, audience.Parameters(session, workshopId, topic: "")).ToDictionary(row => row.Value, row => (int)row.People);
        return values.Distinct().ToDictionary(
            value => value, value => counts.GetValueOrDefault(isGroup ? value : Convert.ToHexString(SeatStore.ValueKey(session, workshopId, new(filter, value)))));
    }

    /// <summary>The same people, with all that somebody is looked for by.</summary>
    public static List<DeskPerson> ToSearch(ReadSession session, long workshopId, Audience? audience = null) => People(session, workshopId, audience ?? new(), isSearch: true);

    private static List<DeskPerson> People(ReadSession session, long workshopId, Audience audience, bool isSearch) =>
        [.. session.Query<PersonRow>($"{SelectPeople} {Audience.Condition} order by r.id", audience.Parameters(session, workshopId, topic: "")).Select(row => new DeskPerson
        {
            RegistrationId = row.Id,
            Status = row.Status,
            FullName = Open(session, row.Id, "full_name", row.FullName),
            Organisation = Open(session, row.Id, "organisation", row.Organisation),
            GroupCode = row.GroupCode,
            LatinName = isSearch ? Open(session, row.Id, "latin_name", row.LatinName) : null,
            Governorate = row.Governorate,
            Phone = isSearch ? Open(session, row.Id, "phone", row.Phone) : null,
            HasCome = row.HasCome,
        })];

    /// <summary>Everything a registration says about its person.</summary>
    public static RegistrationFields Fields(ReadSession session, long id) =>
        session.One<SealedFields>(SelectFields, new { id })?.Open(session.Sealer, id) ?? throw new InvalidOperationException($"No registration {id}.");

    /// <summary>Registrations of the same name or phone: at most three, to be looked at before another is made.</summary>
    public static List<long> Alike(ReadSession session, long workshopId, string nameKey, string? phone) => session.Query<long>(SelectAlike, new
    {
        workshopId,
        nameKey = session.Sealer.LookupKey("registrations.full_name", nameKey),
        phoneKey = phone is null ? null : session.Sealer.LookupKey("registrations.phone", phone),
    });

    /// <summary>Another group, or none.</summary>
    public static void SetGroup(UnitOfWork work, long id, string? groupCode, DateTimeOffset now) =>
        work.Execute("update registrations set group_code = @groupCode, group_drawn = @groupCode is not null, changed_at = @now where id = @id", new { id, groupCode, now });

    /// <summary>How many people came on any day.</summary>
    public static int Came(ReadSession session, long workshopId) => session.Value<int>(CountCame, new { workshopId });

    /// <summary>How often the forms of a workshop were answered, its registration left out.</summary>
    public static List<FormCount> Answers(ReadSession session, long workshopId) =>
        [.. session.Query<FormCountRow>(CountAnswers, new { workshopId }).Select(row => new FormCount(row.FormId, (int)row.Submissions))];

    /// <summary>Who keeps a status message of a workshop before their eyes.</summary>
    public static List<long> StatusReaders(ReadSession session, long workshopId) =>
        session.Query<long>("select person_id from status_cards where workshop_id = @workshopId order by person_id", new { workshopId });

    /// <summary>Somebody reads it, or no longer.</summary>
    public static void SetStatusReader(UnitOfWork work, long workshopId, long personId, bool reads) => work.Execute(
        reads
            ? "insert into status_cards (workshop_id, person_id) values (@workshopId, @personId) on conflict do nothing"
            : "delete from status_cards where workshop_id = @workshopId and person_id = @personId",
        new { workshopId, personId });

    private const string SelectChanged =
        """
        select (select count(*) from registrations where workshop_id = @workshopId and created_at >= @from and created_at < @until) as registered,
               (select count(*) from registrations where workshop_id = @workshopId and status = 'cancelled' and cancelled_at >= @from and cancelled_at < @until) as cancelled,
               (select count(distinct registration_id) from check_ins where workshop_id = @workshopId and checked_at >= @from and checked_at < @until) as came,
               (select count(*) from forms f join submissions s on s.form_id = f.id
                where f.workshop_id = @workshopId and f.purpose <> 'registration' and s.submitted_at >= @from and s.submitted_at < @until) as answers,
               (select coalesce(sum(length(p.marks)), 0) / 8 from forms f join participations p on p.form_id = f.id where f.workshop_id = @workshopId) as anonymous_in_all
        """;

    /// <summary>What changed from one moment until before another.</summary>
    public static ChangedFigures Changed(ReadSession session, long workshopId, DateTimeOffset from, DateTimeOffset until) =>
        session.One<ChangedFigures>(SelectChanged, new { workshopId, from, until })!;

    /// <summary>How many anonymous answers there were when the last digest went; null before the first.</summary>
    public static int? DigestedAnonymous(ReadSession session, long workshopId) =>
        session.Value<int?>("select anonymous from digests where workshop_id = @workshopId", new { workshopId });

    public static void SetDigested(UnitOfWork work, long workshopId, int anonymous) => work.Execute(
        "insert into digests (workshop_id, anonymous) values (@workshopId, @anonymous) on conflict (workshop_id) do update set anonymous = excluded.anonymous",
        new { workshopId, anonymous });

    private static string? Open(ReadSession session, long id, string column, byte[]? text) =>
        text is null ? null : session.Sealer.Open("registrations", id, column, text);

    private sealed record ValueRow
    {
        public string Value { get; init; } = "";

        public long People { get; init; }
    }

    private sealed record FormCountRow
    {
        public long FormId { get; init; }

        public long Submissions { get; init; }
    }

    private sealed record PersonRow
    {
        public long Id { get; init; }

        public string Status { get; init; } = "";

        public byte[]? FullName { get; init; }

        public byte[]? LatinName { get; init; }

        public byte[]? Organisation { get; init; }

        public string? Governorate { get; init; }

        public byte[]? Phone { get; init; }

        public string? GroupCode { get; init; }

        public bool HasCome { get; init; }
    }
}
