using System.Threading.Channels;

namespace Telegram.Bot.Tests.Server;

/// <summary>A clock that moves when told, and tells when somebody begins to wait.</summary>
internal sealed class FakePace : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private TimeSpan _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for exactly this long.</summary>
    public async Task SomebodyWaits(TimeSpan duration)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_timers.Any(timer => timer.Due == _now + duration))
                    return;
            }

            await _waits.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), System);
        }
    }

    public void Advance(TimeSpan duration)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += duration;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(FakePace pace, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public Action Fire { get; } = fire;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (pace._lock)
            {
                pace._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = pace._now + dueTime;
                pace._timers.Add(this);
            }

            pace._waits.Writer.TryWrite(dueTime);
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
