using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A piece of music or a recording sent as such (Bot API Audio).</summary>
public sealed class Audio : FileBase
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
