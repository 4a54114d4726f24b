using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>How updates are delivered (Bot API WebhookInfo).</summary>
public sealed class WebhookInfo
{
    /// <summary>Where to; empty means by getUpdates.</summary>
    public string Url { get; set; } = default!;

    /// <summary>True if a certificate was uploaded.</summary>
    [JsonPropertyName("has_custom_certificate")]
    public bool HasCustomCertificate { get; set; }

    /// <summary>How many wait.</summary>
    [JsonPropertyName("pending_update_count")]
    public int PendingUpdateCount { get; set; }

    /// <summary>The address it is delivered to.</summary>
    [JsonPropertyName("ip_address")]
    public string? IpAddress { get; set; }

    /// <summary>When a delivery failed last.</summary>
    [JsonPropertyName("last_error_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? LastErrorDate { get; set; }

    /// <summary>How it failed.</summary>
    [JsonPropertyName("last_error_message")]
    public string? LastErrorMessage { get; set; }

    /// <summary>When Telegram's own parts last lost touch.</summary>
    [JsonPropertyName("last_synchronization_error_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? LastSynchronizationErrorDate { get; set; }

    /// <summary>How many are delivered at a time at most.</summary>
    [JsonPropertyName("max_connections")]
    public int? MaxConnections { get; set; }

    /// <summary>Which kinds; null is all but those that must be asked for.</summary>
    [JsonPropertyName("allowed_updates")]
    public UpdateType[]? AllowedUpdates { get; set; }
}
