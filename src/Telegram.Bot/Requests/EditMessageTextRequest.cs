using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Changes a message's text. Without a keyboard the old one goes. Bot API editMessageText.</summary>
public sealed class EditMessageTextRequest() : RequestBase<Message>("editMessageText")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>The text, 1 to 4,096 characters; null with a rich message.</summary>
    public required string? Text { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>What stands under it.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    /// <summary>How links are previewed.</summary>
    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    /// <summary>What in the text is bold …; instead of a parse mode.</summary>
    public IEnumerable<MessageEntity>? Entities { get; set; }

    /// <summary>A rich message instead of text.</summary>
    public InputRichMessage? RichMessage { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
