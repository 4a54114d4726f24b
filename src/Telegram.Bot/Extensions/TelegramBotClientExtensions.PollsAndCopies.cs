using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

// Polls, copies, and what is no message
public static partial class TelegramBotClientExtensions
{
    /// <summary>Sends a poll with 1 to 12 answers. Bot API sendPoll.</summary>
    public static Task<Message> SendPoll(
        this ITelegramBotClient botClient, ChatId chatId, string question, IEnumerable<InputPollOption> options,
        bool isAnonymous = true, PollType? type = null, bool allowsMultipleAnswers = false,
        IEnumerable<int>? correctOptionIds = null, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        string? explanation = null, ParseMode explanationParseMode = ParseMode.None,
        IEnumerable<MessageEntity>? explanationEntities = null, InputPollMedia? explanationMedia = null,
        ParseMode questionParseMode = ParseMode.None, IEnumerable<MessageEntity>? questionEntities = null,
        string? description = null, ParseMode descriptionParseMode = ParseMode.None,
        IEnumerable<MessageEntity>? descriptionEntities = null, InputPollMedia? media = null, int? openPeriod = null,
        DateTime? closeDate = null, bool isClosed = false, int? messageThreadId = null, bool disableNotification = false,
        bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null,
        bool allowPaidBroadcast = false, bool allowsRevoting = false, bool shuffleOptions = false,
        bool allowAddingOptions = false, bool hideResultsUntilCloses = false, bool membersOnly = false,
        IEnumerable<string>? countryCodes = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendPollRequest
        {
            ChatId = chatId,
            Question = question,
            Options = options,
            IsAnonymous = isAnonymous,
            Type = type,
            AllowsMultipleAnswers = allowsMultipleAnswers,
            CorrectOptionIds = correctOptionIds,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Explanation = explanation,
            ExplanationParseMode = explanationParseMode,
            ExplanationEntities = explanationEntities,
            ExplanationMedia = explanationMedia,
            QuestionParseMode = questionParseMode,
            QuestionEntities = questionEntities,
            Description = description,
            DescriptionParseMode = descriptionParseMode,
            DescriptionEntities = descriptionEntities,
            Media = media,
            OpenPeriod = openPeriod,
            CloseDate = closeDate,
            IsClosed = isClosed,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            AllowsRevoting = allowsRevoting,
            ShuffleOptions = shuffleOptions,
            AllowAddingOptions = allowAddingOptions,
            HideResultsUntilCloses = hideResultsUntilCloses,
            MembersOnly = membersOnly,
            CountryCodes = countryCodes,
        }, cancellationToken);

    /// <summary>Closes a poll of the bot and returns its result. Bot API stopPoll.</summary>
    public static Task<Poll> StopPoll(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, InlineKeyboardMarkup? replyMarkup = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new StopPollRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            ReplyMarkup = replyMarkup,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Shows that the bot is busy, for five seconds or until its next message. Bot API sendChatAction.</summary>
    public static Task SendChatAction(
        this ITelegramBotClient botClient, ChatId chatId, ChatAction action, int? messageThreadId = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendChatActionRequest
        {
            ChatId = chatId,
            Action = action,
            MessageThreadId = messageThreadId,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Sends a copy of a message, without naming its author. Bot API copyMessage.</summary>
    public static Task<MessageId> CopyMessage(
        this ITelegramBotClient botClient, ChatId chatId, ChatId fromChatId, int messageId, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false,
        bool disableNotification = false, bool protectContent = false, bool allowPaidBroadcast = false,
        int? videoStartTimestamp = null, long? directMessagesTopicId = null,
        SuggestedPostParameters? suggestedPostParameters = null, string? messageEffectId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new CopyMessageRequest
        {
            ChatId = chatId,
            FromChatId = fromChatId,
            MessageId = messageId,
            Caption = caption,
            ParseMode = parseMode,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            MessageThreadId = messageThreadId,
            CaptionEntities = captionEntities,
            ShowCaptionAboveMedia = showCaptionAboveMedia,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            AllowPaidBroadcast = allowPaidBroadcast,
            VideoStartTimestamp = videoStartTimestamp,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            MessageEffectId = messageEffectId,
        }, cancellationToken);

    /// <summary>Sends copies of up to 100 messages. Bot API copyMessages.</summary>
    public static Task<MessageId[]> CopyMessages(
        this ITelegramBotClient botClient, ChatId chatId, ChatId fromChatId, IEnumerable<int> messageIds,
        bool removeCaption = false, int? messageThreadId = null, bool disableNotification = false,
        bool protectContent = false, long? directMessagesTopicId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new CopyMessagesRequest
        {
            ChatId = chatId,
            FromChatId = fromChatId,
            MessageIds = messageIds,
            RemoveCaption = removeCaption,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            DirectMessagesTopicId = directMessagesTopicId,
        }, cancellationToken);

    /// <summary>Forwards a message. Bot API forwardMessage.</summary>
    public static Task<Message> ForwardMessage(
        this ITelegramBotClient botClient, ChatId chatId, ChatId fromChatId, int messageId, int? messageThreadId = null,
        bool disableNotification = false, bool protectContent = false, int? videoStartTimestamp = null,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        string? messageEffectId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new ForwardMessageRequest
        {
            ChatId = chatId,
            FromChatId = fromChatId,
            MessageId = messageId,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            VideoStartTimestamp = videoStartTimestamp,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            MessageEffectId = messageEffectId,
        }, cancellationToken);

    /// <summary>Sets the bot's one reaction to a message, or takes it back. Bot API setMessageReaction.</summary>
    public static Task SetMessageReaction(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, IEnumerable<ReactionType>? reaction,
        bool isBig = false, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetMessageReactionRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            Reaction = reaction,
            IsBig = isBig,
        }, cancellationToken);
}
