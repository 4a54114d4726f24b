using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Was a user's who doesn't want to be found (Bot API MessageOriginHiddenUser).</summary>
public sealed class MessageOriginHiddenUser : MessageOrigin
{
    /// <inheritdoc/>
    public override MessageOriginType Type => MessageOriginType.HiddenUser;

    /// <summary>Their name.</summary>
    [JsonPropertyName("sender_user_name")]
    public string SenderUserName { get; set; } = default!;
}
