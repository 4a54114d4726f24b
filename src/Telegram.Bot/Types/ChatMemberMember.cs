using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A member (Bot API ChatMemberMember).</summary>
public sealed class ChatMemberMember : ChatMember
{
    /// <inheritdoc/>
    public override ChatMemberStatus Status => ChatMemberStatus.Member;

    /// <summary>Until when, for those who pay.</summary>
    [JsonPropertyName("until_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? UntilDate { get; set; }
}
