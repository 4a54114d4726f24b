using System.IO.Compression;
using System.Text;
using System.Xml;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>
/// One part of an <c>.xlsx</c> file as XML whose cost is bounded: the size unpacked, the length of a tag (a reader holds all attributes of one), nesting,
/// and the number of names. Document types, and with them entities, are refused.
/// </summary>
internal static class BoundedXml
{
    // SpreadsheetML needs nine levels and some hundred names
    private const int MaxDepth = 64;
    private const int MaxNames = 5_000;
    private const int MaxTag = 65_536;

    public static XmlReader Open(ZipArchiveEntry part, WorkbookBudget budget)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = new FewNames(),
        };
        return XmlReader.Create(new WatchedText(new StreamReader(part.Open(), Encoding.UTF8), budget), settings);
    }

    /// <summary>Goes on to the next node; false at the end.</summary>
    /// <exception cref="InvalidDataException">Elements stand too deep inside each other.</exception>
    public static bool Next(this XmlReader xml) => xml.Read()
        && (xml.Depth <= MaxDepth ? true : throw new InvalidDataException("elements are nested too deep"));

    private sealed class FewNames : NameTable
    {
        private int _count;

        public override string Add(string key)
        {
            if (Get(key) is { } known)
                return known;
            Count();
            return base.Add(key);
        }

        public override string Add(char[] key, int start, int len)
        {
            if (Get(key, start, len) is { } known)
                return known;
            Count();
            return base.Add(key, start, len);
        }

        private void Count()
        {
            if (++_count > MaxNames)
                throw new InvalidDataException("too many names");
        }
    }

    /// <summary>Looks at the characters on their way to the parser, which takes a tag as a whole however long it is.</summary>
    private sealed class WatchedText(TextReader inner, WorkbookBudget budget) : TextReader
    {
        private enum Place
        {
            Text,
            TagBegins,
            Tag,
            SingleQuotes,
            DoubleQuotes,
            Markup,
            CommentBegins,
            Comment,
            CData,
            Instruction,
        }

        private Place _place;
        private int _tag;
        private int _run;
        private int _ofPart;

        public override int Peek() => inner.Peek();

        public override int Read()
        {
            Span<char> one = stackalloc char[1];
            return Read(one) == 0 ? -1 : one[0];
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var count = inner.Read(buffer);
            budget.Unpack(count, ref _ofPart);
            for (var rest = buffer[..count]; !rest.IsEmpty;)
                rest = rest[Watch(rest)..];
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        /// <summary>Goes on to the next character that changes the place; gives how many were passed.</summary>
        private int Watch(ReadOnlySpan<char> text)
        {
            var next = _place switch
            {
                Place.Text => text.IndexOf('<'),
                Place.Tag => text.IndexOfAny('>', '\'', '"'),
                Place.SingleQuotes => text.IndexOf('\''),
                Place.DoubleQuotes => text.IndexOf('"'),
                _ => 0,
            };
            var passed = next < 0 ? text.Length : next + 1;
            if (_place is not Place.Text && _place <= Place.DoubleQuotes && (_tag += passed) > MaxTag)
                throw new InvalidDataException("a tag is too long");
            if (next >= 0)
                Enter(text[next]);
            return passed;
        }

        private void Enter(char c)
        {
            if (_place == Place.Text)
            {
                (_place, _tag) = (Place.TagBegins, 0);
                return;
            }

            _place = (_place, c) switch
            {
                (Place.TagBegins, '!') => Place.Markup,
                (Place.TagBegins, '?') => Begin(Place.Instruction),
                (Place.TagBegins or Place.Tag, '>') => Place.Text,
                (Place.TagBegins or Place.Tag, '\'') => Place.SingleQuotes,
                (Place.TagBegins or Place.Tag, '"') => Place.DoubleQuotes,
                (Place.TagBegins, _) => Place.Tag,
                (Place.SingleQuotes, '\'') or (Place.DoubleQuotes, '"') => Place.Tag,
                (Place.Markup, '-') => Place.CommentBegins,
                (Place.Markup, '[') => Begin(Place.CData),
                (Place.Markup, _) => throw new InvalidDataException("a document type"),
                (Place.CommentBegins, _) => Begin(Place.Comment),
                (Place.Comment, _) => Until('-', 2, c),
                (Place.CData, _) => Until(']', 2, c),
                (Place.Instruction, _) => Until('?', 1, c),
                _ => _place,
            };
        }

        private Place Begin(Place place)
        {
            _run = 0;
            return place;
        }

        private Place Until(char mark, int times, char c)
        {
            if (c == '>' && _run >= times)
                return Place.Text;
            _run = c == mark ? _run + 1 : 0;
            return _place;
        }
    }
}
