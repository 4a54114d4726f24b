using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Colour of a button (Bot API <c>style</c>, 9.4).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<KeyboardButtonStyle>))]
public enum KeyboardButtonStyle
{
    /// <summary>Red.</summary>
    Danger = 1,

    /// <summary>Green.</summary>
    Success = 2,

    /// <summary>Blue.</summary>
    Primary = 3,
}
