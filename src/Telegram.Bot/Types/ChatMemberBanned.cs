using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Banned (Bot API ChatMemberBanned); of the bot in a private chat: blocked.</summary>
public sealed class ChatMemberBanned : ChatMember
{
    /// <inheritdoc/>
    public override ChatMemberStatus Status => ChatMemberStatus.Kicked;

    /// <summary>Until when; <c>default</c> is for ever.</summary>
    [JsonPropertyName("until_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? UntilDate { get; set; }
}
