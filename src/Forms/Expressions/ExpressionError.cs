namespace WorkshopBot.Forms.Expressions;

internal enum ExpressionErrorKind
{
    Syntax,
    UnknownFunction,
    WrongArguments,
    NotNodeSet,
    UnknownReference,
    AmbiguousReference,
    NotSupported,
    MissingTable,
    TooDeep,
}

/// <summary>An expression that cannot be read. Caught where a cell is compiled and told as a <see cref="FormProblem"/>.</summary>
internal sealed class ExpressionError(ExpressionErrorKind kind, int at, params (string Name, string Value)[] arguments) : Exception
{
    public ExpressionErrorKind Kind { get; } = kind;

    /// <summary>Where in the expression, from 0.</summary>
    public int At { get; } = at;

    public IReadOnlyList<(string Name, string Value)> Arguments { get; } = arguments;

    /// <summary>What else is wrong in the same cell.</summary>
    public IReadOnlyList<ExpressionError> More { get; init; } = [];
}

/// <summary>An expression has no value for what was answered (rule 26): a day that does not exist, a pattern that does not compile.</summary>
internal sealed class ExpressionFault(string what) : Exception(what);
