using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Anonymous;

/// <summary>How often somebody has typed a receipt: guessing is slow.</summary>
public static class ReceiptTryStore
{
    /// <summary>Tries in an hour by the clock.</summary>
    public const int Most = 5;

    private const string Count =
        """
        insert into receipt_tries (person_id, hour, tries) values (@personId, @hour, 1)
        on conflict (person_id) do update set hour = excluded.hour, tries = case when hour = excluded.hour then tries + 1 else 1 end
        returning tries
        """;

    /// <summary>Counts a try.</summary>
    /// <returns>False when it is one too many in this hour.</returns>
    public static bool MayTry(UnitOfWork work, long personId, DateTimeOffset now) => work.Value<int>(Count, new { personId, hour = HourOf(now) }) <= Most;

    /// <summary>Forgets what was tried in hours that are over.</summary>
    public static void ForgetBefore(UnitOfWork work, DateTimeOffset now) => work.Execute("delete from receipt_tries where hour < @hour", new { hour = HourOf(now) });

    private static string HourOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH", System.Globalization.CultureInfo.InvariantCulture);
}
