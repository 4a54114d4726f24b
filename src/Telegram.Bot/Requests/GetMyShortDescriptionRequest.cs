using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>What the bot's profile shows in a language. Bot API getMyShortDescription.</summary>
public sealed class GetMyShortDescriptionRequest() : RequestBase<BotShortDescription>("getMyShortDescription")
{
    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
