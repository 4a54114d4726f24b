using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>Codes that link the group or channel in which they are written to a workshop. Only an HMAC of each is kept; each works once, for an hour.</summary>
public static class ChatCodeStore
{
    /// <summary>So long a code works.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private const string DeleteOf = "delete from chat_codes where workshop_id = @workshopId and person_id = @personId";

    private const string Insert = "insert into chat_codes (code_key, workshop_id, person_id, made_at) values (@key, @workshopId, @personId, @now)";

    private const string Select = "select workshop_id, person_id, made_at from chat_codes where code_key = @key";

    /// <summary>A new code of somebody for a workshop; the one before works no more.</summary>
    public static void Set(UnitOfWork work, long workshopId, long personId, string code, DateTimeOffset now)
    {
        work.Execute(DeleteOf, new { workshopId, personId });
        work.Execute(Insert, new { key = Key(work, code), workshopId, personId, now });
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>The workshop, and who asked for the code; null when it is none, or works no more.</returns>
    public static (long WorkshopId, long PersonId)? Take(UnitOfWork work, string code, DateTimeOffset now)
    {
        var key = Key(work, code);
        var row = work.One<Row>(Select, new { key });
        work.Execute("delete from chat_codes where code_key = @key", new { key });
        return row is not null && now - row.MadeAt < GoodFor ? (row.WorkshopId, row.PersonId) : null;
    }

    private static byte[] Key(ReadSession session, string code) => session.Sealer.LookupKey("chat_codes", code);

    private sealed record Row
    {
        public long WorkshopId { get; init; }

        public long PersonId { get; init; }

        public DateTimeOffset MadeAt { get; init; }
    }
}
