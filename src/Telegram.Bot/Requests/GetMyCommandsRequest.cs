using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>The list of commands of exactly this scope and language. Bot API getMyCommands.</summary>
public sealed class GetMyCommandsRequest() : RequestBase<BotCommand[]>("getMyCommands")
{
    /// <summary>For whom; all unless told.</summary>
    public BotCommandScope? Scope { get; set; }

    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
