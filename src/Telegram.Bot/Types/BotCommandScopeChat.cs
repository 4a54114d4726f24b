using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>In one chat (Bot API BotCommandScopeChat).</summary>
public sealed class BotCommandScopeChat : BotCommandScope
{
    /// <summary>Which chat.</summary>
    [JsonPropertyName("chat_id")]
    public ChatId ChatId { get; set; } = default!;
}
