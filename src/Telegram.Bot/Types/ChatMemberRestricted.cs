using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Somebody with limits (Bot API ChatMemberRestricted).</summary>
public sealed class ChatMemberRestricted : ChatMember
{
    /// <inheritdoc/>
    public override ChatMemberStatus Status => ChatMemberStatus.Restricted;

    /// <summary>True if they are in the chat.</summary>
    [JsonPropertyName("is_member")]
    public bool IsMember { get; set; }

    /// <summary>Until when; <c>default</c> is for ever.</summary>
    [JsonPropertyName("until_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? UntilDate { get; set; }
}
