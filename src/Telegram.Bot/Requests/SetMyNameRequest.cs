namespace Telegram.Bot.Requests;

/// <summary>Sets the bot's name, up to 64 characters. Bot API setMyName.</summary>
public sealed class SetMyNameRequest() : RequestBase<bool>("setMyName")
{
    /// <summary>The name; none takes that of this language away.</summary>
    public string? Name { get; set; }

    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
