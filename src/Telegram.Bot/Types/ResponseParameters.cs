using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>What helps after an error (Bot API ResponseParameters).</summary>
public sealed class ResponseParameters
{
    /// <summary>The supergroup the group became: send there.</summary>
    [JsonPropertyName("migrate_to_chat_id")]
    public long? MigrateToChatId { get; set; }

    /// <summary>Seconds to wait.</summary>
    [JsonPropertyName("retry_after")]
    public int? RetryAfter { get; set; }
}
