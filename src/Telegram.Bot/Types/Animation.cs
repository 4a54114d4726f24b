using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A video without sound, or a GIF (Bot API Animation); its message has a document too.</summary>
public sealed class Animation : FileBase
{
    /// <summary>Seconds.</summary>
    public int Duration { get; set; }

    /// <summary>Its name as the sender has it: not to be trusted.</summary>
    [JsonPropertyName("file_name")]
    public string? FileName { get; set; }

    /// <summary>Its type as the sender has it: not to be trusted.</summary>
    [JsonPropertyName("mime_type")]
    public string? MimeType { get; set; }
}
