namespace WorkshopBot.Turns;

/// <summary>What happened since the start, for tests and for a look at a running bot. Read from any thread.</summary>
public sealed class Counters
{
    private long _turns;
    private long _turnCommits;
    private long _repeatedUpdates;
    private long _failedTurns;
    private long _unreadableUpdates;
    private long _storageTroubles;
    private long _sent;
    private long _parked;
    private long _possiblyDoubled;
    private long _failedAnswers;
    private long _failedMenus;

    /// <summary>Turns that were committed: updates, timers, work that came back. Results of sends are not counted.</summary>
    public long Turns => Interlocked.Read(ref _turns);

    /// <summary>Commits that held at least one of those turns.</summary>
    public long TurnCommits => Interlocked.Read(ref _turnCommits);

    /// <summary>Updates that had been handled before.</summary>
    public long RepeatedUpdates => Interlocked.Read(ref _repeatedUpdates);

    /// <summary>Turns that threw and were rolled back alone.</summary>
    public long FailedTurns => Interlocked.Read(ref _failedTurns);

    /// <summary>Updates that could not be read.</summary>
    public long UnreadableUpdates => Interlocked.Read(ref _unreadableUpdates);

    /// <summary>Batches that could not be committed and were tried again.</summary>
    public long StorageTroubles => Interlocked.Read(ref _storageTroubles);

    /// <summary>Messages and edits delivered.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Messages refused for good.</summary>
    public long Parked => Interlocked.Read(ref _parked);

    /// <summary>Sends repeated though the one before may have arrived.</summary>
    public long PossiblyDoubled => Interlocked.Read(ref _possiblyDoubled);

    /// <summary>Taps whose answer did not reach Telegram.</summary>
    public long FailedAnswers => Interlocked.Read(ref _failedAnswers);

    /// <summary>Menus of single chats that Telegram did not take; the next turn there tries again.</summary>
    public long FailedMenus => Interlocked.Read(ref _failedMenus);

    internal void CountTurns(long turns) => Interlocked.Add(ref _turns, turns);

    internal void CountTurnCommit() => Interlocked.Increment(ref _turnCommits);

    internal void CountRepeatedUpdate() => Interlocked.Increment(ref _repeatedUpdates);

    internal void CountFailedTurn() => Interlocked.Increment(ref _failedTurns);

    internal void CountUnreadableUpdate() => Interlocked.Increment(ref _unreadableUpdates);

    internal void CountStorageTrouble() => Interlocked.Increment(ref _storageTroubles);

    internal void CountSent() => Interlocked.Increment(ref _sent);

    internal void CountParked() => Interlocked.Increment(ref _parked);

    internal void CountPossiblyDoubled(long count) => Interlocked.Add(ref _possiblyDoubled, count);

    internal void CountFailedAnswer() => Interlocked.Increment(ref _failedAnswers);

    internal void CountFailedMenu() => Interlocked.Increment(ref _failedMenus);
}
