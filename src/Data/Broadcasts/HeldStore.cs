using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>The table <c>held_asks</c>: who was asked what becomes of a planned message that could not go.</summary>
public static class HeldStore
{
    private const string SelectHas = "select exists (select 1 from held_asks where broadcast_id = @broadcastId and person_id = @personId)";

    private const string SelectHasAny = "select exists (select 1 from held_asks where broadcast_id = @broadcastId)";

    private const string Insert = "insert or ignore into held_asks (broadcast_id, person_id) values (@broadcastId, @personId)";

    private const string DeleteOne = "delete from held_asks where broadcast_id = @broadcastId and person_id = @personId";

    private const string DeleteAll = "delete from held_asks where broadcast_id = @broadcastId";

    /// <summary>True when somebody was asked already.</summary>
    public static bool Has(ReadSession session, long broadcastId, long personId) => session.Value<bool>(SelectHas, new { broadcastId, personId });

    /// <summary>True when anybody was asked: it was planned, and held.</summary>
    public static bool HasAny(ReadSession session, long broadcastId) => session.Value<bool>(SelectHasAny, new { broadcastId });

    /// <summary>They were asked.</summary>
    public static void Add(UnitOfWork work, long broadcastId, long personId) => work.Execute(Insert, new { broadcastId, personId });

    /// <summary>What they were asked lost its buttons before they answered: they are asked again.</summary>
    public static void Remove(UnitOfWork work, long broadcastId, long personId) => work.Execute(DeleteOne, new { broadcastId, personId });

    /// <summary>It was planned anew, and held anew.</summary>
    public static void Clear(UnitOfWork work, long broadcastId) => work.Execute(DeleteAll, new { broadcastId });
}
