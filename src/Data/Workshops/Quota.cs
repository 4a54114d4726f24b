namespace WorkshopBot.Data.Workshops;

/// <summary>At most so many confirmed people of one kind.</summary>
/// <param name="Field">A registration field: <c>gender</c>.</param>
/// <param name="Value">The stored value it counts: <c>woman</c>.</param>
/// <param name="Capacity">How many at most.</param>
public sealed record Quota(string Field, string Value, int Capacity);
