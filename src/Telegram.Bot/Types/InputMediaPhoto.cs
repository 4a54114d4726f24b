using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A photo (Bot API InputMediaPhoto).</summary>
public sealed class InputMediaPhoto : InputMedia, IAlbumInputMedia
{
    /// <summary>Of a file.</summary>
    [SetsRequiredMembers]
    public InputMediaPhoto(InputFile media) => Media = media;

    /// <summary>The caption stands above.</summary>
    [JsonPropertyName("show_caption_above_media")]
    public bool ShowCaptionAboveMedia { get; set; }

    /// <summary>Hidden until tapped.</summary>
    [JsonPropertyName("has_spoiler")]
    public bool HasSpoiler { get; set; }
}
