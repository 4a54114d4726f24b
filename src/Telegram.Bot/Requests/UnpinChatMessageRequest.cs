using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Unpins a message, the newest unless one is named. Bot API unpinChatMessage.</summary>
public sealed class UnpinChatMessageRequest() : RequestBase<bool>("unpinChatMessage")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public int? MessageId { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
