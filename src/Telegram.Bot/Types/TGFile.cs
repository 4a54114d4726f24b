using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A file that can be fetched (Bot API File, by getFile), for an hour at least.</summary>
public sealed class TGFile : FileBase
{
    /// <summary>What DownloadFile asks for.</summary>
    [JsonPropertyName("file_path")]
    public string? FilePath { get; set; }
}
