using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A link that lets people into a chat (Bot API ChatInviteLink).</summary>
public sealed class ChatInviteLink
{
    /// <summary>The link; ends in … when another administrator made it.</summary>
    [JsonPropertyName("invite_link")]
    public string InviteLink { get; set; } = default!;

    /// <summary>Who made it.</summary>
    public User Creator { get; set; } = default!;

    /// <summary>True if an administrator lets each person in.</summary>
    [JsonPropertyName("creates_join_request")]
    public bool CreatesJoinRequest { get; set; }

    /// <summary>True for the chat's main link.</summary>
    [JsonPropertyName("is_primary")]
    public bool IsPrimary { get; set; }

    /// <summary>True if it no longer works.</summary>
    [JsonPropertyName("is_revoked")]
    public bool IsRevoked { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Until when it works.</summary>
    [JsonPropertyName("expire_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? ExpireDate { get; set; }

    /// <summary>How many it lets in at a time.</summary>
    [JsonPropertyName("member_limit")]
    public int? MemberLimit { get; set; }

    /// <summary>How many are waiting.</summary>
    [JsonPropertyName("pending_join_request_count")]
    public int? PendingJoinRequestCount { get; set; }
}
