using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Guests;

/// <summary>The tables <c>guest_links</c> and <c>guests</c>. What a link carries is sealed, and found by its HMAC.</summary>
public static class GuestStore
{
    // who has given up has not come by it, once that can no longer be taken back (the timer of SeatTurns.UndoOver); somebody who comes back is not in their own way
    private const string CountUsed =
        """
        (select count(*) from guests g join registrations r on r.person_id = g.person_id and r.workshop_id = g.workshop_id
         where g.link_id = l.id and (@personId is null or g.person_id <> @personId)
           and (r.status <> 'cancelled' or exists (select 1 from timers t where t.kind = 'seat.undo_over' and t.subject_id = r.id)))
        """;

    private const string Columns = $"select l.id, l.workshop_id, l.label, l.uses, l.revoked_at, {CountUsed} as used from guest_links l";

    private const string Insert =
        """
        insert into guest_links (id, workshop_id, token, token_key, label, uses, made_at)
        values (@id, @workshopId, @token, @key, @label, @uses, @now)
        """;

    private const string UpsertGuest =
        """
        insert into guests (person_id, workshop_id, link_id) values (@personId, @WorkshopId, @Id)
        on conflict (person_id, workshop_id) do update set link_id = excluded.link_id
        """;

    private const string SelectMayCome =
        $"""
        select not w.by_invitation
            or exists (select 1 from registrations where person_id = @personId and workshop_id = w.id and status <> 'cancelled')
            or exists (select 1 from roles where person_id = @personId and (workshop_id = w.id or workshop_id is null))
            or exists (select 1 from handovers h join registrations r on r.id = h.registration_id
                       where h.receiver_id = @personId and h.received_id is null and r.workshop_id = w.id and r.status = 'confirmed')
            or exists (select 1 from guests o join guest_links l on l.id = o.link_id
                       where o.person_id = @personId and o.workshop_id = w.id and l.revoked_at is null and (l.uses is null or l.uses > {CountUsed}))
        from workshops w where w.id = @workshopId
        """;

    private const string SelectCameBy = Columns + " join guests o on o.link_id = l.id where o.person_id = @personId and o.workshop_id = @workshopId";

    /// <summary>A new link.</summary>
    /// <returns>The link with its id.</returns>
    public static GuestLink Add(UnitOfWork work, long workshopId, string label, int? uses, string token, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(Insert, new
        {
            id,
            workshopId,
            token = work.Sealer.Seal("guest_links", id, "token", token),
            key = Key(work, token),
            label = work.Sealer.Seal("guest_links", id, "label", label),
            uses,
            now,
        });
        return new() { Id = id, WorkshopId = workshopId, Label = label, Uses = uses };
    }

    /// <summary>What a link leads to, whether it is living or not.</summary>
    public static GuestLink? ByToken(ReadSession session, string token) =>
        Opened(session, session.One<Row>(Columns + " where l.token_key = @key", new { key = Key(session, token), personId = (long?)null }));

    /// <summary>A link, whether it is living or not.</summary>
    public static GuestLink? ById(ReadSession session, long id) => Opened(session, session.One<Row>(Columns + " where l.id = @id", new { id, personId = (long?)null }));

    /// <summary>The links of a workshop, those that were taken back too, in the order in which they were made.</summary>
    public static List<GuestLink> OfWorkshop(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(Columns + " where l.workshop_id = @workshopId order by l.id", new { workshopId, personId = (long?)null }).Select(row => Opened(session, row)!)];

    /// <summary>What a link carries, to be shown again.</summary>
    public static string TokenOf(ReadSession session, long id) =>
        session.Sealer.Open("guest_links", id, "token", session.Value<byte[]>("select token from guest_links where id = @id", new { id })!);

    /// <summary>It does not work any more; who came by it stays known.</summary>
    public static void Revoke(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update guest_links set revoked_at = @now where id = @id and revoked_at is null", new { id, now });

    /// <summary>Somebody has come by it, and by no other.</summary>
    public static void Come(UnitOfWork work, GuestLink link, long personId) =>
        work.Execute(UpsertGuest, new { personId, link.WorkshopId, link.Id });

    /// <summary>Somebody registers by no link.</summary>
    public static void Forget(UnitOfWork work, long personId, long workshopId) =>
        work.Execute("delete from guests where person_id = @personId and workshop_id = @workshopId", new { personId, workshopId });

    /// <summary>The link by which somebody came, with how many others have used it; null: by none.</summary>
    public static GuestLink? CameBy(ReadSession session, long personId, long workshopId) =>
        Opened(session, session.One<Row>(SelectCameBy, new { personId, workshopId }));

    /// <summary>
    /// Whether a workshop is open to somebody: it is not by invitation, or they came by a link that is living, are given a place, or are there already (registered, or in its team).
    /// </summary>
    public static bool MayCome(ReadSession session, long personId, long workshopId) => session.Value<bool>(SelectMayCome, new { personId, workshopId });

    private static byte[] Key(ReadSession session, string token) => session.Sealer.LookupKey("guest_links.token", token);

    private static GuestLink? Opened(ReadSession session, Row? row) => row is null ? null : new()
    {
        Id = row.Id,
        WorkshopId = row.WorkshopId,
        Label = session.Sealer.Open("guest_links", row.Id, "label", row.Label),
        Uses = row.Uses,
        Used = row.Used,
        RevokedAt = row.RevokedAt,
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public byte[] Label { get; init; } = [];

        public int? Uses { get; init; }

        public int Used { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }
    }
}
