namespace WorkshopBot.Forms.Testing;

/// <summary>What came of one vector.</summary>
/// <param name="Name">The vector's id, or <c>form: walk</c>.</param>
/// <param name="Failure">What was expected and what came instead; null when it passed.</param>
/// <param name="Tier">1 or 2.</param>
public sealed record VectorResult(string Name, string? Failure, int Tier = 1)
{
    /// <summary>True when it gave what it must.</summary>
    public bool Passed => Failure is null;
}
