using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>groups</c>.</summary>
public static class GroupStore
{
    private const string SelectOf =
        """
        select id, code, titles, capacity, rooms, facilitators
        from groups
        where workshop_id = @workshopId and archived_at is null
        order by position
        """;

    /// <summary>The working groups in the plan's order, without what a later plan dropped.</summary>
    public static IReadOnlyList<Group> Of(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(SelectOf, new { workshopId }).Select(row => row.ToGroup())];

    /// <summary>The workshop of a group; null when there is no such group, or a later plan dropped it.</summary>
    public static long? WorkshopOf(ReadSession session, long id) =>
        session.Value<long?>("select workshop_id from groups where id = @id and archived_at is null", new { id });

    private const string Upsert =
        """
        insert into groups (id, workshop_id, code, position, titles, capacity, rooms, facilitators)
        values (@id, @workshopId, @Code, @position, @Titles, @Capacity, @Rooms, @Facilitators)
        on conflict (workshop_id, code) do update set
            position = excluded.position, titles = excluded.titles, capacity = excluded.capacity,
            rooms = excluded.rooms, facilitators = excluded.facilitators, archived_at = null
        """;

    /// <summary>Writes a group, known by its code: a new one, the one there is, or one that was archived.</summary>
    public static void Save(UnitOfWork work, long workshopId, int position, Group group) =>
        work.Execute(
            Upsert,
            new
            {
                id = work.NewId(),
                workshopId,
                group.Code,
                position,
                Titles = StoredTexts.Write(group.Titles),
                group.Capacity,
                Rooms = StoredTexts.Write(group.Rooms),
                Facilitators = StoredTexts.Write(group.Facilitators),
            });

    private const string ArchiveOne =
        "update groups set archived_at = @now where workshop_id = @workshopId and code = @code and archived_at is null";

    /// <summary>Offers a group no more; its row stays for those who chose it.</summary>
    public static void Archive(UnitOfWork work, long workshopId, string code, DateTimeOffset now) =>
        work.Execute(ArchiveOne, new { workshopId, code, now });

    private sealed record Row
    {
        public long Id { get; init; }

        public string Code { get; init; } = "";

        public string Titles { get; init; } = "";

        public int? Capacity { get; init; }

        public string Rooms { get; init; } = "";

        public string Facilitators { get; init; } = "";

        public Group ToGroup() => new()
        {
            Id = Id,
            Code = Code,
            Titles = StoredTexts.Read(Titles),
            Capacity = Capacity,
            Rooms = StoredTexts.Read(Rooms),
            Facilitators = StoredTexts.Read(Facilitators),
        };
    }
}
