using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>A text and its formatting; offsets and lengths in UTF-16 units.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<Entity> Entities)
{
    /// <summary>In Unicode code points, as Telegram counts.</summary>
    public int Length { get; } = TextRules.CountCodePoints(Text);
}

/// <summary>A MessageEntity.</summary>
/// <param name="Extra">The members beyond type, offset and length: <c>url</c>, <c>language</c>, <c>user</c>, <c>custom_emoji_id</c>, …</param>
internal sealed record Entity(string Type, int Offset, int Length, JsonObject? Extra = null)
{
    public int End => Offset + Length;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = Type, ["offset"] = Offset, ["length"] = Length };
        foreach (var (name, value) in Extra ?? [])
            json[name] = value.Copy();
        return json;
    }
}
