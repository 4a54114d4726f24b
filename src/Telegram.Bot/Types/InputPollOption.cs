using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>An answer of a poll to send (Bot API InputPollOption).</summary>
public sealed class InputPollOption
{
    /// <summary>Of its text.</summary>
    public InputPollOption(string text) => Text = text;

    /// <summary>1 to 100 characters.</summary>
    public string Text { get; set; } = default!;

    /// <summary>How it is marked up; custom emoji only.</summary>
    [JsonPropertyName("text_parse_mode")]
    public ParseMode TextParseMode { get; set; }

    /// <summary>Which custom emoji it holds.</summary>
    [JsonPropertyName("text_entities")]
    public MessageEntity[]? TextEntities { get; set; }

    /// <summary>Of its text.</summary>
    public static implicit operator InputPollOption(string text) => new(text);
}
