using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>An answer of a poll (Bot API PollOption).</summary>
public sealed class PollOption
{
    /// <summary>What it says.</summary>
    public string Text { get; set; } = default!;

    /// <summary>How many chose it.</summary>
    [JsonPropertyName("voter_count")]
    public int VoterCount { get; set; }

    /// <summary>What it is known by, however the order changes.</summary>
    [JsonPropertyName("persistent_id")]
    public string PersistentId { get; set; } = default!;
}
