using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Whose a forwarded message was (Bot API MessageOrigin <c>type</c>).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MessageOriginType>))]
public enum MessageOriginType
{
    /// <summary>A user's.</summary>
    User = 1,

    /// <summary>A user's who doesn't want to be found.</summary>
    HiddenUser = 2,

    /// <summary>A chat's, sent in its own name.</summary>
    Chat = 3,

    /// <summary>A channel's.</summary>
    Channel = 4,
}
