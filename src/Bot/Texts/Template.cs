using System.Text.RegularExpressions;

namespace WorkshopBot.Texts;

/// <summary>A text of the catalogue taken apart: words and the arguments between them.</summary>
internal sealed partial class Template
{
    private Template(IReadOnlyList<Piece> pieces) => Pieces = pieces;

    public IReadOnlyList<Piece> Pieces { get; }

    public IEnumerable<string> Arguments => Pieces.OfType<Piece.Slot>().Select(slot => slot.Name);

    /// <param name="text">As written: <c>Entry code: {ticket}</c>.</param>
    /// <param name="rightToLeft">
    /// What runs left to right is shielded then: the slash of a command and the point of <c>.xlsx</c> would jump to the other side.
    /// </param>
    public static Template Parse(string text, bool rightToLeft)
    {
        var pieces = new List<Piece>();
        foreach (var part in Slots().Split(text).Where(part => part.Length > 0))
        {
            pieces.Add(part[0] == '{'
                ? new Piece.Slot(part[1..^1])
                : new Piece.Words(rightToLeft ? LeftToRight().Replace(part, found => Bidi.IsolateLeftToRight(found.Value)) : part));
        }

        return new(pieces);
    }

    [GeneratedRegex(@"(\{[a-z_]+\})")]
    private static partial Regex Slots();

    /// <summary>Runs of Latin words, and numbers with marks inside (<c>2025-11-14</c> would read backwards).</summary>
    [GeneratedRegex(@"[/.]?[A-Za-z][A-Za-z0-9_=-]*(?:[ ]?[/.]?[A-Za-z][A-Za-z0-9_=-]*)*|[0-9]+(?:[-/:.,][0-9]+)+(?:[ ][0-9]+:[0-9]+)?")]
    private static partial Regex LeftToRight();

    public abstract record Piece
    {
        private Piece()
        {
        }

        public sealed record Words(string Text) : Piece;

        public sealed record Slot(string Name) : Piece;
    }
}
