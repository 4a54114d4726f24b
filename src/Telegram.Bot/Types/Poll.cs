using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A poll and how it stands (Bot API Poll).</summary>
public sealed class Poll
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = default!;

    /// <summary>What is asked.</summary>
    public string Question { get; set; } = default!;

    /// <summary>The answers.</summary>
    public PollOption[] Options { get; set; } = default!;

    /// <summary>How many voted.</summary>
    [JsonPropertyName("total_voter_count")]
    public int TotalVoterCount { get; set; }

    /// <summary>True if it is over.</summary>
    [JsonPropertyName("is_closed")]
    public bool IsClosed { get; set; }

    /// <summary>True if nobody sees who voted for what.</summary>
    [JsonPropertyName("is_anonymous")]
    public bool IsAnonymous { get; set; }

    /// <summary>True if one may choose several.</summary>
    [JsonPropertyName("allows_multiple_answers")]
    public bool AllowsMultipleAnswers { get; set; }

    /// <summary>A vote or a quiz.</summary>
    public PollType Type { get; set; }

    /// <summary>A quiz's right answers, from 0.</summary>
    [JsonPropertyName("correct_option_ids")]
    public int[]? CorrectOptionIds { get; set; }

    /// <summary>Seconds it is open.</summary>
    [JsonPropertyName("open_period")]
    public int? OpenPeriod { get; set; }

    /// <summary>When it closes.</summary>
    [JsonPropertyName("close_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? CloseDate { get; set; }
}
