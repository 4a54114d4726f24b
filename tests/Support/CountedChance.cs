using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Support;

/// <summary>Chance that a test can repeat: the same numbers in the same order, from a seed.</summary>
public sealed class CountedChance(int seed) : IChance
{
    private readonly Random _random = new(seed);

    /// <summary>How often it was asked.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public int Next(int limit)
    {
        Count++;
        return _random.Next(limit);
    }
}
