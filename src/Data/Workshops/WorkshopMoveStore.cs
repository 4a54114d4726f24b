using System.Text.Encodings.Web;
using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>When and where a workshop is: what its people have to hear of when it changes.</summary>
public sealed record WorkshopPlace(
    DateOnly FirstDay,
    DateOnly LastDay,
    IReadOnlyDictionary<string, string> Venues,
    IReadOnlyDictionary<string, string> Addresses,
    double? Latitude,
    double? Longitude)
{
    /// <summary>As a workshop stands.</summary>
    public static WorkshopPlace Of(Workshop workshop) =>
        new(workshop.FirstDay, workshop.LastDay, workshop.Venues, workshop.Addresses, workshop.Latitude, workshop.Longitude);

    public bool HasDaysOf(WorkshopPlace other) => (FirstDay, LastDay) == (other.FirstDay, other.LastDay);

    public bool HasPinOf(WorkshopPlace other) => (Latitude, Longitude) == (other.Latitude, other.Longitude);
}

/// <summary>The column <c>workshops.moved_from</c>: days and place before the first of several changes, until all of them are told at once.</summary>
public static class WorkshopMoveStore
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Update =
        """
        update workshops set moved_at = @now, moved_from = coalesce(moved_from, @was), moved_by = case when moved_from is null or moved_by = @by then @by end
        where id = @workshopId
        """;

    /// <summary>The workshop was changed; this is how people knew it. What they knew before the first change of several is what counts.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="workshopId">The workshop's.</param>
    /// <param name="was">How people knew it.</param>
    /// <param name="by">Who changed it; null: the console.</param>
    /// <param name="now">The calendar's time.</param>
    public static void Note(UnitOfWork work, long workshopId, WorkshopPlace was, long? by, DateTimeOffset now) =>
        work.Execute(Update, new { workshopId, was = JsonSerializer.Serialize(was, Json), by, now });

    private const string Select = "select moved_from from workshops where id = @workshopId";

    /// <summary>As people knew it; null when nothing waits to be told.</summary>
    public static WorkshopPlace? Open(ReadSession session, long workshopId) =>
        session.Value<string?>(Select, new { workshopId }) is { } was ? JsonSerializer.Deserialize<WorkshopPlace>(was, Json) : null;

    private const string SelectMover = "select moved_by from workshops where id = @workshopId";

    /// <summary>Who made all of the changes that wait to be told; null when it was more than one, or the console.</summary>
    public static long? OpenBy(ReadSession session, long workshopId) => session.Value<long?>(SelectMover, new { workshopId });

    private const string UpdateTold = "update workshops set moved_from = null, moved_by = null where id = @workshopId";

    /// <summary>Nothing waits to be told any more.</summary>
    public static void Told(UnitOfWork work, long workshopId) => work.Execute(UpdateTold, new { workshopId });
}
