using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a copy of a message, without naming its author. Bot API copyMessage.</summary>
public sealed class CopyMessageRequest() : RequestBase<MessageId>("copyMessage")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Where it is.</summary>
    public required ChatId FromChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>Another text under it; null keeps the old.</summary>
    public string? Caption { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>What stands under it.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>What in the caption is bold …; instead of a parse mode.</summary>
    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

    /// <summary>The caption stands above.</summary>
    public bool ShowCaptionAboveMedia { get; set; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; set; }

    /// <summary>Can't be forwarded or saved.</summary>
    public bool ProtectContent { get; set; }

    /// <summary>Up to 1,000 a second, paid for.</summary>
    public bool AllowPaidBroadcast { get; set; }

    /// <summary>Second at which a video begins.</summary>
    public int? VideoStartTimestamp { get; set; }

    /// <summary>Which topic of a channel's direct messages.</summary>
    public long? DirectMessagesTopicId { get; set; }

    /// <summary>Terms of a suggested post.</summary>
    public SuggestedPostParameters? SuggestedPostParameters { get; set; }

    /// <summary>An effect; private chats only.</summary>
    public string? MessageEffectId { get; set; }
}
