using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;

namespace WorkshopBot.Turns;

/// <summary>
/// Forgets in time: updates after 48 hours, delivered rows after a day, closed cards after two, what failed or was refused after 30, those who left
/// after their goodbye.
/// </summary>
internal sealed class Housekeeping(TimeProvider pace)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan UpdatesKept = TimeSpan.FromHours(48);
    private static readonly TimeSpan RowsKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan CardsKept = TimeSpan.FromDays(2);

    // long enough to look into what went wrong
    private static readonly TimeSpan FailuresKept = TimeSpan.FromDays(30);

    // not at once: what Telegram still has unconfirmed comes first after a start, and must be recognised even if the clock has jumped meanwhile
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    private DateTimeOffset _next = pace.GetUtcNow() + AfterStart;

    /// <returns>True when somebody was erased: the write-ahead log has to go as well.</returns>
    public bool Run(UnitOfWork work, List<LoopInput> batch)
    {
        var now = pace.GetUtcNow();
        var isTime = now >= _next;
        if (isTime)
        {
            UpdateStore.ForgetBefore(work, now - UpdatesKept);
            OutboxStore.ForgetDoneBefore(work, now - RowsKept);
            CardStore.ForgetClosedBefore(work, now - CardsKept);
            UpdateStore.ForgetFailedBefore(work, now - FailuresKept);
            OutboxStore.ForgetParkedBefore(work, now - FailuresKept);
            ReceiptTryStore.ForgetBefore(work, now);
            _next = now + Every;
        }

        return (isTime || batch.Exists(input => input is LoopInput.Sent)) && OutboxStore.EraseLeavers(work) > 0;
    }
}
