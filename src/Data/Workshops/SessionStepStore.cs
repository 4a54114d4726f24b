using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>An item's times before something moved it, and after.</summary>
public sealed record MovedItem(long Id, DateTimeOffset StartsWas, DateTimeOffset EndsWas, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Something that the team said of a session.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Act">What: <c>session.start</c>.</param>
/// <param name="At">When.</param>
/// <param name="Moved">What it moved.</param>
public sealed record SessionStep(long Id, string Act, DateTimeOffset At, IReadOnlyList<MovedItem> Moved);

/// <summary>The table <c>session_steps</c>: what was said of sessions, as long as it can be taken back.</summary>
public static class SessionStepStore
{
    // who said it is in the log of acts
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private const string Insert = "insert into session_steps (id, agenda_item_id, act, at, moved) values (@id, @itemId, @act, @now, @moved)";

    private const string DeleteOld = "delete from session_steps where agenda_item_id = @itemId and at < @before";

    private const string DeleteOne = "delete from session_steps where id = @id";

    private const string SelectLast = "select id, act, at, moved from session_steps where agenda_item_id = @itemId order by id desc limit 1";

    private const string SelectRecent =
        """
        select distinct s.agenda_item_id from agenda_items i join session_steps s on s.agenda_item_id = i.id where i.workshop_id = @workshopId and s.at > @since
        """;

    /// <summary>Keeps a step; those of the day before are forgotten.</summary>
    public static void Add(UnitOfWork work, long itemId, string act, IReadOnlyList<MovedItem> moved, DateTimeOffset now)
    {
        work.Execute(DeleteOld, new { itemId, before = now - Kept });
        work.Execute(Insert, new { id = work.NewId(), itemId, act, now, moved = JsonSerializer.Serialize(moved) });
    }

    /// <summary>The last that was said of a session; null when nothing was, or it was taken back.</summary>
    public static SessionStep? Last(ReadSession session, long itemId) => session.One<Row>(SelectLast, new { itemId }) is { } row
        ? new(row.Id, row.Act, row.At, JsonSerializer.Deserialize<List<MovedItem>>(row.Moved)!) : null;

    /// <summary>Sessions of which something was said since a moment.</summary>
    public static HashSet<long> Recent(ReadSession session, long workshopId, DateTimeOffset since) => [.. session.Query<long>(SelectRecent, new { workshopId, since })];

    /// <summary>It was taken back.</summary>
    public static void Drop(UnitOfWork work, long id) => work.Execute(DeleteOne, new { id });

    private sealed record Row
    {
        public long Id { get; init; }

        public string Act { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Moved { get; init; } = "";
    }
}
