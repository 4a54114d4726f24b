using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a contact card. Bot API sendContact.</summary>
public sealed class SendContactRequest() : RequestBase<Message>("sendContact")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Phone number.</summary>
    public required string PhoneNumber { get; set; }

    /// <summary>First name.</summary>
    public required string FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>More, as a vCard.</summary>
    public string? Vcard { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>What stands under it.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

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
