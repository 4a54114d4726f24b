using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Deletes a message, up to 48 hours after it was sent. Bot API deleteMessage.</summary>
public sealed class DeleteMessageRequest() : RequestBase<bool>("deleteMessage")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }
}
