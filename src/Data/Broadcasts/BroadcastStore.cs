using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>Broadcasts: what is said, to whom, when. Who has got a copy is in <see cref="DeliveryStore"/>.</summary>
public static class BroadcastStore
{
    private const string Insert =
        """
        insert into broadcasts (id, workshop_id, kind, status, sender_id, day, audience, content, topic, urgent, part_item_id, part_group_id, created_at)
        values (@Id, @WorkshopId, @Kind, @Status, @SenderId, @Day, @audience, @content, @Topic, @IsUrgent, @PartItemId, @PartGroupId, @CreatedAt)
        """;

    public static void Add(UnitOfWork work, Broadcast broadcast) => work.Execute(Insert, Parameters(work, broadcast));

    private const string Update =
        """
        update broadcasts set status = @Status, sender_id = @SenderId, day = @Day, audience = @audience, content = @content, topic = @Topic, urgent = @IsUrgent, to_chats = @GoesToChats, late_until = @LateUntil,
            planned_at = @PlannedAt, agenda_item_id = @AgendaItemId, minutes_before = @MinutesBefore, created_at = @CreatedAt, finished_at = @FinishedAt
        where id = @Id
        """;

    /// <summary>Writes what was changed in it.</summary>
    public static void Save(UnitOfWork work, Broadcast broadcast) => work.Execute(Update, Parameters(work, broadcast));

    /// <summary>A draft goes, with its file.</summary>
    public static void Drop(UnitOfWork work, long id)
    {
        work.Execute("delete from sent_files where kind = 'broadcast' and subject_id = @id", new { id });
        work.Execute("delete from broadcasts where id = @id and status in ('draft', 'planned')", new { id });
    }

    private const string Columns =
        """
        select id, workshop_id, kind, status, sender_id, day, audience, content, topic, urgent as is_urgent, to_chats as goes_to_chats, late_until, planned_at, agenda_item_id, minutes_before,
               part_item_id, part_group_id, created_at, finished_at
        from broadcasts
        """;

    public static Broadcast? ById(ReadSession session, long id) => session.One<Row>(Columns + " where id = @id", new { id })?.ToBroadcast(session);

    /// <summary>What somebody began and neither wrote anything in nor sent goes.</summary>
    public static void DropEmpty(UnitOfWork work, long senderId)
    {
        foreach (var draft in work.Query<Row>(Columns + " where sender_id = @senderId and status = 'draft'", new { senderId }).Select(row => row.ToBroadcast(work)).Where(draft => draft.IsEmpty))
        {
            Drop(work, draft.Id);
        }
    }

    /// <summary>What was begun in a workshop and neither sent nor dropped, the latest first.</summary>
    public static List<Broadcast> Drafts(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(Columns + " where workshop_id = @workshopId and status = 'draft' order by id desc", new { workshopId }).Select(row => row.ToBroadcast(session)).Where(draft => !draft.IsEmpty)];

    /// <summary>The last broadcasts of a workshop that somebody sent.</summary>
    public static List<Broadcast> Last(ReadSession session, long workshopId, int limit) =>
        [.. session.Query<Row>(Columns + " where workshop_id = @workshopId and status not in ('draft', 'planned') and kind in ('agenda', 'message', 'groups') order by created_at desc, id desc limit @limit", new { workshopId, limit })
            .Select(row => row.ToBroadcast(session))];

    /// <summary>The last time that a day's agenda went out; null when it has not.</summary>
    public static Broadcast? LastAgenda(ReadSession session, long workshopId, DateOnly day) => session.One<Row>(
        Columns + " where workshop_id = @workshopId and kind = 'agenda' and day = @day and status not in ('draft', 'planned', 'recalled') order by created_at desc, id desc limit 1", new { workshopId, day })?.ToBroadcast(session);

    /// <summary>Those of a workshop that wait for their time.</summary>
    public static List<Broadcast> Planned(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(Columns + " where workshop_id = @workshopId and status = 'planned'", new { workshopId }).Select(row => row.ToBroadcast(session))];

    /// <summary>Those that somebody planned, and that wait for their time.</summary>
    public static List<long> PlannedBy(ReadSession session, long senderId) => session.Query<long>("select id from broadcasts where sender_id = @senderId and status = 'planned'", new { senderId });

    private static object Parameters(UnitOfWork work, Broadcast broadcast) => new
    {
        broadcast.Id,
        broadcast.WorkshopId,
        broadcast.Kind,
        broadcast.Status,
        broadcast.SenderId,
        broadcast.Day,
        audience = broadcast.Audience.Write(),
        content = broadcast.Content is { } content ? work.Sealer.Seal("broadcasts", broadcast.Id, "content", content.Write()) : null,
        broadcast.Topic,
        broadcast.IsUrgent,
        broadcast.GoesToChats,
        broadcast.LateUntil,
        broadcast.PlannedAt,
        broadcast.AgendaItemId,
        broadcast.MinutesBefore,
        broadcast.PartItemId,
        broadcast.PartGroupId,
        broadcast.CreatedAt,
        broadcast.FinishedAt,
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public string Kind { get; init; } = "";

        public string Status { get; init; } = "";

        public long? SenderId { get; init; }

        public DateOnly? Day { get; init; }

        public string Audience { get; init; } = "";

        public byte[]? Content { get; init; }

        public string Topic { get; init; } = "";

        public bool IsUrgent { get; init; }

        public bool GoesToChats { get; init; }

        public DateTimeOffset? LateUntil { get; init; }

        public DateTimeOffset? PlannedAt { get; init; }

        public long? AgendaItemId { get; init; }

        public long? MinutesBefore { get; init; }

        public long? PartItemId { get; init; }

        public long? PartGroupId { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public Broadcast ToBroadcast(ReadSession session) => new()
        {
            Id = Id,
            WorkshopId = WorkshopId,
            Kind = Kind,
            Status = Status,
            SenderId = SenderId,
            Day = Day,
            Audience = Broadcasts.Audience.Read(Audience),
            Content = Content is null ? null : BroadcastContent.Read(session.Sealer.Open("broadcasts", Id, "content", Content)),
            Topic = Topic,
            IsUrgent = IsUrgent,
            GoesToChats = GoesToChats,
            LateUntil = LateUntil,
            PlannedAt = PlannedAt,
            AgendaItemId = AgendaItemId,
            MinutesBefore = (int?)MinutesBefore,
            PartItemId = PartItemId,
            PartGroupId = PartGroupId,
            CreatedAt = CreatedAt,
            FinishedAt = FinishedAt,
        };
    }
}
