using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A file (Bot API InputMediaDocument).</summary>
public sealed class InputMediaDocument : InputMedia, IAlbumInputMedia
{
    /// <summary>Of a file.</summary>
    [SetsRequiredMembers]
    public InputMediaDocument(InputFile media) => Media = media;

    /// <summary>A small picture of it, uploaded anew.</summary>
    public InputFile? Thumbnail { get; set; }

    /// <summary>Send as a file whatever it is.</summary>
    [JsonPropertyName("disable_content_type_detection")]
    public bool DisableContentTypeDetection { get; set; }
}
