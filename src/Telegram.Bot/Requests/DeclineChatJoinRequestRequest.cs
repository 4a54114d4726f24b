using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Turns somebody down who asked. Bot API declineChatJoinRequest.</summary>
public sealed class DeclineChatJoinRequestRequest() : RequestBase<bool>("declineChatJoinRequest")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which person.</summary>
    public required long UserId { get; set; }
}
