using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A stretch of text that is more than text (Bot API MessageEntity).</summary>
public sealed class MessageEntity
{
    /// <summary>What it is.</summary>
    public MessageEntityType Type { get; set; }

    /// <summary>Where it begins, in UTF-16 units, which are C#'s.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Offset { get; set; }

    /// <summary>How long it is, in UTF-16 units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Length { get; set; }

    /// <summary>What a text link opens.</summary>
    public string? Url { get; set; }

    /// <summary>Whom a mention without @name means.</summary>
    public User? User { get; set; }

    /// <summary>The language of a block of code.</summary>
    public string? Language { get; set; }

    /// <summary>Which custom emoji.</summary>
    [JsonPropertyName("custom_emoji_id")]
    public string? CustomEmojiId { get; set; }

    /// <summary>Which moment.</summary>
    [JsonPropertyName("unix_time")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? UnixTime { get; set; }

    /// <summary>How the moment is shown: <c>r</c>, or of <c>w d D t T</c>.</summary>
    [JsonPropertyName("date_time_format")]
    public string? DateTimeFormat { get; set; }
}
