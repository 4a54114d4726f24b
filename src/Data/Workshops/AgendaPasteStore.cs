using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>agenda_pastes</c>: an agenda that was sent as text, until it is saved.</summary>
public static class AgendaPasteStore
{
    private const string Insert = "insert into agenda_pastes (id, workshop_id, words, made_at) values (@id, @workshopId, @words, @now)";

    private const string DeleteOld = "delete from agenda_pastes where workshop_id = @workshopId and made_at < @before";

    private const string DeleteOne = "delete from agenda_pastes where id = @id";

    private const string SelectOne = "select words from agenda_pastes where id = @id and workshop_id = @workshopId";

    // whoever looks at a preview decides within a day
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a text; those that nobody saved within a day are forgotten.</summary>
    public static long Add(UnitOfWork work, long workshopId, string words, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(DeleteOld, new { workshopId, before = now - Kept });
        work.Execute(Insert, new { id, workshopId, words, now });
        return id;
    }

    /// <summary>A text of a workshop; null when it was saved or forgotten.</summary>
    public static string? Of(ReadSession session, long workshopId, long id) => session.Value<string>(SelectOne, new { id, workshopId });

    public static void Drop(UnitOfWork work, long id) => work.Execute(DeleteOne, new { id });
}
