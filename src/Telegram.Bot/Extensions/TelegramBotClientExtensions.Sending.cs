using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

// Sending
public static partial class TelegramBotClientExtensions
{
    /// <summary>Sends a text, 1 to 4,096 characters. Bot API sendMessage.</summary>
    public static Task<Message> SendMessage(
        this ITelegramBotClient botClient, ChatId chatId, string text, ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null, int? messageThreadId = null,
        IEnumerable<MessageEntity>? entities = null, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendMessageRequest
        {
            ChatId = chatId,
            Text = text,
            ParseMode = parseMode,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            LinkPreviewOptions = linkPreviewOptions,
            MessageThreadId = messageThreadId,
            Entities = entities,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends a photo, up to 10 MB. Bot API sendPhoto.</summary>
    public static Task<Message> SendPhoto(
        this ITelegramBotClient botClient, ChatId chatId, InputFile photo, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false,
        bool hasSpoiler = false, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendPhotoRequest
        {
            ChatId = chatId,
            Photo = photo,
            Caption = caption,
            ParseMode = parseMode,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            MessageThreadId = messageThreadId,
            CaptionEntities = captionEntities,
            ShowCaptionAboveMedia = showCaptionAboveMedia,
            HasSpoiler = hasSpoiler,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends a file, up to 50 MB. Bot API sendDocument.</summary>
    public static Task<Message> SendDocument(
        this ITelegramBotClient botClient, ChatId chatId, InputFile document, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        InputFile? thumbnail = null, int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null,
        bool disableContentTypeDetection = false, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendDocumentRequest
        {
            ChatId = chatId,
            Document = document,
            Caption = caption,
            ParseMode = parseMode,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Thumbnail = thumbnail,
            MessageThreadId = messageThreadId,
            CaptionEntities = captionEntities,
            DisableContentTypeDetection = disableContentTypeDetection,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends a voice note: OGG with Opus, MP3 or M4A. Bot API sendVoice.</summary>
    public static Task<Message> SendVoice(
        this ITelegramBotClient botClient, ChatId chatId, InputFile voice, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        int? duration = null, int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null,
        bool disableNotification = false, bool protectContent = false, string? messageEffectId = null,
        string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null,
        SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null, string? callbackQueryId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendVoiceRequest
        {
            ChatId = chatId,
            Voice = voice,
            Caption = caption,
            ParseMode = parseMode,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Duration = duration,
            MessageThreadId = messageThreadId,
            CaptionEntities = captionEntities,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends a place. Bot API sendLocation.</summary>
    public static Task<Message> SendLocation(
        this ITelegramBotClient botClient, ChatId chatId, double latitude, double longitude,
        ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, double? horizontalAccuracy = null,
        int? livePeriod = null, int? heading = null, int? proximityAlertRadius = null, int? messageThreadId = null,
        bool disableNotification = false, bool protectContent = false, string? messageEffectId = null,
        string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null,
        SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null, string? callbackQueryId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendLocationRequest
        {
            ChatId = chatId,
            Latitude = latitude,
            Longitude = longitude,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            HorizontalAccuracy = horizontalAccuracy,
            LivePeriod = livePeriod,
            Heading = heading,
            ProximityAlertRadius = proximityAlertRadius,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends a place with name and address. Bot API sendVenue.</summary>
    public static Task<Message> SendVenue(
        this ITelegramBotClient botClient, ChatId chatId, double latitude, double longitude, string title, string address,
        ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, string? foursquareId = null,
        string? foursquareType = null, string? googlePlaceId = null, string? googlePlaceType = null,
        int? messageThreadId = null, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendVenueRequest
        {
            ChatId = chatId,
            Latitude = latitude,
            Longitude = longitude,
            Title = title,
            Address = address,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            FoursquareId = foursquareId,
            FoursquareType = foursquareType,
            GooglePlaceId = googlePlaceId,
            GooglePlaceType = googlePlaceType,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends a contact card. Bot API sendContact.</summary>
    public static Task<Message> SendContact(
        this ITelegramBotClient botClient, ChatId chatId, string phoneNumber, string firstName, string? lastName = null,
        string? vcard = null, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        int? messageThreadId = null, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendContactRequest
        {
            ChatId = chatId,
            PhoneNumber = phoneNumber,
            FirstName = firstName,
            LastName = lastName,
            Vcard = vcard,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
            SuggestedPostParameters = suggestedPostParameters,
            ReceiverUserId = receiverUserId,
            CallbackQueryId = callbackQueryId,
        }, cancellationToken);

    /// <summary>Sends 2 to 10 files as an album; documents only with documents, audio only with audio. Bot API sendMediaGroup.</summary>
    public static Task<Message[]> SendMediaGroup(
        this ITelegramBotClient botClient, ChatId chatId, IEnumerable<IAlbumInputMedia> media,
        ReplyParameters? replyParameters = null, int? messageThreadId = null, bool disableNotification = false,
        bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null,
        bool allowPaidBroadcast = false, long? directMessagesTopicId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SendMediaGroupRequest
        {
            ChatId = chatId,
            Media = media,
            ReplyParameters = replyParameters,
            MessageThreadId = messageThreadId,
            DisableNotification = disableNotification,
            ProtectContent = protectContent,
            MessageEffectId = messageEffectId,
            BusinessConnectionId = businessConnectionId,
            AllowPaidBroadcast = allowPaidBroadcast,
            DirectMessagesTopicId = directMessagesTopicId,
        }, cancellationToken);
}
