using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A topic of a group (Bot API ForumTopic).</summary>
public sealed class ForumTopic
{
    /// <summary>Its number.</summary>
    [JsonPropertyName("message_thread_id")]
    public int MessageThreadId { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = default!;

    /// <summary>The colour of its icon, RGB.</summary>
    [JsonPropertyName("icon_color")]
    public int IconColor { get; set; }

    /// <summary>The emoji of its icon.</summary>
    [JsonPropertyName("icon_custom_emoji_id")]
    public string? IconCustomEmojiId { get; set; }
}
