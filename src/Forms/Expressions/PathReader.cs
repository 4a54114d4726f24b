using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Expressions;

/// <summary>Paths: <c>${x}</c>, <c>../x</c>, <c>${r}[…]/x</c>, <c>current()/../x</c>.</summary>
internal sealed partial class Parser
{
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
