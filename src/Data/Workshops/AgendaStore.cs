using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>agenda_items</c>.</summary>
public static class AgendaStore
{
    private const string Columns =
        "select id, workshop_id, code, starts_at, ends_at, kind, titles, rooms, facilitators, group_code, started_at, ended_at from agenda_items";

    private const string SelectOf = Columns + " where workshop_id = @workshopId and archived_at is null order by starts_at, ends_at, id";

    /// <summary>The agenda in order of time, without what a later plan dropped.</summary>
    public static IReadOnlyList<AgendaItem> Of(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(SelectOf, new { workshopId }).Select(row => row.ToItem())];

    private const string SelectById = Columns + " where id = @id and archived_at is null";

    /// <summary>An item with its workshop; null when it was taken out.</summary>
    public static (AgendaItem Item, long WorkshopId)? ById(ReadSession session, long id) =>
        session.One<Row>(SelectById, new { id }) is { } row ? (row.ToItem(), row.WorkshopId) : null;

    /// <summary>What an item is called, also one that was taken out; null when there never was one.</summary>
    public static AgendaItem? Ever(ReadSession session, long id) => session.One<Row>(Columns + " where id = @id", new { id })?.ToItem();

    private const string SelectCodes = "select code from agenda_items where workshop_id = @workshopId";

    /// <summary>All names ever given in a workshop, those of items that were taken out among them.</summary>
    public static HashSet<string> Codes(ReadSession session, long workshopId) => [.. session.Query<string>(SelectCodes, new { workshopId })];

    private const string SetStarted = "update agenda_items set started_at = @at where id = @id";

    /// <summary>The team says that it has begun; null: that was a mistake.</summary>
    public static void Started(UnitOfWork work, long id, DateTimeOffset? at) => work.Execute(SetStarted, new { id, at });

    private const string SetEnded = "update agenda_items set ended_at = @at where id = @id";

    /// <summary>The team says that it has ended; null: that was a mistake.</summary>
    public static void Ended(UnitOfWork work, long id, DateTimeOffset? at) => work.Execute(SetEnded, new { id, at });

    private const string Upsert =
        """
        insert into agenda_items (id, workshop_id, code, starts_at, ends_at, kind, titles, rooms, facilitators, group_code)
        values (@id, @workshopId, @Code, @StartsAt, @EndsAt, @Kind, @Titles, @Rooms, @Facilitators, @GroupCode)
        on conflict (workshop_id, code) do update set
            starts_at = excluded.starts_at, ends_at = excluded.ends_at, kind = excluded.kind, titles = excluded.titles,
            rooms = excluded.rooms, facilitators = excluded.facilitators, group_code = excluded.group_code, archived_at = null
        """;

    /// <summary>Writes an item, known by its code: a new one, the one there is, or one that was archived.</summary>
    public static void Save(UnitOfWork work, long workshopId, AgendaItem item) => Write(work, workshopId, item, work.NewId());

    /// <summary>Adds an item whose code is new.</summary>
    /// <returns>Its id.</returns>
    public static long Add(UnitOfWork work, long workshopId, AgendaItem item)
    {
        var id = work.NewId();
        Write(work, workshopId, item, id);
        return id;
    }

    private static void Write(UnitOfWork work, long workshopId, AgendaItem item, long id) =>
        work.Execute(
            Upsert,
            new
            {
                id,
                workshopId,
                item.Code,
                item.StartsAt,
                item.EndsAt,
                item.Kind,
                Titles = StoredTexts.Write(item.Titles),
                Rooms = StoredTexts.Write(item.Rooms),
                Facilitators = StoredTexts.Write(item.Facilitators),
                item.GroupCode,
            });

    private const string ArchiveOne =
        "update agenda_items set archived_at = @now where workshop_id = @workshopId and code = @code and archived_at is null";

    /// <summary>Takes an item out of the agenda; its row stays for what refers to it.</summary>
    public static void Archive(UnitOfWork work, long workshopId, string code, DateTimeOffset now) =>
        work.Execute(ArchiveOne, new { workshopId, code, now });

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public string Code { get; init; } = "";

        public DateTimeOffset StartsAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }

        public string Kind { get; init; } = "";

        public string Titles { get; init; } = "";

        public string Rooms { get; init; } = "";

        public string Facilitators { get; init; } = "";

        public string? GroupCode { get; init; }

        public DateTimeOffset? StartedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public AgendaItem ToItem() => new()
        {
            Id = Id,
            Code = Code,
            StartsAt = StartsAt,
            EndsAt = EndsAt,
            Kind = Kind,
            Titles = StoredTexts.Read(Titles),
            Rooms = StoredTexts.Read(Rooms),
            Facilitators = StoredTexts.Read(Facilitators),
            GroupCode = GroupCode,
            StartedAt = StartedAt,
            EndedAt = EndedAt,
        };
    }
}
