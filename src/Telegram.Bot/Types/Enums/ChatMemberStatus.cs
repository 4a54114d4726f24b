using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What somebody is in a chat (Bot API ChatMember <c>status</c>).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChatMemberStatus>))]
public enum ChatMemberStatus
{
    /// <summary>Owner.</summary>
    Creator = 1,

    /// <summary>Administrator.</summary>
    Administrator = 2,

    /// <summary>Member.</summary>
    Member = 3,

    /// <summary>Not a member.</summary>
    Left = 4,

    /// <summary>Banned; of the bot in a private chat: blocked.</summary>
    Kicked = 5,

    /// <summary>Member or not, with limits.</summary>
    Restricted = 6,
}
