namespace WorkshopBot.Tests;

/// <summary>A calendar that stands still until it is moved.</summary>
public sealed class FakeClock : TimeProvider
{
    private DateTimeOffset _now = new(2025, 11, 14, 6, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
