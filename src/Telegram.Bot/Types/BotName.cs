using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>The bot's name (Bot API BotName).</summary>
public sealed class BotName
{
    [JsonInclude, JsonPropertyName("name")]
    internal string Value { get; set; } = "";

    /// <summary>Of its text.</summary>
    public static implicit operator BotName(string text) => new() { Value = text };

    /// <summary>Its text.</summary>
    public static implicit operator string(BotName text) => text.Value;
}
