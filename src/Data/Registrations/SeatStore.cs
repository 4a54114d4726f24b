using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Data.Registrations;

/// <summary>What is left: of the workshop's seats, and of each quota.</summary>
/// <param name="Seats">Free seats; null: no limit.</param>
/// <param name="Quotas">Free seats of each quota; below 0 when it was lowered under what had been given.</param>
public sealed record SeatsLeft(int? Seats, IReadOnlyDictionary<FieldValue, int> Quotas)
{
    /// <summary>The quotas that are used up.</summary>
    public IEnumerable<FieldValue> Full => Quotas.Where(quota => quota.Value <= 0).Select(quota => quota.Key);

    /// <summary>Whether somebody with these values finds a seat: the workshop has one, and so has each of their quotas.</summary>
    public bool AreFor(IReadOnlyCollection<FieldValue> chosen) => Seats is not <= 0 && !Full.Any(chosen.Contains);

    /// <summary>What is left after somebody with these values took a seat.</summary>
    public SeatsLeft Without(IReadOnlyCollection<FieldValue> chosen) => new(
        Seats - 1,
        Quotas.ToDictionary(quota => quota.Key, quota => chosen.Contains(quota.Key) ? quota.Value - 1 : quota.Value));
}

/// <summary>Somebody on the waiting list.</summary>
public sealed record Waiting
{
    public long RegistrationId { get; init; }

    public long PersonId { get; init; }
}

/// <summary>Seats and the line for them. A seat is held by the confirmed, by whoever is offered one, and by those who gave theirs up and may take it back.</summary>
public static class SeatStore
{
    private const string Held =
        """
        r.workshop_id = @workshopId and r.id is not @exceptId
        and ((r.status in ('confirmed', 'offered') and r.left_at is null) or (r.status = 'cancelled' and r.cancelled_from = 'confirmed' and r.cancelled_at > @undoneSince))
        """;

    private const string CountHeld = $"select count(*) from registrations r where {Held}";

    private const string CountHeldByValue =
        $"""
        select v.value_key as key, count(*) as count
        from registration_values v join registrations r on r.id = v.registration_id
        where v.value_key in @keys and {Held}
        group by v.value_key
        """;

    // whoever cannot be reached is passed over, and keeps the place in line
    private const string SelectFirst =
        """
        select r.id as registration_id, r.person_id
        from registrations r
        where r.workshop_id = @workshopId and r.status = 'waitlisted'
          and not exists (select 1 from registration_values v where v.registration_id = r.id and v.value_key in @full)
          and not exists (select 1 from accounts a where a.person_id = r.person_id and a.unreachable_since is not null)
        order by r.queued limit 1
        """;

    private const string CountAhead =
        "select count(*) from registrations where workshop_id = @workshopId and status = 'waitlisted' and queued < @queued";

    private const string CountByStatus = "select status, count(*) as count from registrations where workshop_id = @workshopId group by status";

    /// <summary>What is left.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="workshopId">The workshop.</param>
    /// <param name="capacity">Its seats; null: no limit.</param>
    /// <param name="quotas">Its quotas.</param>
    /// <param name="undoneSince">A seat given up after this moment is still held for who gave it up.</param>
    /// <param name="exceptId">A registration that counts for nothing: the one that is about to be placed.</param>
    public static SeatsLeft Left(
        ReadSession session, long workshopId, int? capacity, IReadOnlyList<Quota> quotas, DateTimeOffset undoneSince, long? exceptId = null)
    {
        var seats = capacity is null ? (int?)null : capacity - session.Value<int>(CountHeld, new { workshopId, undoneSince, exceptId });
        if (quotas.Count == 0)
            return new(seats, new Dictionary<FieldValue, int>());
        var keys = quotas.Select(quota => ValueKey(session, workshopId, new(quota.Field, quota.Value))).ToList();
        var held = session.Query<KeyCount>(CountHeldByValue, new { workshopId, undoneSince, exceptId, keys })
            .ToDictionary(row => Convert.ToHexString(row.Key), row => (int)row.Count);
        return new(seats, quotas.Zip(keys).ToDictionary(
            pair => new FieldValue(pair.First.Field, pair.First.Value),
            pair => pair.First.Capacity - held.GetValueOrDefault(Convert.ToHexString(pair.Second))));
    }

    /// <summary>Who comes next on the waiting list: the first whose quotas all have a seat and who can be reached.</summary>
    public static Waiting? First(ReadSession session, long workshopId, IEnumerable<FieldValue> full) =>
        session.One<Waiting>(SelectFirst, new { workshopId, full = full.Select(value => ValueKey(session, workshopId, value)).ToList() });

    /// <summary>Which of these values a registration has.</summary>
    public static IReadOnlyList<FieldValue> Chosen(ReadSession session, long workshopId, long registrationId, IEnumerable<FieldValue> among)
    {
        var keys = session.Query<byte[]>("select value_key from registration_values where registration_id = @registrationId", new { registrationId })
            .Select(Convert.ToHexString).ToHashSet();
        return [.. among.Where(value => keys.Contains(Convert.ToHexString(ValueKey(session, workshopId, value))))];
    }

    /// <summary>The number on the waiting list, from 1.</summary>
    public static int Position(ReadSession session, long workshopId, long queued) => session.Value<int>(CountAhead, new { workshopId, queued }) + 1;

    /// <summary>How many registrations there are in each status.</summary>
    public static IReadOnlyDictionary<string, int> Counts(ReadSession session, long workshopId) =>
        session.Query<StatusCount>(CountByStatus, new { workshopId }).ToDictionary(row => row.Status, row => (int)row.Count);

    internal static byte[] ValueKey(ReadSession session, long workshopId, FieldValue value) =>
        session.Sealer.LookupKey("registration_values", FormattableString.Invariant($"{workshopId}:{value.Field}={value.Value}"));

    private sealed record KeyCount
    {
        public byte[] Key { get; init; } = [];

        public long Count { get; init; }
    }

    private sealed record StatusCount
    {
        public string Status { get; init; } = "";

        public long Count { get; init; }
    }
}
