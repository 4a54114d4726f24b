using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A custom emoji (Bot API ReactionTypeCustomEmoji).</summary>
public sealed class ReactionTypeCustomEmoji : ReactionType
{
    /// <summary>Which.</summary>
    [JsonPropertyName("custom_emoji_id")]
    public string CustomEmojiId { get; set; } = default!;
}
