namespace WorkshopBot.Turns;

/// <summary>
/// The clock of deadlines, timers and everything stored or shown. It runs with the machine's clock, or stands still; scripts and the playground move it.
/// </summary>
/// <remarks>Limits, back-off and time-outs never ask it: they go by the pace, which is always real.</remarks>
public sealed class Calendar : TimeProvider
{
    private readonly TimeProvider? _clock;
    private readonly Lock _lock = new();
    private DateTimeOffset _standing;
    private TimeSpan _ahead;

    /// <summary>A calendar that runs with a clock.</summary>
    public Calendar(TimeProvider clock) => _clock = clock;

    private Calendar(DateTimeOffset standing) => _standing = standing;

    /// <summary>True when it goes on by itself.</summary>
    public bool IsRunning => _clock is not null;

    /// <summary>Carries out a move: the loop fires every timer on the way. Without a loop the hands are just set.</summary>
    internal Func<DateTimeOffset, Task>? Mover { get; set; }

    /// <summary>A calendar that stands still until it is moved.</summary>
    public static Calendar StandingAt(DateTimeOffset instant) => new(instant.ToUniversalTime());

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _clock is null ? _standing : _clock.GetUtcNow() + _ahead;
    }

    /// <summary>Moves on to a later moment; every timer on the way fires at its own moment, in order. Done when all of that is committed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment has passed.</exception>
    public Task MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        if (Mover is { } mover)
            return mover(instant);
        Set(instant);
        return Task.CompletedTask;
    }

    internal void Set(DateTimeOffset instant)
    {
        lock (_lock)
        {
            _standing = instant.ToUniversalTime();
            _ahead = _clock is null ? default : instant - _clock.GetUtcNow();
        }
    }
}
