using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a voice note: OGG with Opus, MP3 or M4A. Bot API sendVoice.</summary>
public sealed class SendVoiceRequest() : FileRequestBase<Message>("sendVoice")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>The voice note.</summary>
    public required InputFile Voice { get; set; }

    /// <summary>The text under it, up to 1,024 characters.</summary>
    public string? Caption { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>What stands under it.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>Seconds.</summary>
    public int? Duration { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>What in the caption is bold …; instead of a parse mode.</summary>
    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

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
