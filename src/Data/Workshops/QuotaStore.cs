using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>quotas</c>.</summary>
public static class QuotaStore
{
    private const string SelectOf = "select field, value, capacity from quotas where workshop_id = @workshopId order by field, value";

    /// <summary>The quotas by field and value.</summary>
    public static IReadOnlyList<Quota> Of(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(SelectOf, new { workshopId }).Select(row => new Quota(row.Field, row.Value, row.Capacity))];

    private const string DeleteOf = "delete from quotas where workshop_id = @workshopId";
    private const string Insert = "insert into quotas (workshop_id, field, value, capacity) values (@workshopId, @Field, @Value, @Capacity)";

    /// <summary>Puts these in place of all; nothing refers to a quota.</summary>
    public static void Replace(UnitOfWork work, long workshopId, IEnumerable<Quota> quotas)
    {
        work.Execute(DeleteOf, new { workshopId });
        foreach (var quota in quotas)
        {
            work.Execute(Insert, new { workshopId, quota.Field, quota.Value, quota.Capacity });
        }
    }

    private sealed record Row
    {
        public string Field { get; init; } = "";

        public string Value { get; init; } = "";

        public int Capacity { get; init; }
    }
}
