using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Changes a message's buttons; null takes them away. Bot API editMessageReplyMarkup.</summary>
public sealed class EditMessageReplyMarkupRequest() : RequestBase<Message>("editMessageReplyMarkup")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>What stands under it.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
