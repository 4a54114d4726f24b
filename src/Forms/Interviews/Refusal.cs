namespace WorkshopBot.Forms.Interviews;

/// <summary>Why an answer was not taken. Each has a text <c>interview.refused.REASON</c> in the bot.</summary>
public enum RefusalReason
{
    /// <summary>The question cannot be passed.</summary>
    Required,

    /// <summary>Nothing that is offered, or the wrong number of things. Arguments: <c>typed</c>, for a rank <c>count</c>.</summary>
    NotAChoice,

    /// <summary>Not quite a choice: <see cref="Refusal.Near"/> has those it may mean.</summary>
    NearChoices,

    /// <summary>No whole number.</summary>
    NotInteger,

    /// <summary>More than 15 digits.</summary>
    TooManyDigits,

    /// <summary>No number.</summary>
    NotDecimal,

    /// <summary><c>1,000</c>: one thousand or one? Arguments: <c>large</c>, <c>small</c>.</summary>
    AmbiguousDecimal,

    /// <summary>Outside a range or between its steps. Arguments: <c>min</c>, <c>max</c>, <c>step</c>.</summary>
    OutOfRange,

    /// <summary>No date.</summary>
    NotDate,

    /// <summary>A date with a year of two digits.</summary>
    TwoDigitYear,

    /// <summary>A year that looks like the Islamic calendar.</summary>
    HijriYear,

    /// <summary>A year that looks like the Kurdish calendar.</summary>
    KurdishYear,

    /// <summary>A day that no calendar has, such as 31 April.</summary>
    NoSuchDay,

    /// <summary>No time of day.</summary>
    NotTime,

    /// <summary>No day with a time.</summary>
    NotDateTime,

    /// <summary>No location.</summary>
    NotLocation,

    /// <summary>The form's own rule refuses it.</summary>
    Constraint,

    /// <summary>Too much text. Arguments: <c>max</c>.</summary>
    TooLong,

    /// <summary>Text where a file is wanted, a file where text is wanted, and the like.</summary>
    WrongKind,

    /// <summary>Nothing is being asked, or nothing stands that could be kept.</summary>
    NotAllowedHere,
}

/// <summary>An answer that was not taken.</summary>
/// <param name="Reason">Why.</param>
/// <param name="AuthorMessage">The form's own sentence in the person's language, if it has one.</param>
/// <param name="Arguments">Named values for the bot's sentence.</param>
/// <param name="Near">The choices it may have meant, nearest first.</param>
public sealed record Refusal(
    RefusalReason Reason,
    string? AuthorMessage,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyList<Choice> Near)
{
    internal static Refusal Of(RefusalReason reason, params (string Name, string Value)[] arguments) =>
        new(reason, null, arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal), []);
}
