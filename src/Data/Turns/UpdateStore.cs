using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Turns;

/// <summary>Which updates were handled, and those that could not be.</summary>
public static class UpdateStore
{
    private const string InsertUpdate = "insert into updates (id, handled_at) values (@id, @now) on conflict do nothing";

    private const string InsertFailed =
        """
        insert into failed_updates (id, update_id, kind, error, body, failed_at, user_key)
        values (@id, @updateId, @kind, @error, @body, @now, @userKey)
        """;

    /// <summary>Remembers an update; false when it was handled before.</summary>
    public static bool Remember(UnitOfWork work, long updateId, DateTimeOffset now) => work.Execute(InsertUpdate, new { id = updateId, now }) == 1;

    /// <summary>Forgets updates handled before a moment.</summary>
    public static void ForgetBefore(UnitOfWork work, DateTimeOffset moment) =>
        work.Execute("delete from updates where handled_at < @moment", new { moment });

    /// <summary>Keeps what could not be handled, sealed.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="updateId">Telegram's id; null for a timer.</param>
    /// <param name="kind">In the Bot API's word, or <c>timer</c>.</param>
    /// <param name="error">The exception's type.</param>
    /// <param name="body">What came.</param>
    /// <param name="userId">Telegram's id of who did it, so that it goes when they are erased; 0 when nobody knows.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The row's id, which the log may name.</returns>
    public static long KeepFailed(UnitOfWork work, long? updateId, string kind, string error, string body, long userId, DateTimeOffset now)
    {
        var id = work.NewId();
        var userKey = userId == 0 ? null : UserKey(work, userId);
        work.Execute(InsertFailed, new { id, updateId, kind, error, body = work.Sealer.Seal("failed_updates", id, "body", body), now, userKey });
        return id;
    }

    /// <summary>Forgets what failed before a moment.</summary>
    public static void ForgetFailedBefore(UnitOfWork work, DateTimeOffset moment) =>
        work.Execute("delete from failed_updates where failed_at < @moment", new { moment });

    /// <summary>Forgets what of somebody could not be handled.</summary>
    public static void ForgetFailedOf(UnitOfWork work, long userId) =>
        work.Execute("delete from failed_updates where user_key = @key", new { key = UserKey(work, userId) });

    private static byte[] UserKey(ReadSession session, long userId) =>
        session.Sealer.LookupKey("failed_updates.user", userId.ToString(CultureInfo.InvariantCulture));
}
