using System.Collections.Concurrent;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Feedback;

/// <summary>
/// Receipts that are ready, in memory only: the slow hash of each is made outside the loop, one for every anonymous form that is opened, so that sending one does
/// not wait for it.
/// </summary>
internal sealed class ReceiptPool(Func<Sealer, Receipt>? make = null)
{
    private const int MostReady = 256;

    private readonly Func<Sealer, Receipt> _make = make ?? Receipt.Make;
    private readonly ConcurrentQueue<Receipt> _ready = new();
    private int _coming;

    /// <summary>Somebody has opened an anonymous form: one more will be needed.</summary>
    public void Prepare(Sealer sealer)
    {
        if (_ready.Count + Volatile.Read(ref _coming) >= MostReady)
        {
            return;
        }

        Interlocked.Increment(ref _coming);
        _ = Task.Run(() =>
        {
            try
            {
                _ready.Enqueue(_make(sealer));
            }
            finally
            {
                Interlocked.Decrement(ref _coming);
            }
        });
    }

    /// <summary>A receipt that nobody has; after a start, or when many send at once, it is made here and now.</summary>
    public Receipt Take(Sealer sealer) => _ready.TryDequeue(out var receipt) ? receipt : _make(sealer);
}
