using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>The bot's name in a language. Bot API getMyName.</summary>
public sealed class GetMyNameRequest() : RequestBase<BotName>("getMyName")
{
    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
