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
        session.Stream<Row>(SelectOf, new { workshopId }).Select(row => new AuditEntry(
            row.At, row.Act, row.Subject, row.WorkshopId, row.PersonId, row.Name is null ? null : session.Sealer.Open("audit", row.Id, "name", row.Name)));

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
