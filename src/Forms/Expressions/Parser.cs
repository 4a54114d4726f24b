using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Expressions;

/// <summary>
/// Reads an expression (grammar of XPath 1.0, as far as tiers 1 and 2 use it) and resolves every name in it.
/// </summary>
internal sealed class Parser
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

    private Token Current => _tokens[_next];

    public Expr Parse()
    {
        var root = Or();
        if (Current.Kind != TokenKind.End)
            throw Unexpected();
        return root;
    }

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
            case TokenKind.Reference or TokenKind.Dot or TokenKind.DotDot or TokenKind.Name:
                return new PathReader(this).Read();
            case TokenKind.Slash or TokenKind.Other or TokenKind.Operator when token.Text is "/" or "//" or "@" or "$" or "|" or "*":
                throw NotSupported(token.Text);
            default:
                throw Unexpected();
        }
    }

    private CallExpr Call()
    {
        var name = Current;
        _next += 2;
        var arguments = Arguments();
        if (!FunctionTable.ByName.TryGetValue(name.Text, out var function))
        {
            if (FunctionTable.NotSupported.Contains(name.Text))
                throw NotSupported(name.Text + "()", name.At);
            throw new ExpressionError(ExpressionErrorKind.UnknownFunction, name.At, ("function", name.Text), ("nearest", Nearest.Of(name.Text, FunctionTable.ByName.Keys)));
        }

        if (arguments.Count < function.Least || arguments.Count > function.Most)
            throw new ExpressionError(ExpressionErrorKind.WrongArguments, name.At, ("function", name.Text), ("expected", function.Arity), ("given", $"{arguments.Count}"));
        if (function.Traits.HasFlag(FunctionTraits.TakesNodes) && arguments.Count > 0 && !arguments[0].IsPath)
            throw new ExpressionError(ExpressionErrorKind.NotNodeSet, arguments[0].At, ("function", name.Text));
        if (Current.Kind is TokenKind.OpenBracket or TokenKind.Slash)
            throw NotSupported(Current.Text);
        var call = new CallExpr { At = name.At, Function = function, Arguments = arguments, Ordinal = _calls++ };
        CallChecks.Check(call, _binding);
        return call;
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

    /// <summary>Follows the steps of one path over the form's tree.</summary>
    private sealed class PathReader(Parser parser)
    {
        private readonly List<DownStep> _down = [];
        private Element _cursor = parser._binding.Root;
        private Group _top = parser._binding.Root;
        private bool _fromItem;
        private List<Expr> _predicates = [];

        private Binding Binding => parser._binding;

        public Expr Read()
        {
            var token = parser.Current;
            parser._next++;
            switch (token.Kind)
            {
                case TokenKind.Reference:
                    Follow(Find(token));
                    break;
                case TokenKind.Name when Binding.ItemIsRow:
                    var column = ColumnName(token.Text);
                    Binding.ColumnRead?.Invoke(column, token.At);
                    if (parser.Current.Kind is TokenKind.Slash or TokenKind.OpenBracket)
                        throw parser.NotSupported(parser.Current.Text);
                    return new ColumnExpr { At = token.At, Column = column };
                case TokenKind.Name when Binding.Item is not null:
                    BeginAt(Binding.Item, true);
                    Child(token);
                    break;
                case TokenKind.Name:
                    throw Binding.Names.Contains(token.Text)
                        ? new ExpressionError(ExpressionErrorKind.UnknownReference, token.At, ("reference", token.Text), ("nearest", "${" + token.Text + "}"))
                        : parser.NotSupported(token.Text, token.At);
                case TokenKind.Dot when Binding.ItemIsRow:
                    throw parser.NotSupported(".", token.At);
                default:
                    BeginAt(Binding.Item ?? Binding.At ?? Binding.Root, Binding.Item is not null);
                    if (token.Kind == TokenKind.DotDot)
                        Up(token);
                    break;
            }

            return Rest(token.At);
        }

        public PathExpr ReadFromCell()
        {
            BeginAt(Binding.At ?? Binding.Root, false);
            return Rest(parser.Current.At);
        }

        private PathExpr Rest(int at)
        {
            Condition();
            while (parser.Current.Kind == TokenKind.Slash)
            {
                parser._next++;
                var step = parser.Current;
                parser._next++;
                if (step.Kind == TokenKind.DotDot)
                    Up(step);
                else if (step.Kind == TokenKind.Name)
                    Child(step);
                else if (step.Kind != TokenKind.Dot)
                    throw parser.NotSupported(step.Kind == TokenKind.End ? "/" : step.Text, step.At);
                Condition();
            }

            return new PathExpr { At = at, FromItem = _fromItem, Top = _top, Down = _down, Target = _cursor, Predicates = _predicates };
        }

        private void BeginAt(Element element, bool fromItem)
        {
            _cursor = element;
            _fromItem = fromItem;
            _top = fromItem && element is Group { HasFrames: true } group ? group : element.Home;
        }

        private void Up(Token token)
        {
            if (_down.Count > 0 || _predicates.Count > 0 || _cursor.Parent is null)
                throw parser.NotSupported("..", token.At);
            _cursor = _cursor.Parent;
            _top = _cursor is Group { HasFrames: true } frame ? frame : _cursor.Home;
        }

        private void Child(Token token)
        {
            if (_cursor is not Group group || group.Content.Find(child => child.Name == token.Text) is not { } child)
                throw Unknown(token, _cursor is Group parent ? parent.Content.Select(one => one.Name) : []);
            if (_predicates.Count > 0)
                throw parser.NotSupported("/", token.At);
            _cursor = child;
            if (child is Group { IsRepeat: true } repeat)
                _down.Add(new DownStep(repeat, []));
        }

        private void Follow(Element target)
        {
            _cursor = target;
            var at = Binding.At;
            _top = at is null ? Binding.Root : Expression.Common(at.Home, target.Home);
            var frames = target is Group group ? group.Frames() : target.Home.Frames();
            _down.AddRange(frames.Skip(_top.Frames().Count).Select(repeat => new DownStep(repeat, [])));
        }

        private void Condition()
        {
            if (parser.Current.Kind != TokenKind.OpenBracket)
                return;
            var predicates = parser.Predicates(Binding.OnItem(_cursor));
            if (_cursor is Group { IsRepeat: true } && _down.Count > 0 && _down[^1].Repeat == _cursor)
                _down[^1] = _down[^1] with { Predicates = predicates };
            else if (_cursor is Question)
                _predicates = predicates;
            else
                throw parser.NotSupported("[ ]");
        }

        private Element Find(Token token)
        {
            var found = Binding.Names[token.Text].ToList();
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new ExpressionError(ExpressionErrorKind.AmbiguousReference, token.At, ("reference", token.Text));
            if (token.Text.StartsWith("last-saved#", StringComparison.Ordinal))
                throw parser.NotSupported("${last-saved#…}", token.At);
            throw Unknown(token, Binding.Names.Select(group => group.Key));
        }

        private static ExpressionError Unknown(Token token, IEnumerable<string> names) =>
            new(ExpressionErrorKind.UnknownReference, token.At, ("reference", token.Text), ("nearest", Nearest.Of(token.Text, names)));
    }
}
