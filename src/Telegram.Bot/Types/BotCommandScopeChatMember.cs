using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>For one person in one group (Bot API BotCommandScopeChatMember).</summary>
public sealed class BotCommandScopeChatMember : BotCommandScope
{
    /// <summary>Which chat.</summary>
    [JsonPropertyName("chat_id")]
    public ChatId ChatId { get; set; } = default!;

    /// <summary>Which person.</summary>
    [JsonPropertyName("user_id")]
    public long UserId { get; set; }
}
