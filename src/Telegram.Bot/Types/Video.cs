using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A video (Bot API Video).</summary>
public sealed class Video : FileBase
{
    /// <summary>Pixels.</summary>
    public int Width { get; set; }

    /// <summary>Pixels.</summary>
    public int Height { get; set; }

    /// <summary>Seconds.</summary>
    public int Duration { get; set; }

    /// <summary>A small picture of it.</summary>
    public PhotoSize? Thumbnail { get; set; }

    /// <summary>Its name as the sender has it.</summary>
    [JsonPropertyName("file_name")]
    public string? FileName { get; set; }

    /// <summary>Its type as the sender has it.</summary>
    [JsonPropertyName("mime_type")]
    public string? MimeType { get; set; }
}
