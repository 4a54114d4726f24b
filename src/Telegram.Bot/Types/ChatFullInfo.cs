using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>All that getChat tells (Bot API ChatFullInfo), as far as it is used.</summary>
public sealed class ChatFullInfo : Chat
{
    /// <summary>What the person says of themselves.</summary>
    public string? Bio { get; set; }

    /// <summary>What a group or channel says of itself.</summary>
    public string? Description { get; set; }

    /// <summary>The link that lets people in.</summary>
    [JsonPropertyName("invite_link")]
    public string? InviteLink { get; set; }

    /// <summary>What was pinned last.</summary>
    [JsonPropertyName("pinned_message")]
    public Message? PinnedMessage { get; set; }

    /// <summary>The channel's group or the group's channel.</summary>
    [JsonPropertyName("linked_chat_id")]
    public long? LinkedChatId { get; set; }

    /// <summary>Seconds between a member's messages.</summary>
    [JsonPropertyName("slow_mode_delay")]
    public int? SlowModeDelay { get; set; }
}
