namespace WorkshopBot.Hosting;

/// <summary>
/// The pace of limits, waits and time-outs: it starts where the machine's clock stands and goes on by its own counting, so that a clock that is put
/// right, or wrong, neither holds a message back nor lets one out too early. The calendar is the one that follows the clock.
/// </summary>
internal sealed class SteadyPace(TimeProvider machine) : TimeProvider
{
    private readonly DateTimeOffset _start = machine.GetUtcNow();
    private readonly long _since = machine.GetTimestamp();

    /// <inheritdoc />
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _start + machine.GetElapsedTime(_since);

    /// <inheritdoc />
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
