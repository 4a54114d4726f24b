using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Pins a message. Bot API pinChatMessage.</summary>
public sealed class PinChatMessageRequest() : RequestBase<bool>("pinChatMessage")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
