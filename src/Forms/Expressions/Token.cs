namespace WorkshopBot.Forms.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Text,
    Reference,
    Name,
    Operator,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    DotDot,
    Slash,
    Other,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text: of a literal without the quotes, of a reference without <c>${ }</c>.</param>
/// <param name="At">Where it begins in the expression, counted from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At);
