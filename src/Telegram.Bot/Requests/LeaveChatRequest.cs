using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Leaves a group or channel. Bot API leaveChat.</summary>
public sealed class LeaveChatRequest() : RequestBase<bool>("leaveChat")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }
}
