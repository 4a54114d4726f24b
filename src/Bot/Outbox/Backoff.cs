using WorkshopBot.Turns;

namespace WorkshopBot.Outbox;

/// <summary>How long to wait before the next try: 1 s, 2 s, 4 s … up to a minute, each 25 % more or less, so that not all come back at once.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="failures">Failures so far, this one included: 1 or more.</param>
    /// <param name="chance">Spreads the waits.</param>
    public static TimeSpan After(long failures, IChance chance)
    {
        var seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Clamp(failures - 1, 0, 10)));
        return TimeSpan.FromSeconds(seconds * (0.75 + (chance.Next(501) / 1000.0)));
    }
}
