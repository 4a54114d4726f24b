using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Sets the list of commands for those a scope covers, in one language or in all. Bot API setMyCommands.</summary>
public sealed class SetMyCommandsRequest() : RequestBase<bool>("setMyCommands")
{
    /// <summary>The commands, up to 100, in the order shown.</summary>
    public required IEnumerable<BotCommand> Commands { get; set; }

    /// <summary>For whom; all unless told.</summary>
    public BotCommandScope? Scope { get; set; }

    /// <summary>Two letters (ISO 639-1); none is for all who have no list of their own.</summary>
    public string? LanguageCode { get; set; }
}
