using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A vote (Bot API PollAnswer).</summary>
public sealed class PollAnswer
{
    /// <summary>Which poll.</summary>
    [JsonPropertyName("poll_id")]
    public string PollId { get; set; } = default!;

    /// <summary>Who voted.</summary>
    public User? User { get; set; }

    /// <summary>The chat in whose name was voted.</summary>
    [JsonPropertyName("voter_chat")]
    public Chat? VoterChat { get; set; }

    /// <summary>What was chosen, from 0; none: the vote was taken back.</summary>
    [JsonPropertyName("option_ids")]
    public int[] OptionIds { get; set; } = default!;
}
