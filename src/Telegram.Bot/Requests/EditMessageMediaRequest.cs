using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Puts another file in a message's place. Bot API editMessageMedia.</summary>
public sealed class EditMessageMediaRequest() : FileRequestBase<Message>("editMessageMedia")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>What takes its place.</summary>
    public required InputMedia Media { get; set; }

    /// <summary>What stands under it.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
