using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A tap on a button (Bot API CallbackQuery); it wants an answerCallbackQuery within seconds.</summary>
public sealed class CallbackQuery
{
    /// <summary>What answerCallbackQuery asks for; once only.</summary>
    public string Id { get; set; } = default!;

    /// <summary>Who tapped, which need not be whom the message was for.</summary>
    public User From { get; set; } = default!;

    /// <summary>Where the button is; with only chat and id when it is too old.</summary>
    public Message? Message { get; set; }

    /// <summary>Where the button is, for a message sent inline.</summary>
    [JsonPropertyName("inline_message_id")]
    public string? InlineMessageId { get; set; }

    /// <summary>The chat, as a key for high scores.</summary>
    [JsonPropertyName("chat_instance")]
    public string ChatInstance { get; set; } = default!;

    /// <summary>What the button sends; a client may send what no button does.</summary>
    public string? Data { get; set; }

    /// <summary>The game the button opens.</summary>
    [JsonPropertyName("game_short_name")]
    public string? GameShortName { get; set; }
}
