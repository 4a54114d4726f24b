using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Storage;
using WorkshopBot.Feedback;
using WorkshopBot.Outbox;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Outbox;

/// <summary>What is in memory alone does not stay there.</summary>
public sealed class Secrets_in_memory
{
    [Fact]
    public void A_receipt_is_forgotten_once_it_was_delivered_or_never_can_be()
    {
        var secrets = new HeldSecrets(new Hands());
        foreach (var hole in new[] { "delivered", "blocked", "waits" })
            secrets.Add(hole, "4071");

        Assert.True(secrets.Ended("delivered", new SendOutcome.Delivered(7)));
        Assert.True(secrets.Ended("blocked", new SendOutcome.Failed(new Reaction.Unreachable("blocked"))));
        Assert.False(secrets.Ended("waits", new SendOutcome.Failed(new Reaction.TryAgain())));
        Assert.Equal((null, null, "4071"), (secrets.Of("delivered"), secrets.Of("blocked"), secrets.Of("waits")));
    }

    [Fact]
    public void A_receipt_whose_message_is_never_tried_is_forgotten_after_a_while()
    {
        var hands = new Hands();
        var secrets = new HeldSecrets(hands);
        secrets.Add("dropped", "4071");
        hands.Now += HeldSecrets.Longest - TimeSpan.FromSeconds(1);
        Assert.Equal("4071", secrets.Of("dropped"));

        hands.Now += TimeSpan.FromSeconds(1);
        secrets.Add("another", "9926");

        Assert.Equal(1, secrets.Count);
        Assert.Null(secrets.Of("dropped"));
    }

    [Fact]
    public void Receipts_that_could_not_be_made_take_nobody_s_place()
    {
        const int MostReady = 256;
        using var folder = new TemporaryFolder();
        using var database = Database.Open(new DatabaseOptions($"Data Source={folder.At("workshop.db")};Pooling=False"));
        using var work = database.Begin();
        var (isBroken, tried) = (true, new SemaphoreSlim(0));
        var pool = new ReceiptPool(sealer =>
        {
            tried.Release();
            if (Volatile.Read(ref isBroken))
                throw new InvalidOperationException("No entropy.");
            return Receipt.Make(sealer);
        });
        for (var i = 0; i < MostReady; i++)
        {
            pool.Prepare(work.Sealer);
            Assert.True(tried.Wait(TimeSpan.FromSeconds(30)));
        }

        Volatile.Write(ref isBroken, false);

        // the last of them may still be on its way out
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                pool.Prepare(work.Sealer);
                return tried.Wait(TimeSpan.FromMilliseconds(50));
            },
            TimeSpan.FromSeconds(30)));
    }

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
