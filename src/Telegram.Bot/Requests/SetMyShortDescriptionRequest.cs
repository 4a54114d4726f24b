namespace Telegram.Bot.Requests;

/// <summary>Sets what the bot's profile shows, up to 120 characters. Bot API setMyShortDescription.</summary>
public sealed class SetMyShortDescriptionRequest() : RequestBase<bool>("setMyShortDescription")
{
    /// <summary>The text; none takes that of this language away.</summary>
    public string? ShortDescription { get; set; }

    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
