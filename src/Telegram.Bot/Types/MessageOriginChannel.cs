using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Was a channel's post (Bot API MessageOriginChannel).</summary>
public sealed class MessageOriginChannel : MessageOrigin
{
    /// <inheritdoc/>
    public override MessageOriginType Type => MessageOriginType.Channel;

    /// <summary>Whose.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>Its number there.</summary>
    [JsonPropertyName("message_id")]
    public int MessageId { get; set; }

    /// <summary>Who signed it.</summary>
    [JsonPropertyName("author_signature")]
    public string? AuthorSignature { get; set; }
}
