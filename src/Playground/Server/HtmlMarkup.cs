using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>parse_mode HTML.</summary>
internal sealed class HtmlMarkup
{
    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly Stack<Open> _open = new();
    private int _at;

    private HtmlMarkup(string source) => _source = source;

    private sealed record Open(string Tag, int Offset, Dictionary<string, string> Attributes);

    /// <exception cref="Refusal">400, "can't parse entities: …" with the byte where it stopped.</exception>
    public static FormattedText Parse(string source) => new HtmlMarkup(source).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
        {
            char c = _source[_at];
            if (c == '&')
                ReadCharacter();
            else if (c == '<')
                ReadTag();
            else
            {
                _text.Append(c);
                _at++;
            }
        }
        if (_open.TryPeek(out var left))
            throw Fail($"Can't find end tag corresponding to start tag \"{left.Tag}\"");
        return new FormattedText(_text.ToString(), [.. _entities.OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    /// <summary>The four named references and all numeric ones; anything else stays as it is written.</summary>
    private void ReadCharacter()
    {
        int end = _source.IndexOf(';', _at);
        string name = end > _at && end - _at <= 10 ? _source[(_at + 1)..end] : "";
        string? character = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) => Character(code),
            ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int code) => Character(code),
            _ => null,
        };
        _text.Append(character ?? "&");
        _at = character is null ? _at + 1 : end + 1;

        static string? Character(int code) => code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }

    private void ReadTag()
    {
        int start = _at++;
        if (_at < _source.Length && _source[_at] == '/')
            ReadEndTag(start);
        else
            ReadStartTag(start);
    }

    private void ReadEndTag(int start)
    {
        if (!_open.TryPop(out var open))
            throw Fail($"Unexpected end tag at byte offset {Bytes(start)}");
        int end = _source.IndexOf('>', start);
        if (end < 0)
            throw Fail($"Unclosed end tag at byte offset {Bytes(start)}");
        string name = _source[(start + 2)..end].TrimEnd().ToLowerInvariant();
        if (name.Length > 0 && name != open.Tag)
            throw Fail($"Unmatched end tag at byte offset {Bytes(start)}, expected \"</{open.Tag}>\", found \"</{name}>\"");
        _at = end + 1;
        int length = _text.Length - open.Offset;
        if (length > 0)
            Close(open, length);
    }

    private void ReadStartTag(int start)
    {
        int nameEnd = _at;
        while (nameEnd < _source.Length && !char.IsWhiteSpace(_source[nameEnd]) && _source[nameEnd] != '>')
            nameEnd++;
        if (nameEnd == _source.Length)
            throw Fail($"Unclosed start tag at byte offset {Bytes(start)}");
        string name = _source[_at..nameEnd].ToLowerInvariant();
        if (SimpleType(name) is null && name is not ("a" or "span" or "tg-emoji" or "tg-time" or "blockquote"))
            throw Fail($"Unsupported start tag \"{name}\" at byte offset {Bytes(start)}");
        _at = nameEnd;
        var attributes = ReadAttributes(name, start);
        if (name == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Fail($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(start)}");
        _open.Push(new Open(name, _text.Length, attributes));
    }

    private Dictionary<string, string> ReadAttributes(string tag, int start)
    {
        var attributes = new Dictionary<string, string>();
        while (true)
        {
            SkipSpace(tag, start);
            if (_source[_at] == '>')
            {
                _at++;
                return attributes;
            }
            int begin = _at;
            while (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] is not ('=' or '>' or '/' or '"' or '\''))
                _at++;
            if (_at == begin)
                throw Fail($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(start)}");
            string name = _source[begin.._at].ToLowerInvariant();
            SkipSpace(tag, start);
            if (_source[_at] != '=')
            {
                // only <blockquote expandable> has an attribute without a value
                if (tag != "blockquote")
                    throw Fail($"Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {Bytes(start)}");
                attributes[name] = "";
                continue;
            }
            _at++;
            SkipSpace(tag, start);
            attributes[name] = ReadValue(tag, start);
        }
    }

    private string ReadValue(string tag, int start)
    {
        char quote = _source[_at];
        int end = quote is '"' or '\'' ? _source.IndexOf(quote, _at + 1) : _source.IndexOfAny([' ', '>', '\n', '\t'], _at);
        if (end < 0)
            throw Fail($"Unclosed start tag \"{tag}\" at byte offset {Bytes(start)}");
        bool quoted = quote is '"' or '\'';
        string raw = _source[(quoted ? _at + 1 : _at)..end];
        _at = quoted ? end + 1 : end;
        return raw.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    private void SkipSpace(string tag, int start)
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
            _at++;
        if (_at == _source.Length)
            throw Fail($"Unclosed start tag \"{tag}\" at byte offset {Bytes(start)}");
    }

    private void Close(Open open, int length)
    {
        string? type = SimpleType(open.Tag);
        JsonObject? extra = null;
        switch (open.Tag)
        {
            case "span":
                type = "spoiler";
                break;
            case "blockquote":
                type = open.Attributes.ContainsKey("expandable") ? "expandable_blockquote" : "blockquote";
                break;
            case "a":
                (type, extra) = Link(open.Attributes.GetValueOrDefault("href") ?? _text.ToString(open.Offset, length));
                break;
            case "tg-emoji":
                type = "custom_emoji";
                string id = open.Attributes.GetValueOrDefault("emoji-id") ?? "";
                if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    throw Fail("Invalid custom emoji identifier specified");
                extra = new JsonObject { ["custom_emoji_id"] = id };
                break;
            case "tg-time":
                type = "date_time";
                if (!long.TryParse(open.Attributes.GetValueOrDefault("unix"), NumberStyles.None, CultureInfo.InvariantCulture, out long unix))
                    throw Fail("Invalid date specified");
                extra = new JsonObject { ["unix_time"] = unix, ["date_time_format"] = open.Attributes.GetValueOrDefault("format") ?? "" };
                break;
            case "code" when _open.TryPeek(out var outer) && outer.Tag == "pre"
                    && open.Attributes.GetValueOrDefault("class") is { } language && language.StartsWith("language-", StringComparison.Ordinal):
                outer.Attributes["language"] = language["language-".Length..];
                return;
            case "pre" when open.Attributes.TryGetValue("language", out string? name):
                extra = new JsonObject { ["language"] = name };
                break;
        }
        if (type is not null)
            _entities.Add(new Entity(type, open.Offset, length, extra));
    }

    /// <summary>A link nobody could open leaves its text without one.</summary>
    private static (string? Type, JsonObject? Extra) Link(string href) =>
        TextRules.WhyUrlIsWrong(href) is null ? ("text_link", new JsonObject { ["url"] = href }) : (null, null);

    private static string? SimpleType(string tag) => tag switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "tg-spoiler" => "spoiler",
        "code" or "pre" => tag,
        _ => null,
    };

    private int Bytes(int position) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, position));

    private static Refusal Fail(string why) => Refusal.BadRequest(Says.CantParseEntities + why);
}
