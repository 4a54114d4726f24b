using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Takes a list of commands away, so that a wider one is shown. Bot API deleteMyCommands.</summary>
public sealed class DeleteMyCommandsRequest() : RequestBase<bool>("deleteMyCommands")
{
    /// <summary>For whom; all unless told.</summary>
    public BotCommandScope? Scope { get; set; }

    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
