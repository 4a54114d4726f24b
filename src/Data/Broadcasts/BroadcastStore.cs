using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>One message to an audience.</summary>
public sealed record Broadcast
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Null once they were erased.</summary>
    public long? SenderId { get; init; }

    /// <summary>The day whose agenda it carries.</summary>
    public DateOnly? Day { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>One reader of a broadcast.</summary>
public sealed record Reader
{
    public long PersonId { get; init; }

    public string Language { get; init; } = "";

    public string? GroupCode { get; init; }
}

/// <summary>How far a broadcast has come.</summary>
public sealed record BroadcastProgress(int All, int Delivered, int Blocked, int Failed)
{
    /// <summary>Copies whose end is not known yet.</summary>
    public int Open => All - Delivered - Blocked - Failed;
}

/// <summary>Broadcasts, and one delivery row per person.</summary>
public static class BroadcastStore
{
    private const string Insert =
        """
        insert into broadcasts (id, workshop_id, kind, sender_id, day, created_at)
        values (@Id, @WorkshopId, @Kind, @SenderId, @Day, @CreatedAt)
        """;

    private const string InsertConfirmed =
        """
        insert into deliveries (broadcast_id, person_id, status, changed_at)
        select @broadcastId, person_id, 'waiting', @now from registrations where workshop_id = @workshopId and status = 'confirmed'
        """;

    // Whoever is filling a form right now gets it once they have paused (quietSince): nothing arrives unasked while someone is answering.
    private const string SelectWaiting =
        """
        select deliveries.person_id, coalesce(people.language, 'ar') as language, registrations.group_code
        from deliveries
        join people on people.id = deliveries.person_id
        join broadcasts on broadcasts.id = deliveries.broadcast_id
        left join registrations on registrations.person_id = deliveries.person_id and registrations.workshop_id = broadcasts.workshop_id
        where deliveries.broadcast_id = @broadcastId and deliveries.status = 'waiting'
          and not exists (select 1 from interviews where interviews.person_id = deliveries.person_id and active = 1 and touched_at > @quietSince)
        order by deliveries.person_id limit @limit
        """;

    private const string SelectConfirmedByLanguage =
        """
        select coalesce(people.language, 'ar') as language, count(*) as count,
               sum(exists (select 1 from accounts where accounts.person_id = people.id and unreachable_since is not null)) as unreachable
        from registrations join people on people.id = registrations.person_id
        where workshop_id = @workshopId and status = 'confirmed'
        group by 1
        """;

    private const string SelectProgress =
        """
        select count(*) as "all", coalesce(sum(status = 'delivered'), 0) as delivered,
               coalesce(sum(status = 'blocked'), 0) as blocked, coalesce(sum(status = 'failed'), 0) as failed
        from deliveries where broadcast_id = @broadcastId
        """;

    private const string UpdateDelivery =
        "update deliveries set status = @status, changed_at = @now where broadcast_id = @broadcastId and person_id = @personId";

    public static void Add(UnitOfWork work, Broadcast broadcast)
    {
        work.Execute(Insert, broadcast);
        work.Execute(InsertConfirmed, new { broadcastId = broadcast.Id, workshopId = broadcast.WorkshopId, now = broadcast.CreatedAt });
    }

    public static Broadcast? ById(ReadSession session, long id) =>
        session.One<Broadcast>("select id, workshop_id, kind, sender_id, day, created_at, finished_at from broadcasts where id = @id", new { id });

    /// <summary>The next readers whose copy is not in the outbox yet, busy ones left out.</summary>
    public static List<Reader> Waiting(ReadSession session, long broadcastId, DateTimeOffset quietSince, int limit) =>
        session.Query<Reader>(SelectWaiting, new { broadcastId, quietSince, limit });

    /// <summary>True while copies wait, busy readers included.</summary>
    public static bool HasWaiting(ReadSession session, long broadcastId) =>
        session.Value<bool>("select exists (select 1 from deliveries where broadcast_id = @broadcastId and status = 'waiting')", new { broadcastId });

    /// <summary>True while the end of any copy is not known.</summary>
    public static bool HasOpen(ReadSession session, long broadcastId) =>
        session.Value<bool>("select exists (select 1 from deliveries where broadcast_id = @broadcastId and status in ('waiting', 'queued'))", new { broadcastId });

    public static void SetDelivery(UnitOfWork work, long broadcastId, long personId, string status, DateTimeOffset now) =>
        work.Execute(UpdateDelivery, new { broadcastId, personId, status, now });

    public static void Finish(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update broadcasts set finished_at = @now where id = @id and finished_at is null", new { id, now });

    public static BroadcastProgress Progress(ReadSession session, long broadcastId)
    {
        var row = session.One<ProgressRow>(SelectProgress, new { broadcastId })!;
        return new((int)row.All, (int)row.Delivered, (int)row.Blocked, (int)row.Failed);
    }

    /// <summary>The confirmed of a workshop by language, and how many of them cannot be reached.</summary>
    public static List<(string Language, int Count, int Unreachable)> ConfirmedByLanguage(ReadSession session, long workshopId) =>
        [.. session.Query<LanguageRow>(SelectConfirmedByLanguage, new { workshopId }).Select(row => (row.Language, (int)row.Count, (int)row.Unreachable))];

    private sealed record ProgressRow
    {
        public long All { get; init; }

        public long Delivered { get; init; }

        public long Blocked { get; init; }

        public long Failed { get; init; }
    }

    private sealed record LanguageRow
    {
        public string Language { get; init; } = "";

        public long Count { get; init; }

        public long Unreachable { get; init; }
    }
}
