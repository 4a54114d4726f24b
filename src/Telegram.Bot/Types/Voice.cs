using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A voice note (Bot API Voice).</summary>
public sealed class Voice : FileBase
{
    /// <summary>Seconds.</summary>
    public int Duration { get; set; }

    /// <summary>Its type as the sender has it.</summary>
    [JsonPropertyName("mime_type")]
    public string? MimeType { get; set; }
}
