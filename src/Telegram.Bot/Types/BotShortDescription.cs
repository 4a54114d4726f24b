using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>What the bot's profile shows (Bot API BotShortDescription).</summary>
public sealed class BotShortDescription
{
    [JsonInclude, JsonPropertyName("short_description")]
    internal string Value { get; set; } = "";

    /// <summary>Of its text.</summary>
    public static implicit operator BotShortDescription(string text) => new() { Value = text };

    /// <summary>Its text.</summary>
    public static implicit operator string(BotShortDescription text) => text.Value;
}
