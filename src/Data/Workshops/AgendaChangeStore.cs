using System.Text.Encodings.Web;
using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>One change of an agenda that people are told of.</summary>
/// <param name="ItemId">The item's.</param>
/// <param name="Was">As people knew it; null: it is new.</param>
/// <param name="Becomes">As it is told; null: it was taken out.</param>
/// <param name="By">Whose change it is; null: several people's, or the console's.</param>
public sealed record AgendaChange(long ItemId, AgendaItem? Was, AgendaItem? Becomes, long? By);

/// <summary>The table <c>agenda_changes</c>: what was changed collects here, item by item, until one broadcast tells it.</summary>
public static class AgendaChangeStore
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Insert =
        """
        insert into agenda_changes (id, workshop_id, agenda_item_id, was, changed_by) values (@id, @workshopId, @itemId, @was, @by)
        on conflict (agenda_item_id) where broadcast_id is null do update set changed_by = null where changed_by is not @by
        """;

    /// <summary>An item is about to be changed, or was added. What people knew before the first change of several is what counts.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="workshopId">The workshop's.</param>
    /// <param name="itemId">The item's.</param>
    /// <param name="was">The item before; null: it is new.</param>
    /// <param name="by">Who changes it; null: the console.</param>
    public static void Note(UnitOfWork work, long workshopId, long itemId, AgendaItem? was, long? by) =>
        work.Execute(Insert, new { id = work.NewId(), workshopId, itemId, was = was is null ? null : Write(was), by });

    private const string SelectOpen =
        """
        select agenda_item_id, was, changed_by from agenda_changes where workshop_id = @workshopId and broadcast_id is null order by id
        """;

    /// <summary>What has collected, with the items as they are now; what came back to what it was is left out.</summary>
    public static List<AgendaChange> Open(ReadSession session, long workshopId)
    {
        var now = AgendaStore.Of(session, workshopId).ToDictionary(item => item.Id);
        return
        [
            .. session.Query<Row>(SelectOpen, new { workshopId })
                .Select(row => new AgendaChange(row.AgendaItemId, row.Was is null ? null : Read(row.Was), now.GetValueOrDefault(row.AgendaItemId), row.ChangedBy))
                .Where(change => Facts(change.Was) != Facts(change.Becomes)),
        ];
    }

    private const string DeleteOpen = "delete from agenda_changes where workshop_id = @workshopId and broadcast_id is null";

    private const string InsertTold =
        """
        insert into agenda_changes (id, workshop_id, agenda_item_id, was, becomes, changed_by, broadcast_id)
        values (@id, @workshopId, @itemId, @was, @becomes, @by, @broadcastId)
        """;

    /// <summary>What has collected goes out with a broadcast, as it stands now; nothing is left to be told.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="workshopId">The workshop's.</param>
    /// <param name="changes">What is told; none: it is dropped.</param>
    /// <param name="broadcastId">The broadcast's.</param>
    public static void Tell(UnitOfWork work, long workshopId, IReadOnlyList<AgendaChange> changes, long broadcastId)
    {
        work.Execute(DeleteOpen, new { workshopId });
        foreach (var change in changes)
        {
            work.Execute(InsertTold, new
            {
                id = work.NewId(),
                workshopId,
                itemId = change.ItemId,
                was = change.Was is null ? null : Write(change.Was),
                becomes = change.Becomes is null ? null : Write(change.Becomes),
                by = change.By,
                broadcastId,
            });
        }
    }

    private const string SelectTold = "select agenda_item_id, was, becomes, changed_by from agenda_changes where broadcast_id = @broadcastId order by id";

    /// <summary>What a broadcast tells.</summary>
    public static List<AgendaChange> Told(ReadSession session, long broadcastId) =>
    [
        .. session.Query<Row>(SelectTold, new { broadcastId })
            .Select(row => new AgendaChange(row.AgendaItemId, row.Was is null ? null : Read(row.Was), row.Becomes is null ? null : Read(row.Becomes), row.ChangedBy)),
    ];

    /// <summary>What people see of an item, to be compared.</summary>
    public static string Facts(AgendaItem? item) => item is null ? "" : Write(item with { Id = 0, Code = "", Kind = "", StartedAt = null, EndedAt = null });

    private static string Write(AgendaItem item) => JsonSerializer.Serialize(
        new Stored(item.Id, item.Code, item.StartsAt, item.EndsAt, item.Kind, StoredTexts.Write(item.Titles), StoredTexts.Write(item.Rooms), StoredTexts.Write(item.Facilitators), item.GroupCode), Json);

    private static AgendaItem Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json)!;
        return new()
        {
            Id = stored.Id,
            Code = stored.Code,
            StartsAt = stored.StartsAt,
            EndsAt = stored.EndsAt,
            Kind = stored.Kind,
            Titles = StoredTexts.Read(stored.Titles),
            Rooms = StoredTexts.Read(stored.Rooms),
            Facilitators = StoredTexts.Read(stored.Facilitators),
            GroupCode = stored.GroupCode,
        };
    }

    private sealed record Stored(
        long Id, string Code, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Kind, string Titles, string Rooms, string Facilitators, string? GroupCode);

    private sealed record Row
    {
        public long AgendaItemId { get; init; }

        public string? Was { get; init; }

        public string? Becomes { get; init; }

        public long? ChangedBy { get; init; }
    }
}
