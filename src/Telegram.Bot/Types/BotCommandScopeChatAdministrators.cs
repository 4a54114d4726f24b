using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>For the administrators of one group (Bot API BotCommandScopeChatAdministrators).</summary>
public sealed class BotCommandScopeChatAdministrators : BotCommandScope
{
    /// <summary>Which chat.</summary>
    [JsonPropertyName("chat_id")]
    public ChatId ChatId { get; set; } = default!;
}
