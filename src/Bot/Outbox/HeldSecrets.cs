using System.Collections.Concurrent;

namespace WorkshopBot.Outbox;

/// <summary>What is put into a message only when it is sent, in memory alone: until it is delivered, or can never be, and at most a while.</summary>
internal sealed class HeldSecrets(TimeProvider pace)
{
    /// <summary>A message that waits longer says that what it was to bring is lost.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<string, (string Secret, DateTimeOffset Since)> _held = new();

    public int Count => _held.Count;

    /// <summary>Keeps one, and forgets what has waited too long.</summary>
    public void Add(string hole, string secret)
    {
        ForgetOld();
        _held[hole] = (secret, pace.GetUtcNow());
    }

    /// <summary>What belongs into a hole; null when it is lost.</summary>
    public string? Of(string hole)
    {
        ForgetOld();
        return _held.TryGetValue(hole, out var held) ? held.Secret : null;
    }

    /// <summary>A try has ended.</summary>
    /// <returns>True when the message will not go out again, and what belonged into it was forgotten.</returns>
    public bool Ended(string hole, SendOutcome outcome)
    {
        // anything else may have to go out again
        var isOver = outcome is SendOutcome.Delivered or SendOutcome.Failed { Reaction: Reaction.Unreachable or Reaction.AlreadySo };
        return isOver && _held.TryRemove(hole, out _);
    }

    // rows can also be dropped without a try: nobody says so here
    private void ForgetOld()
    {
        var now = pace.GetUtcNow();
        foreach (var (hole, held) in _held)
        {
            if (now - held.Since >= Longest)
                _held.TryRemove(hole, out _);
        }
    }
}
