using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Lets somebody in who asked. Bot API approveChatJoinRequest.</summary>
public sealed class ApproveChatJoinRequestRequest() : RequestBase<bool>("approveChatJoinRequest")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which person.</summary>
    public required long UserId { get; set; }
}
