using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What a poll is (Bot API Poll <c>type</c>).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PollType>))]
public enum PollType
{
    /// <summary>A vote.</summary>
    Regular = 1,

    /// <summary>A question with right answers.</summary>
    Quiz = 2,
}
