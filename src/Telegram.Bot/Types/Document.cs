using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A file (Bot API Document).</summary>
public sealed class Document : FileBase
{
    /// <summary>A small picture of it.</summary>
    public PhotoSize? Thumbnail { get; set; }

    /// <summary>Its name as the sender has it: not to be trusted.</summary>
    [JsonPropertyName("file_name")]
    public string? FileName { get; set; }

    /// <summary>Its type as the sender has it: not to be trusted.</summary>
    [JsonPropertyName("mime_type")]
    public string? MimeType { get; set; }
}
