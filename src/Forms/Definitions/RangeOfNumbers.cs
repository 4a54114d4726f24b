namespace WorkshopBot.Forms.Definitions;

/// <summary>The numbers a question of type <c>range</c> takes.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The last.</param>
/// <param name="Step">From one to the next, above zero.</param>
public sealed record RangeOfNumbers(decimal Start, decimal End, decimal Step)
{
    /// <summary>True for a number of the range.</summary>
    public bool Contains(decimal number) =>
        number >= Math.Min(Start, End) && number <= Math.Max(Start, End) && (number - Start) % Step == 0;
}
