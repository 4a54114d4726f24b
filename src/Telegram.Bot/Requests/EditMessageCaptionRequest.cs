using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Changes a file's caption. Without a keyboard the old one goes. Bot API editMessageCaption.</summary>
public sealed class EditMessageCaptionRequest() : RequestBase<Message>("editMessageCaption")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>The text under it; null takes it away.</summary>
    public required string? Caption { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>What stands under it.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    /// <summary>What in the caption is bold …; instead of a parse mode.</summary>
    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

    /// <summary>The caption stands above.</summary>
    public bool ShowCaptionAboveMedia { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }
}
