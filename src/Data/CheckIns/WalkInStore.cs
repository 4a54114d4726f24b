using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.CheckIns;

/// <summary>Somebody at the desk who is being written down.</summary>
/// <param name="WorkshopId">Where.</param>
/// <param name="FullName">Null while it is not known.</param>
/// <param name="Organisation">Null while it is not known, or was skipped.</param>
/// <param name="Phone">The same, as E.164.</param>
/// <param name="Day">The day whose sheet they signed; null: they are there just now.</param>
public sealed record WalkIn(long WorkshopId, string? FullName, string? Organisation, string? Phone, DateOnly? Day = null);

/// <summary>The table <c>walk_ins</c>: one at a time for each person of the team.</summary>
public static class WalkInStore
{
    private const string Upsert =
        """
        insert into walk_ins (person_id, workshop_id, full_name, organisation, phone, day) values (@personId, @WorkshopId, @name, @organisation, @phone, @Day)
        on conflict (person_id) do update set
            workshop_id = excluded.workshop_id, full_name = excluded.full_name, organisation = excluded.organisation, phone = excluded.phone, day = excluded.day
        """;

    /// <summary>Whom somebody of the team is writing down; null: nobody.</summary>
    public static WalkIn? Of(ReadSession session, long personId) =>
        session.One<Row>("select workshop_id, full_name, organisation, phone, day from walk_ins where person_id = @personId", new { personId }) is { } row
            ? new(
                row.WorkshopId,
                Open(session, personId, "full_name", row.FullName), Open(session, personId, "organisation", row.Organisation), Open(session, personId, "phone", row.Phone), row.Day)
            : null;

    /// <summary>What is known of them so far, in the place of anything before.</summary>
    public static void Save(UnitOfWork work, long personId, WalkIn walkIn) => work.Execute(Upsert, new
    {
        personId,
        walkIn.WorkshopId,
        name = Seal(work, personId, "full_name", walkIn.FullName),
        organisation = Seal(work, personId, "organisation", walkIn.Organisation),
        phone = Seal(work, personId, "phone", walkIn.Phone),
        walkIn.Day,
    });

    /// <summary>They are registered, or it was given up.</summary>
    public static void Forget(UnitOfWork work, long personId) => work.Execute("delete from walk_ins where person_id = @personId", new { personId });

    private static byte[]? Seal(UnitOfWork work, long personId, string column, string? text) => text is null ? null : work.Sealer.Seal("walk_ins", personId, column, text);

    private static string? Open(ReadSession session, long personId, string column, byte[]? text) =>
        text is null ? null : session.Sealer.Open("walk_ins", personId, column, text);

    private sealed record Row
    {
        public long WorkshopId { get; init; }

        public byte[]? FullName { get; init; }

        public byte[]? Organisation { get; init; }

        public byte[]? Phone { get; init; }

        public DateOnly? Day { get; init; }
    }
}
