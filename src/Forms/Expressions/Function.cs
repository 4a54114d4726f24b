namespace WorkshopBot.Forms.Expressions;

[Flags]
internal enum FunctionTraits
{
    None = 0,

    /// <summary>Gives another value as time goes on.</summary>
    Clock = 1,

    /// <summary>Gives another value in another language.</summary>
    Language = 2,

    /// <summary>Depends on where in a repeat it stands.</summary>
    Position = 4,

    /// <summary>Depends on the interview's seed.</summary>
    Chance = 8,

    /// <summary>Its first argument must be a path.</summary>
    TakesNodes = 16,
}

/// <summary>A function of the expression language.</summary>
/// <param name="Name">As written.</param>
/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
/// <param name="Tier">1 or 2, as the documentation lists them.</param>
/// <param name="Traits">What its value depends on besides its arguments.</param>
/// <param name="Evaluate">What it gives.</param>
internal sealed record Function(string Name, int Least, int Most, int Tier, FunctionTraits Traits, Func<Scope, CallExpr, Value> Evaluate)
{
    /// <summary>As many as one likes.</summary>
    public const int Many = int.MaxValue;

    public bool GivesNodes => Name == "randomize";

    /// <summary>The number of arguments in words of a formula: <c>2</c>, <c>1–2</c>, <c>2+</c>.</summary>
    public string Arity => Most == Many ? $"{Least}+" : Least == Most ? $"{Least}" : $"{Least}–{Most}";
}
