using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Was a user's (Bot API MessageOriginUser).</summary>
public sealed class MessageOriginUser : MessageOrigin
{
    /// <inheritdoc/>
    public override MessageOriginType Type => MessageOriginType.User;

    /// <summary>Whose.</summary>
    [JsonPropertyName("sender_user")]
    public User SenderUser { get; set; } = default!;
}
