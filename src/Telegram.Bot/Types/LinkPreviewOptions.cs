using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>How links are previewed (Bot API LinkPreviewOptions).</summary>
public sealed class LinkPreviewOptions
{
    /// <summary>Not at all.</summary>
    [JsonPropertyName("is_disabled")]
    public bool IsDisabled { get; set; }

    /// <summary>This address, not the first in the text.</summary>
    public string? Url { get; set; }

    /// <summary>With a small picture.</summary>
    [JsonPropertyName("prefer_small_media")]
    public bool PreferSmallMedia { get; set; }

    /// <summary>With a large picture.</summary>
    [JsonPropertyName("prefer_large_media")]
    public bool PreferLargeMedia { get; set; }

    /// <summary>Above the text.</summary>
    [JsonPropertyName("show_above_text")]
    public bool ShowAboveText { get; set; }
}
