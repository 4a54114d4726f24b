namespace WorkshopBot.Forms.Expressions;

/// <summary>
/// Reads an expression (grammar of XPath 1.0, as far as tiers 1 and 2 use it) and resolves every name in it.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Brackets, calls and minus signs inside each other; field forms stay below 60.</summary>
    public const int MaxDepth = 150;

    /// <summary>Characters of one expression; Excel's cell holds 32,767.</summary>
    public const int MaxLength = 32_767;

    private readonly List<Token> _tokens;
    private Binding _binding;
    private int _next;
    private int _depth;
    private int _calls;

    public Parser(string text, Binding binding)
    {
        if (text.Length > MaxLength)
            throw new ExpressionError(ExpressionErrorKind.TooDeep, MaxLength, ("limit", "32,767"));
        _tokens = Lexer.Read(text);
        _binding = binding;
    }

    /// <summary>The number of tokens.</summary>
    public int Size => _tokens.Count;

    private Token Current => _tokens[_next];

    /// <summary>Names that mean nothing: noted, so that all of a cell's are told at once.</summary>
    private readonly List<ExpressionError> _unknown = [];

    public Expr Parse()
    {
        Expr root;
        try
        {
            root = Or();
            if (Current.Kind != TokenKind.End)
                throw Unexpected();
        }
        catch (ExpressionError error) when (_unknown.Count > 0)
        {
            _unknown.Add(error);
            throw Noted();
        }

        return _unknown.Count == 0 ? root : throw Noted();
    }

    private ExpressionError Noted()
    {
        var first = _unknown.MinBy(error => error.At)!;
        return new ExpressionError(first.Kind, first.At, [.. first.Arguments]) { More = [.. _unknown.Where(error => error != first).OrderBy(error => error.At).Take(MostNoted)] };
    }

    private const int MostNoted = 20;

    private Expr Or() => Logic("or", false, And);

    private Expr And() => Logic("and", true, Equality);

    private Expr Logic(string sign, bool isAnd, Func<Expr> operand)
    {
        var first = operand();
        if (!IsOperator(sign))
            return first;
        var operands = new List<Expr> { first };
        while (IsOperator(sign))
        {
            _next++;
            operands.Add(operand());
        }

        return new LogicExpr { At = first.At, IsAnd = isAnd, Operands = operands };
    }

    private Expr Equality() => Compare(["=", "!="], Relation);

    private Expr Relation() => Compare(["<", "<=", ">", ">="], Sum);

    private Expr Compare(string[] signs, Func<Expr> operand)
    {
        var left = operand();
        var links = 0;
        while (signs.Any(IsOperator))
        {
            if (++links > MaxDepth)
                throw TooDeep();
            var sign = Current.Text;
            _next++;
            left = new ComparisonExpr { At = left.At, Sign = sign, Left = left, Right = operand() };
        }

        return left;
    }

    private Expr Sum() => Arithmetic(["+", "-"], Product);

    private Expr Product() => Arithmetic(["*", "div", "mod"], Unary);

    private Expr Arithmetic(string[] signs, Func<Expr> operand)
    {
        var first = operand();
        if (!signs.Any(IsOperator))
            return first;
        var rest = new List<(string, Expr)>();
        while (signs.Any(IsOperator))
        {
            var sign = Current.Text;
            _next++;
            rest.Add((sign, operand()));
        }

        return new ArithmeticExpr { At = first.At, First = first, Rest = rest };
    }

    private Expr Unary()
    {
        if (!IsOperator("-"))
            return Primary();
        var at = Current.At;
        _next++;
        return Deeper(() => new NegationExpr { At = at, Operand = Unary() });
    }

    private Expr Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _next++;
                if (token.Text.Count(c => c == '.') > 1)
                    throw new ExpressionError(ExpressionErrorKind.Syntax, token.At, ("found", token.Text));
                return new LiteralExpr { At = token.At, Value = NumberText.Parse(token.Text) };
            case TokenKind.Text:
                _next++;
                return new LiteralExpr { At = token.At, Value = token.Text, Text = token.Text };
            case TokenKind.Open:
                _next++;
                var inner = Deeper(Or);
                Expect(TokenKind.Close);
                if (Current.Kind is TokenKind.OpenBracket or TokenKind.Slash)
                    throw NotSupported(Current.Text);
                return inner;
            case TokenKind.Name when _tokens[_next + 1].Kind == TokenKind.Open:
                return token.Text is "instance" ? Instance() : token.Text is "current" ? CurrentNode() : Call();
            case TokenKind.Name when token.Text is "and" or "or" or "div" or "mod":
                throw Unexpected();
            case TokenKind.Reference:
                return Reference();
            case TokenKind.Dot or TokenKind.DotDot or TokenKind.Name:
                return new PathReader(this).Read();
            case TokenKind.Slash or TokenKind.Other or TokenKind.Operator when token.Text is "/" or "//" or "@" or "$" or "|" or "*":
                throw NotSupported(token.Text);
            default:
                throw Unexpected();
        }
    }

    private Expr Reference()
    {
        var at = _next;
        try
        {
            return new PathReader(this).Read();
        }
        catch (ExpressionError error) when (_next == at + 1 && Current.Kind is not (TokenKind.Slash or TokenKind.OpenBracket))
        {
            _unknown.Add(error);
            return new UnknownExpr { At = error.At };
        }
    }

    private Expr Call()
    {
        var name = Current;
        _next += 2;
        var arguments = Arguments();
        if (!FunctionTable.ByName.TryGetValue(name.Text, out var function))
        {
            return Unknown(FunctionTable.NotSupported.Contains(name.Text) ? NotSupported(name.Text + "()", name.At) : new ExpressionError(ExpressionErrorKind.UnknownFunction, name.At, ("function", name.Text), ("nearest", Nearest.Of(name.Text, FunctionTable.ByName.Keys))));
        }

        if (arguments.Count < function.Least || arguments.Count > function.Most)
            return Unknown(new ExpressionError(ExpressionErrorKind.WrongArguments, name.At, ("function", name.Text), ("expected", function.Arity), ("given", $"{arguments.Count}")));
        if (function.Traits.HasFlag(FunctionTraits.TakesNodes) && arguments.Count > 0 && !arguments[0].IsPath)
            return Unknown(new ExpressionError(ExpressionErrorKind.NotNodeSet, arguments[0].At, ("function", name.Text)));
        if (Current.Kind is TokenKind.OpenBracket or TokenKind.Slash)
            throw NotSupported(Current.Text);
        var call = new CallExpr { At = name.At, Function = function, Arguments = arguments, Ordinal = _calls++ };
        if (_unknown.Count == 0)
            CallChecks.Check(call, _binding);
        return call;
    }

    private UnknownExpr Unknown(ExpressionError error)
    {
        _unknown.Add(error);
        return new UnknownExpr { At = error.At };
    }

    /// <summary>In place of what means nothing, so that the rest of the cell is read; never evaluated.</summary>
    private sealed class UnknownExpr : Expr
    {
        public override bool IsPath => true;

        public override Value Evaluate(Scope scope) => Value.Empty;
    }

    private List<Expr> Arguments()
    {
        var arguments = new List<Expr>();
        if (Current.Kind == TokenKind.Close)
        {
            _next++;
            return arguments;
        }

        while (true)
        {
            arguments.Add(Deeper(Or));
            if (Current.Kind == TokenKind.Comma)
            {
                _next++;
                continue;
            }

            Expect(TokenKind.Close);
            return arguments;
        }
    }

    private TableExpr Instance()
    {
        var at = Current.At;
        _next += 2;
        var list = Current;
        Expect(TokenKind.Text);
        Expect(TokenKind.Close);
        var table = _binding.FindTable(list.Text)
            ?? throw new ExpressionError(ExpressionErrorKind.MissingTable, list.At, ("table", list.Text));
        ExpectStep("root");
        ExpectStep("item");
        var predicates = Predicates(_binding.OnRow());
        string? column = null;
        if (Current.Kind == TokenKind.Slash)
        {
            _next++;
            column = ColumnName(Current.Text);
            Expect(TokenKind.Name);
        }

        return new TableExpr { At = at, Table = table, Predicates = predicates, Column = column };
    }

    private PathExpr CurrentNode()
    {
        _next += 2;
        Expect(TokenKind.Close);
        return new PathReader(this).ReadFromCell();
    }

    private void ExpectStep(string name)
    {
        if (Current.Kind != TokenKind.Slash || _tokens[_next + 1].Text != name)
            throw NotSupported(Current.Kind == TokenKind.Slash ? _tokens[_next + 1].Text : Current.Text);
        _next += 2;
    }

    private List<Expr> Predicates(Binding inside)
    {
        var predicates = new List<Expr>();
        while (Current.Kind == TokenKind.OpenBracket)
        {
            _next++;
            var outside = _binding;
            _binding = inside;
            predicates.Add(Deeper(Or));
            _binding = outside;
            Expect(TokenKind.CloseBracket);
        }

        return predicates;
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++_depth > MaxDepth)
            throw TooDeep();
        var result = read();
        _depth--;
        return result;
    }

    // headers are read without regard to case, so their use is too
    internal static string ColumnName(string written) => written.Trim().ToLowerInvariant();

    private bool IsOperator(string sign) => Current.Kind == TokenKind.Operator && Current.Text == sign;

    private void Expect(TokenKind kind)
    {
        if (Current.Kind != kind)
            throw Unexpected();
        _next++;
    }

    private ExpressionError Unexpected() => new(ExpressionErrorKind.Syntax, Current.At, ("found", Current.Text));

    private ExpressionError TooDeep() => new(ExpressionErrorKind.TooDeep, Current.At, ("limit", $"{MaxDepth}"));

    private ExpressionError NotSupported(string what, int? at = null) =>
        new(ExpressionErrorKind.NotSupported, at ?? Current.At, ("what", what));
}
