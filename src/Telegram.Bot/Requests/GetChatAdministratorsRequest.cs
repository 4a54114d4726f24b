using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Who runs a chat. Bot API getChatAdministrators.</summary>
public sealed class GetChatAdministratorsRequest() : RequestBase<ChatMember[]>("getChatAdministrators")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Bots as well.</summary>
    public bool ReturnBots { get; set; }
}
