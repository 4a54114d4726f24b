using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Makes one more link that lets people into a chat. Bot API createChatInviteLink.</summary>
public sealed class CreateChatInviteLinkRequest() : RequestBase<ChatInviteLink>("createChatInviteLink")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Until when it works.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? ExpireDate { get; set; }

    /// <summary>How many it lets in at a time.</summary>
    public int? MemberLimit { get; set; }

    /// <summary>An administrator lets each person in.</summary>
    public bool CreatesJoinRequest { get; set; }
}
