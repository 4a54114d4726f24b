using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What an update is about (Bot API Update: the name of its only filled field).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<UpdateType>))]
public enum UpdateType
{
    /// <summary>A kind newer than this client.</summary>
    Unknown = 0,

    /// <summary>A new message.</summary>
    Message = 1,

    /// <summary>An inline query.</summary>
    InlineQuery = 2,

    /// <summary>A chosen result of an inline query.</summary>
    ChosenInlineResult = 3,

    /// <summary>A tap on a button.</summary>
    CallbackQuery = 4,

    /// <summary>A changed message.</summary>
    EditedMessage = 5,

    /// <summary>A new post in a channel.</summary>
    ChannelPost = 6,

    /// <summary>A changed post in a channel.</summary>
    EditedChannelPost = 7,

    /// <summary>A question about shipping.</summary>
    ShippingQuery = 8,

    /// <summary>A payment about to be made.</summary>
    PreCheckoutQuery = 9,

    /// <summary>A poll's new state.</summary>
    Poll = 10,

    /// <summary>A vote in a poll that isn't anonymous.</summary>
    PollAnswer = 11,

    /// <summary>What the bot is in a chat: blocked, unblocked, added, removed.</summary>
    MyChatMember = 12,

    /// <summary>What somebody else is in a chat; comes only when asked for.</summary>
    ChatMember = 13,

    /// <summary>Somebody asks to join.</summary>
    ChatJoinRequest = 14,

    /// <summary>A reaction; comes only when asked for.</summary>
    MessageReaction = 15,

    /// <summary>Counts of anonymous reactions; comes only when asked for.</summary>
    MessageReactionCount = 16,

    /// <summary>A boost.</summary>
    ChatBoost = 17,

    /// <summary>A boost taken back.</summary>
    RemovedChatBoost = 18,

    /// <summary>A business account connected, disconnected or changed.</summary>
    BusinessConnection = 19,

    /// <summary>A message of a connected business account.</summary>
    BusinessMessage = 20,

    /// <summary>A changed message of a connected business account.</summary>
    EditedBusinessMessage = 21,

    /// <summary>Messages deleted from a connected business account.</summary>
    DeletedBusinessMessages = 22,

    /// <summary>Paid media bought.</summary>
    PurchasedPaidMedia = 23,

    /// <summary>A managed bot.</summary>
    ManagedBot = 24,

    /// <summary>A message of a guest.</summary>
    GuestMessage = 25,

    /// <summary>A subscription.</summary>
    Subscription = 26,
}
