using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.People;

/// <summary>One detail that a person keeps for their next registration.</summary>
/// <param name="Field">The registration's field: <c>full_name</c>, <c>phone</c>, …</param>
/// <param name="Value">As a form stores it: typed text, a choice's name, several names by spaces.</param>
/// <param name="Shown">As the person read it when it was kept.</param>
public sealed record SavedDetail(string Field, string Value, string Shown);

/// <summary>Details kept at the person's own wish; sealed, and offered, never filled in.</summary>
public static class SavedDetailStore
{
    private const string Insert =
        "insert into saved_details (person_id, field, value, shown, saved_at) values (@personId, @field, @value, @shown, @now)";

    /// <summary>What a person keeps, in no order.</summary>
    public static List<SavedDetail> Of(ReadSession session, long personId) =>
        [.. session.Query<Row>("select field, value, shown from saved_details where person_id = @personId", new { personId })
            .Select(row => new SavedDetail(row.Field, Open(session, personId, row.Field, "value", row.Value), Open(session, personId, row.Field, "shown", row.Shown)))];

    /// <summary>True when a person keeps anything.</summary>
    public static bool Any(ReadSession session, long personId) =>
        session.Value<bool>("select exists (select 1 from saved_details where person_id = @personId)", new { personId });

    /// <summary>Keeps these, in the place of whatever was kept in the same fields.</summary>
    public static void Keep(UnitOfWork work, long personId, IEnumerable<SavedDetail> details, DateTimeOffset now)
    {
        foreach (var detail in details)
        {
            work.Execute("delete from saved_details where person_id = @personId and field = @field", new { personId, field = detail.Field });
            work.Execute(Insert, new
            {
                personId,
                field = detail.Field,
                value = work.Sealer.Seal("saved_details", personId, $"{detail.Field}.value", detail.Value),
                shown = work.Sealer.Seal("saved_details", personId, $"{detail.Field}.shown", detail.Shown),
                now,
            });
        }
    }

    public static void Forget(UnitOfWork work, long personId) => work.Execute("delete from saved_details where person_id = @personId", new { personId });

    private static string Open(ReadSession session, long personId, string field, string column, byte[] text) =>
        session.Sealer.Open("saved_details", personId, $"{field}.{column}", text);

    private sealed record Row
    {
        public string Field { get; init; } = "";

        public byte[] Value { get; init; } = [];

        public byte[] Shown { get; init; } = [];
    }
}
