using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>What an empty chat with the bot shows (Bot API BotDescription).</summary>
public sealed class BotDescription
{
    [JsonInclude, JsonPropertyName("description")]
    internal string Value { get; set; } = "";

    /// <summary>Of its text.</summary>
    public static implicit operator BotDescription(string text) => new() { Value = text };

    /// <summary>Its text.</summary>
    public static implicit operator string(BotDescription text) => text.Value;
}
