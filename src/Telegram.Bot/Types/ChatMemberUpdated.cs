using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>Somebody's place in a chat changed (Bot API ChatMemberUpdated).</summary>
public sealed class ChatMemberUpdated
{
    /// <summary>Where.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>Who did it.</summary>
    public User From { get; set; } = default!;

    /// <summary>When.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }

    /// <summary>What they were.</summary>
    [JsonPropertyName("old_chat_member")]
    public ChatMember OldChatMember { get; set; } = default!;

    /// <summary>What they are; in a private chat a kicked bot is a blocked one.</summary>
    [JsonPropertyName("new_chat_member")]
    public ChatMember NewChatMember { get; set; } = default!;

    /// <summary>The link they came by.</summary>
    [JsonPropertyName("invite_link")]
    public ChatInviteLink? InviteLink { get; set; }

    /// <summary>True if they had asked.</summary>
    [JsonPropertyName("via_join_request")]
    public bool ViaJoinRequest { get; set; }

    /// <summary>True if they came by a folder's link.</summary>
    [JsonPropertyName("via_chat_folder_invite_link")]
    public bool ViaChatFolderInviteLink { get; set; }
}
