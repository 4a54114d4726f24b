namespace Telegram.Bot.Requests;

/// <summary>Sets what an empty chat with the bot shows, up to 512 characters. Bot API setMyDescription.</summary>
public sealed class SetMyDescriptionRequest() : RequestBase<bool>("setMyDescription")
{
    /// <summary>The text; none takes that of this language away.</summary>
    public string? Description { get; set; }

    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
