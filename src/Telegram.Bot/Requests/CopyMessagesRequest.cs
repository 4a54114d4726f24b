using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Sends copies of up to 100 messages. Bot API copyMessages.</summary>
public sealed class CopyMessagesRequest() : RequestBase<MessageId[]>("copyMessages")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Where it is.</summary>
    public required ChatId FromChatId { get; set; }

    /// <summary>Which messages, 1 to 100, in rising order.</summary>
    public required IEnumerable<int> MessageIds { get; set; }

    /// <summary>Without captions.</summary>
    public bool RemoveCaption { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; set; }

    /// <summary>Can't be forwarded or saved.</summary>
    public bool ProtectContent { get; set; }

    /// <summary>Which topic of a channel's direct messages.</summary>
    public long? DirectMessagesTopicId { get; set; }
}
