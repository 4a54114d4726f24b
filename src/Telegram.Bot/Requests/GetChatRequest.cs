using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>All there is to know about a chat. Bot API getChat.</summary>
public sealed class GetChatRequest() : RequestBase<ChatFullInfo>("getChat")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }
}
