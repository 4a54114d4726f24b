using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>What somebody is in a chat (Bot API ChatMember), told apart by <c>status</c>.</summary>
[JsonConverter(typeof(ChatMemberConverter))]
public abstract class ChatMember
{
    private protected ChatMember()
    {
    }

    /// <summary>What they are.</summary>
    public abstract ChatMemberStatus Status { get; }

    /// <summary>Who.</summary>
    public User User { get; set; } = default!;

    /// <summary>True for the owner and administrators.</summary>
    [JsonIgnore]
    public bool IsAdmin => Status is ChatMemberStatus.Creator or ChatMemberStatus.Administrator;

    /// <summary>True if they are in the chat now.</summary>
    [JsonIgnore]
    public bool IsInChat => this switch
    {
        ChatMemberRestricted restricted => restricted.IsMember,
        ChatMemberLeft or ChatMemberBanned => false,
        _ => true,
    };

    /// <summary>When what they are ends; null if never.</summary>
    [JsonIgnore]
    public DateTime? ExpireDate
    {
        get
        {
            var until = this switch
            {
                ChatMemberMember member => member.UntilDate,
                ChatMemberRestricted restricted => restricted.UntilDate,
                ChatMemberBanned banned => banned.UntilDate,
                _ => null,
            };
            return until == default(DateTime) ? null : until;
        }
    }
}
