using System.Text;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>parse_mode MarkdownV2.</summary>
internal sealed class MarkdownMarkup
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly List<Open> _open = [];
    private int _at;
    private bool _inQuote;

    private MarkdownMarkup(string source) => _source = source;

    /// <param name="Name">As error texts call it: Bold, Italic, …</param>
    private sealed record Open(string Type, string Name, string Mark, int Offset, int SourceOffset);

    /// <exception cref="Refusal">400, "can't parse entities: …".</exception>
    public static FormattedText Parse(string source) => new MarkdownMarkup(source).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
            Step();
        if (_inQuote)
            CloseQuote(expandable: false);
        if (_open.Count > 0)
            throw Fail($"Can't find end of {_open[^1].Name} entity at byte offset {Bytes(_open[^1].SourceOffset)}");
        return new FormattedText(_text.ToString(), [.. _entities.Where(e => e.Length > 0).OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    private void Step()
    {
        char c = _source[_at];
        if (c == '\\' && _at + 1 < _source.Length && _source[_at + 1] is > '\0' and < '\x7F')
        {
            _text.Append(_source[_at + 1]);
            _at += 2;
            return;
        }
        if (IsLineStart() && ReadQuoteStart())
            return;
        if (c == '\n' && _inQuote && !(At(_at + 1, ">")))
        {
            CloseQuote(expandable: false);
            _text.Append(c);
            _at++;
            return;
        }
        string? mark = MarkHere();
        if (c == '`')
            ReadCode();
        else if (mark is not null)
            Toggle(mark);
        else if (c == '[' || At(_at, "!["))
            OpenLink();
        else if (c == ']' && _open.Count > 0 && _open[^1].Type is "text_link" or "custom_emoji")
            CloseLink();
        else if (Reserved.Contains(c, StringComparison.Ordinal))
            throw Fail($"Character '{c}' is reserved and must be escaped with the preceding '\\'");
        else
        {
            _text.Append(c);
            _at++;
        }
    }

    private bool IsLineStart() => (_at == 0 || _source[_at - 1] == '\n') && _open.TrueForAll(o => o.Type is "blockquote");

    private bool ReadQuoteStart()
    {
        // "**>" ends the quotation before and begins one that is folded
        bool again = At(_at, "**>");
        if (!again && !At(_at, ">"))
            return false;
        if (again && _inQuote)
            CloseQuote(expandable: false);
        _at += again ? 3 : 1;
        if (!_inQuote)
        {
            _inQuote = true;
            _open.Add(new Open("blockquote", "BlockQuote", ">", _text.Length, _at));
        }
        return true;
    }

    private void CloseQuote(bool expandable)
    {
        if (_open[^1].Type != "blockquote")
            throw Fail($"Can't find end of {_open[^1].Name} entity at byte offset {Bytes(_open[^1].SourceOffset)}");
        var open = Pop();
        _inQuote = false;
        _entities.Add(new Entity(expandable ? "expandable_blockquote" : "blockquote", open.Offset, _text.Length - open.Offset));
    }

    private string? MarkHere() =>
        At(_at, "||") ? "||" : At(_at, "__") ? "__" : _source[_at] is '_' or '*' or '~' ? _source[_at].ToString() : null;

    private void Toggle(string mark)
    {
        // "||" at the end of a quotation folds it
        if (mark == "||" && _inQuote && _open[^1].Type == "blockquote" && (_at + 2 == _source.Length || _source[_at + 2] == '\n'))
        {
            _at += 2;
            CloseQuote(expandable: true);
            return;
        }
        if (_open.Count > 0 && _open[^1].Mark == mark)
        {
            var open = Pop();
            _entities.Add(new Entity(open.Type, open.Offset, _text.Length - open.Offset));
        }
        else
        {
            var (type, name) = mark switch
            {
                "*" => ("bold", "Bold"),
                "_" => ("italic", "Italic"),
                "__" => ("underline", "Underline"),
                "~" => ("strikethrough", "Strikethrough"),
                _ => ("spoiler", "Spoiler"),
            };
            _open.Add(new Open(type, name, mark, _text.Length, _at));
        }
        _at += mark.Length;
    }

    private void ReadCode()
    {
        bool block = At(_at, "```");
        string mark = block ? "```" : "`";
        int start = _at, offset = _text.Length;
        _at += mark.Length;
        string? language = block ? ReadLanguage() : null;
        while (_at < _source.Length && !At(_at, mark))
        {
            if (_source[_at] == '\\' && _at + 1 < _source.Length)
                _at++;
            _text.Append(_source[_at++]);
        }
        if (_at >= _source.Length)
            throw Fail($"Can't find end of {(block ? "Pre" : "Code")} entity at byte offset {Bytes(start)}");
        _at += mark.Length;
        _entities.Add(new Entity(block ? "pre" : "code", offset, _text.Length - offset, language is null ? null : new JsonObject { ["language"] = language }));
    }

    private string? ReadLanguage()
    {
        int end = _at;
        while (end < _source.Length && !char.IsWhiteSpace(_source[end]) && _source[end] != '`')
            end++;
        if (end == _source.Length || _source[end] != '\n')
            return null;
        string language = _source[_at..end];
        _at = end + 1;
        return language.Length > 0 ? language : null;
    }

    private void OpenLink()
    {
        bool emoji = _source[_at] == '!';
        _open.Add(emoji
            ? new Open("custom_emoji", "CustomEmoji", "", _text.Length, _at)
            : new Open("text_link", "TextUrl", "", _text.Length, _at));
        _at += emoji ? 2 : 1;
    }

    private void CloseLink()
    {
        var open = Pop();
        _at++;
        if (!At(_at, "("))
        {
            // brackets without an address are a link to what they hold
            AddLink(open, _text.ToString(open.Offset, _text.Length - open.Offset));
            return;
        }
        int start = _at++;
        var address = new StringBuilder();
        while (_at < _source.Length && _source[_at] != ')')
        {
            if (_source[_at] == '\\' && _at + 1 < _source.Length)
                _at++;
            address.Append(_source[_at++]);
        }
        if (_at >= _source.Length)
            throw Fail($"Can't find end of a URL at byte offset {Bytes(start)}");
        _at++;
        AddLink(open, address.ToString());
    }

    private void AddLink(Open open, string address)
    {
        int length = _text.Length - open.Offset;
        const string emoji = "tg://emoji?id=";
        if (open.Type == "custom_emoji")
        {
            if (!address.StartsWith(emoji, StringComparison.Ordinal))
                throw Fail("Custom emoji URL must begin with tg://emoji?id=");
            _entities.Add(new Entity("custom_emoji", open.Offset, length, new JsonObject { ["custom_emoji_id"] = address[emoji.Length..] }));
        }
        else if (TextRules.WhyUrlIsWrong(address) is null)
            _entities.Add(new Entity("text_link", open.Offset, length, new JsonObject { ["url"] = address }));
    }

    private Open Pop()
    {
        var open = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        return open;
    }

    private bool At(int position, string mark) =>
        position < _source.Length && _source.AsSpan(position).StartsWith(mark, StringComparison.Ordinal);

    private int Bytes(int position) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, position));

    private static Refusal Fail(string why) => Refusal.BadRequest(Says.CantParseEntities + why);
}
