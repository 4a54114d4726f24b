using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Registrations;

/// <summary>A place that its holder gives away.</summary>
public sealed record Handover
{
    /// <summary>The holder's registration.</summary>
    public long RegistrationId { get; init; }

    /// <summary>Whoever opened the link first; null: nobody yet.</summary>
    public long? ReceiverId { get; init; }

    /// <summary>Their registration, once they have the place.</summary>
    public long? ReceivedId { get; init; }
}

/// <summary>The table <c>handovers</c>. Of what a link carries only an HMAC is kept.</summary>
public static class HandoverStore
{
    private const string Columns = "select h.registration_id, h.receiver_id, h.received_id from handovers h";

    private const string Upsert =
        """
        insert into handovers (registration_id, token_key, made_at) values (@registrationId, @key, @now)
        on conflict (registration_id) do update set token_key = excluded.token_key, made_at = excluded.made_at, receiver_id = null, received_id = null
        """;

    private const string SelectFor =
        $"""
        {Columns} join registrations r on r.id = h.registration_id
        where h.receiver_id = @personId and h.received_id is null and r.workshop_id = @workshopId and r.status = 'confirmed'
        order by h.registration_id limit 1
        """;

    /// <summary>From now on this link gives the place away; one before it no more.</summary>
    public static void Offer(UnitOfWork work, long registrationId, string token, DateTimeOffset now) =>
        work.Execute(Upsert, new { registrationId, key = Key(work, token), now });

    /// <summary>What the holder of a registration gives away; null: nothing.</summary>
    public static Handover? Of(ReadSession session, long registrationId) =>
        session.One<Handover>(Columns + " where h.registration_id = @registrationId", new { registrationId });

    /// <summary>What a link gives.</summary>
    public static Handover? ByToken(ReadSession session, string token) =>
        session.One<Handover>(Columns + " where h.token_key = @key", new { key = Key(session, token) });

    /// <summary>The place that somebody is given in a workshop, as long as its holder still has it.</summary>
    public static Handover? For(ReadSession session, long personId, long workshopId) => session.One<Handover>(SelectFor, new { personId, workshopId });

    private const string SelectReceivers =
        """
        select h.receiver_id from handovers h join registrations r on r.id = h.registration_id
        where h.receiver_id is not null and h.received_id is null and r.workshop_id = @workshopId and r.status = 'confirmed'
          and not exists (select 1 from registrations own where own.person_id = h.receiver_id and own.workshop_id = r.workshop_id and own.status <> 'cancelled')
        order by h.registration_id
        """;

    /// <summary>Whoever has opened a link to a place in a workshop and has no registration there yet.</summary>
    public static IReadOnlyList<long> Receivers(ReadSession session, long workshopId) => session.Query<long>(SelectReceivers, new { workshopId });

    /// <summary>What somebody's place came from.</summary>
    public static Handover? ByReceived(ReadSession session, long receivedId) =>
        session.One<Handover>(Columns + " where h.received_id = @receivedId", new { receivedId });

    /// <summary>Somebody has opened the link.</summary>
    public static void Receive(UnitOfWork work, long registrationId, long personId) =>
        work.Execute("update handovers set receiver_id = @personId where registration_id = @registrationId", new { registrationId, personId });

    /// <summary>They have the place.</summary>
    public static void Complete(UnitOfWork work, long registrationId, long receivedId) =>
        work.Execute("update handovers set received_id = @receivedId where registration_id = @registrationId", new { registrationId, receivedId });

    /// <summary>The place is not given away.</summary>
    public static void Forget(UnitOfWork work, long registrationId) =>
        work.Execute("delete from handovers where registration_id = @registrationId", new { registrationId });

    private static byte[] Key(ReadSession session, string token) => session.Sealer.LookupKey("handovers.token", token);
}
