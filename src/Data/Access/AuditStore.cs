using System.Globalization;
using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Access;

/// <summary>Something that the team did or read.</summary>
/// <param name="At">When.</param>
/// <param name="Act">What, by its name: <c>approval.accept</c>.</param>
/// <param name="Subject">To what, as its button named it.</param>
/// <param name="WorkshopId">Where; null for the installation.</param>
/// <param name="PersonId">Who; null once they were erased.</param>
/// <param name="Name">What they were called in their own chat program; null once they were erased.</param>
public sealed record AuditEntry(DateTimeOffset At, string Act, string Subject, long? WorkshopId, long? PersonId, string? Name);

/// <summary>The table <c>audit</c>: rows are added and read, never changed but for the person who is erased.</summary>
public static class AuditStore
{
    private const string Insert =
        """
        insert into audit (id, at, act, subject, workshop_id, person_id, name)
        values (@id, @At, @Act, @Subject, @WorkshopId, @PersonId, @name)
        """;

    private const string SelectOf = "select id, at, act, subject, workshop_id, person_id, name from audit where workshop_id = @workshopId order by id";

    public static void Add(UnitOfWork work, AuditEntry entry)
    {
        var id = work.NewId();
        var name = entry.Name is null ? null : work.Sealer.Seal("audit", id, "name", entry.Name);
        work.Execute(Insert, new { id, entry.At, entry.Act, entry.Subject, entry.WorkshopId, entry.PersonId, name });
    }

    /// <summary>What was done in a workshop, as it is read.</summary>
    public static IEnumerable<AuditEntry> Of(ReadSession session, long workshopId) =>
        session.Stream<Row>(SelectOf, new { workshopId }).Select(row => Opened(session, row));

    private const string SelectAbout =
        """
        select at, act from audit
        where workshop_id = @workshopId and (subject = @registration or subject like @registration || ':%') and person_id is not @owner and act in (select value from json_each(@acts))
        order by id desc limit @limit
        """;

    /// <summary>When others of the team opened or changed somebody's registration, or whatever else is theirs, the last first.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="workshopId">The workshop.</param>
    /// <param name="registrationId">The registration, the thread, the certificate.</param>
    /// <param name="ownerId">Whose it is: what they did themselves does not count.</param>
    /// <param name="acts">The acts that are about one such thing, by name.</param>
    /// <param name="limit">So many at most.</param>
    public static List<(DateTimeOffset At, string Act)> About(ReadSession session, long workshopId, long registrationId, long ownerId, IEnumerable<string> acts, int limit) =>
        [.. session.Query<Row>(SelectAbout, new { workshopId, registration = registrationId.ToString(CultureInfo.InvariantCulture), owner = ownerId, acts = JsonSerializer.Serialize(acts), limit }).Select(row => (row.At, row.Act))];

    private const string SelectWho =
        """
        select id, person_id, name from audit
        where workshop_id = @workshopId and at = @at and act = @act and (subject = @subject or subject like @subject || ':%') order by id limit 1
        """;

    /// <summary>Who did something at a moment, and what they were called then, which is null once they were erased; null when nobody did.</summary>
    public static (long? PersonId, string? Name)? Who(ReadSession session, long workshopId, string act, long subjectId, DateTimeOffset at) =>
        session.One<Row>(SelectWho, new { workshopId, act, subject = subjectId.ToString(CultureInfo.InvariantCulture), at }) is { } row
            ? (row.PersonId, NameOf(session, row)) : null;

    private const string SelectLast =
        """
        select id, at, act, subject, workshop_id, person_id, name from audit
        where workshop_id = @workshopId and act = @act and (subject = @of or subject like @of || ':%') and (@besides is null or person_id is not @besides)
        order by id desc limit 1 offset @before
        """;

    /// <summary>Who last did something to something, and when; null when nobody did.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="workshopId">The workshop.</param>
    /// <param name="act">What, by its name.</param>
    /// <param name="subject">To what: the button's argument or its beginning, up to a colon.</param>
    /// <param name="before">So many of the last ones are passed over: 1 for what is being done just now.</param>
    /// <param name="besides">What this person did does not count.</param>
    public static AuditEntry? Last(ReadSession session, long workshopId, string act, string subject, int before = 0, long? besides = null) =>
        session.One<Row>(SelectLast, new { workshopId, act, of = subject, before, besides }) is { } row ? Opened(session, row) : null;

    private const string CountOf = "select count(*) from audit where workshop_id = @workshopId and at >= @since and act in (select value from json_each(@acts))";

    /// <summary>How often any of these acts was done in a workshop since a moment.</summary>
    public static int Count(ReadSession session, long workshopId, IEnumerable<string> acts, DateTimeOffset since) =>
        session.Value<int>(CountOf, new { workshopId, since, acts = JsonSerializer.Serialize(acts) });

    private static AuditEntry Opened(ReadSession session, Row row) => new(row.At, row.Act, row.Subject, row.WorkshopId, row.PersonId, NameOf(session, row));

    private static string? NameOf(ReadSession session, Row row) => row.Name is null ? null : session.Sealer.Open("audit", row.Id, "name", row.Name);

    private sealed record Row
    {
        public long Id { get; init; }

        public DateTimeOffset At { get; init; }

        public string Act { get; init; } = "";

        public string Subject { get; init; } = "";

        public long? WorkshopId { get; init; }

        public long? PersonId { get; init; }

        public byte[]? Name { get; init; }
    }
}
