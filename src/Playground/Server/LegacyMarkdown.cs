using System.Text;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>parse_mode Markdown, the old one: nothing nests, and only <c>_ * ` [</c> can be escaped.</summary>
internal static class LegacyMarkdown
{
    public static FormattedText Parse(string source)
    {
        var text = new StringBuilder();
        var entities = new List<Entity>();
        int at = 0;
        while (at < source.Length)
        {
            char c = source[at];
            if (c == '\\' && at + 1 < source.Length && source[at + 1] is '_' or '*' or '`' or '[')
            {
                text.Append(source[at + 1]);
                at += 2;
            }
            else if (c is '_' or '*' or '`' or '[')
                at = ReadSpan(source, at, text, entities);
            else
            {
                text.Append(c);
                at++;
            }
        }
        return new FormattedText(text.ToString(), entities);
    }

    private static int ReadSpan(string source, int start, StringBuilder text, List<Entity> entities)
    {
        char c = source[start];
        string mark = c == '[' ? "]" : c == '`' && source.AsSpan(start).StartsWith("```", StringComparison.Ordinal) ? "```" : c.ToString();
        int from = start + mark.Length;
        int end = source.IndexOf(mark, from, StringComparison.Ordinal);
        if (end < 0)
        {
            int bytes = Encoding.UTF8.GetByteCount(source.AsSpan(0, start));
            throw Refusal.BadRequest($"{Says.CantParseEntities}Can't find end of the entity starting at byte offset {bytes}");
        }
        string inside = source[from..end];
        int next = end + mark.Length;
        string type = mark switch { "*" => "bold", "_" => "italic", "`" => "code", "```" => "pre", _ => "text_link" };
        JsonObject? extra = null;
        if (type == "text_link")
        {
            string address = inside;
            if (next < source.Length && source[next] == '(' && source.IndexOf(')', next) is var close and > 0)
            {
                address = source[(next + 1)..close];
                next = close + 1;
            }
            extra = TextRules.WhyUrlIsWrong(address) is null ? new JsonObject { ["url"] = address } : null;
        }
        if (inside.Length > 0 && (type != "text_link" || extra is not null))
            entities.Add(new Entity(type, text.Length, inside.Length, extra));
        text.Append(inside);
        return next;
    }
}
