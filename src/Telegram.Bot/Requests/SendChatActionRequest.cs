using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Requests;

/// <summary>Shows that the bot is busy, for five seconds or until its next message. Bot API sendChatAction.</summary>
public sealed class SendChatActionRequest() : RequestBase<bool>("sendChatAction")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>What it seems to be doing.</summary>
    public required ChatAction Action { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
