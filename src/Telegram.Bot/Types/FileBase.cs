using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A file on Telegram's servers.</summary>
public abstract class FileBase
{
    /// <summary>What it is sent again or fetched by; this bot's alone.</summary>
    [JsonPropertyName("file_id")]
    public string FileId { get; set; } = default!;

    /// <summary>The same for every bot and for ever, but nothing can be fetched by it.</summary>
    [JsonPropertyName("file_unique_id")]
    public string FileUniqueId { get; set; } = default!;

    /// <summary>Bytes.</summary>
    [JsonPropertyName("file_size")]
    public long? FileSize { get; set; }
}
