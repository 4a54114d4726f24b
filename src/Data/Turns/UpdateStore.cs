using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Turns;

/// <summary>Which updates were handled, and those that could not be.</summary>
public static class UpdateStore
{
    private const string InsertUpdate = "insert into updates (id, handled_at) values (@id, @now) on conflict do nothing";

    private const string InsertFailed =
        """
        insert into failed_updates (id, update_id, kind, error, body, failed_at)
        values (@id, @updateId, @kind, @error, @body, @now)
        """;

    /// <summary>Remembers an update; false when it was handled before.</summary>
    public static bool Remember(UnitOfWork work, long updateId, DateTimeOffset now) => work.Execute(InsertUpdate, new { id = updateId, now }) == 1;

    /// <summary>Forgets updates handled before a moment.</summary>
    public static void ForgetBefore(UnitOfWork work, DateTimeOffset moment) =>
        work.Execute("delete from updates where handled_at < @moment", new { moment });

    /// <summary>Keeps what could not be handled, sealed.</summary>
    /// <returns>The row's id, which the log may name.</returns>
    public static long KeepFailed(UnitOfWork work, long? updateId, string kind, string error, string body, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(InsertFailed, new { id, updateId, kind, error, body = work.Sealer.Seal("failed_updates", id, "body", body), now });
        return id;
    }
}
