using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Was sent in a chat's own name (Bot API MessageOriginChat).</summary>
public sealed class MessageOriginChat : MessageOrigin
{
    /// <inheritdoc/>
    public override MessageOriginType Type => MessageOriginType.Chat;

    /// <summary>Whose.</summary>
    [JsonPropertyName("sender_chat")]
    public Chat SenderChat { get; set; } = default!;

    /// <summary>Which administrator.</summary>
    [JsonPropertyName("author_signature")]
    public string? AuthorSignature { get; set; }
}
