using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>Somebody asks to join (Bot API ChatJoinRequest).</summary>
public sealed class ChatJoinRequest
{
    /// <summary>Where.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>Who.</summary>
    public User From { get; set; } = default!;

    /// <summary>A private chat that the bot may write to for five minutes, even if they never started it.</summary>
    [JsonPropertyName("user_chat_id")]
    public long UserChatId { get; set; }

    /// <summary>When.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }

    /// <summary>What they say of themselves.</summary>
    public string? Bio { get; set; }

    /// <summary>The link they used.</summary>
    [JsonPropertyName("invite_link")]
    public ChatInviteLink? InviteLink { get; set; }
}
