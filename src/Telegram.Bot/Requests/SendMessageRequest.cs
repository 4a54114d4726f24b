using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a text, 1 to 4,096 characters. Bot API sendMessage.</summary>
public sealed class SendMessageRequest() : RequestBase<Message>("sendMessage")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>The text, 1 to 4,096 characters after its markup is read.</summary>
    public required string Text { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>What stands under it.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>How links are previewed.</summary>
    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>What in the text is bold …; instead of a parse mode.</summary>
    public IEnumerable<MessageEntity>? Entities { get; set; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; set; }

    /// <summary>Can't be forwarded or saved.</summary>
    public bool ProtectContent { get; set; }

    /// <summary>An effect; private chats only.</summary>
    public string? MessageEffectId { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }

    /// <summary>Up to 1,000 a second, paid for.</summary>
    public bool AllowPaidBroadcast { get; set; }

    /// <summary>Which topic of a channel's direct messages.</summary>
    public long? DirectMessagesTopicId { get; set; }

    /// <summary>Terms of a suggested post.</summary>
    public SuggestedPostParameters? SuggestedPostParameters { get; set; }

    /// <summary>Who alone sees it in a group; leave alone, newer servers take it otherwise.</summary>
    public long? ReceiverUserId { get; set; }

    /// <summary>Which tap it answers; leave alone, newer servers take it otherwise.</summary>
    public string? CallbackQueryId { get; set; }
}
