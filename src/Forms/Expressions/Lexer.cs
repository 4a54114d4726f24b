using System.Globalization;

namespace WorkshopBot.Forms.Expressions;

/// <summary>Cuts an expression into tokens (XPath 1.0, section 3.7, with <c>${name}</c> of XLSForm).</summary>
internal static class Lexer
{
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || IsInvisible(c))
                i++;
            else
                tokens.Add(Next(text, ref i, tokens));
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    // direction marks and zero-width spaces come along when a cell is pasted from a right-to-left text
    private static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200F') or '\u061C' or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u2069') or '\uFEFF';

    private static Token Next(string text, ref int i, List<Token> before)
    {
        var at = i;
        var c = text[i];
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(next)))
            return new Token(TokenKind.Number, Take(text, ref i, d => char.IsAsciiDigit(d) || d == '.'), at);
        if (c is '\'' or '"')
            return Literal(text, ref i);
        if (c == '$' && next == '{')
            return Reference(text, ref i);
        if (char.IsLetter(c) || c == '_')
            return NameOrOperator(text, ref i, before);
        i++;
        switch (c)
        {
            case '(': return new Token(TokenKind.Open, "(", at);
            case ')': return new Token(TokenKind.Close, ")", at);
            case '[': return new Token(TokenKind.OpenBracket, "[", at);
            case ']': return new Token(TokenKind.CloseBracket, "]", at);
            case ',': return new Token(TokenKind.Comma, ",", at);
            case '+' or '=' or '*': return new Token(TokenKind.Operator, c.ToString(), at);
            // typed by Excel and phones in place of the ASCII minus
            case '-' or '\u2212' or '\u2013': return new Token(TokenKind.Operator, "-", at);
            case '.' when next == '.':
                i++;
                return new Token(TokenKind.DotDot, "..", at);
            case '.': return new Token(TokenKind.Dot, ".", at);
            case '/' when next == '/':
                i++;
                return new Token(TokenKind.Other, "//", at);
            case '/': return new Token(TokenKind.Slash, "/", at);
            case '!' or '<' or '>' when next == '=':
                i++;
                return new Token(TokenKind.Operator, c + "=", at);
            case '<' or '>': return new Token(TokenKind.Operator, c.ToString(), at);
            default: return new Token(TokenKind.Other, c.ToString(), at);
        }
    }

    private static Token Literal(string text, ref int i)
    {
        var at = i;
        var end = text.IndexOf(text[i], i + 1);
        if (end < 0)
            throw new ExpressionError(ExpressionErrorKind.Syntax, at, ("found", text[at..]));
        i = end + 1;
        return new Token(TokenKind.Text, text[(at + 1)..end], at);
    }

    private static Token Reference(string text, ref int i)
    {
        var at = i;
        var end = text.IndexOf('}', i);
        if (end < 0)
            throw new ExpressionError(ExpressionErrorKind.Syntax, at, ("found", text[at..]));
        i = end + 1;
        return new Token(TokenKind.Reference, Workbooks.HeaderedRow.WithoutMarks(text[(at + 2)..end]).Trim(), at);
    }

    // XPath 1.0, 3.7: a name is an operator exactly when an operand stands before it
    private static Token NameOrOperator(string text, ref int i, List<Token> before)
    {
        var at = i;
        var name = Take(text, ref i, c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark);
        if (i + 1 < text.Length && text[i] == ':' && (char.IsLetter(text[i + 1]) || text[i + 1] == '_'))
        {
            i++;
            name += ":" + Take(text, ref i, c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
        }

        var isOperator = (name is "and" or "or" or "div" or "mod") && before.Count > 0 && EndsOperand(before[^1].Kind);
        return new Token(isOperator ? TokenKind.Operator : TokenKind.Name, name, at);
    }

    private static bool EndsOperand(TokenKind kind) => kind is TokenKind.Number or TokenKind.Text or TokenKind.Reference
        or TokenKind.Name or TokenKind.Close or TokenKind.CloseBracket or TokenKind.Dot or TokenKind.DotDot;

    private static string Take(string text, ref int i, Func<char, bool> belongs)
    {
        var from = i;
        while (i < text.Length && belongs(text[i]))
            i++;
        return text[from..i];
    }
}
