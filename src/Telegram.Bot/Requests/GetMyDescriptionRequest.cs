using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>What an empty chat with the bot shows in a language. Bot API getMyDescription.</summary>
public sealed class GetMyDescriptionRequest() : RequestBase<BotDescription>("getMyDescription")
{
    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
