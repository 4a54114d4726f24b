using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>agenda_items</c>.</summary>
public static class AgendaStore
{
    private const string SelectOf =
        """
        select id, code, starts_at, ends_at, kind, titles, rooms, facilitators, group_code
        from agenda_items
        where workshop_id = @workshopId and archived_at is null
        order by starts_at, ends_at, id
        """;

    /// <summary>The agenda in order of time, without what a later plan dropped.</summary>
    public static IReadOnlyList<AgendaItem> Of(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(SelectOf, new { workshopId }).Select(row => row.ToItem())];

    private const string Upsert =
        """
        insert into agenda_items (id, workshop_id, code, starts_at, ends_at, kind, titles, rooms, facilitators, group_code)
        values (@id, @workshopId, @Code, @StartsAt, @EndsAt, @Kind, @Titles, @Rooms, @Facilitators, @GroupCode)
        on conflict (workshop_id, code) do update set
            starts_at = excluded.starts_at, ends_at = excluded.ends_at, kind = excluded.kind, titles = excluded.titles,
            rooms = excluded.rooms, facilitators = excluded.facilitators, group_code = excluded.group_code, archived_at = null
        """;

    /// <summary>Writes an item, known by its code: a new one, the one there is, or one that was archived.</summary>
    public static void Save(UnitOfWork work, long workshopId, AgendaItem item) =>
        work.Execute(
            Upsert,
            new
            {
                id = work.NewId(),
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

        public string Code { get; init; } = "";

        public DateTimeOffset StartsAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }

        public string Kind { get; init; } = "";

        public string Titles { get; init; } = "";

        public string Rooms { get; init; } = "";

        public string Facilitators { get; init; } = "";

        public string? GroupCode { get; init; }

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
        };
    }
}
