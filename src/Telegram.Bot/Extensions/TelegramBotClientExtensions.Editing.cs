using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

// Editing and deleting
public static partial class TelegramBotClientExtensions
{
    /// <summary>Changes a message's text. Without a keyboard the old one goes. Bot API editMessageText.</summary>
    public static Task<Message> EditMessageText(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, string? text, ParseMode parseMode = ParseMode.None,
        InlineKeyboardMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null,
        IEnumerable<MessageEntity>? entities = null, InputRichMessage? richMessage = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new EditMessageTextRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            Text = text,
            ParseMode = parseMode,
            ReplyMarkup = replyMarkup,
            LinkPreviewOptions = linkPreviewOptions,
            Entities = entities,
            RichMessage = richMessage,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Changes a file's caption. Without a keyboard the old one goes. Bot API editMessageCaption.</summary>
    public static Task<Message> EditMessageCaption(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, string? caption,
        ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null,
        IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new EditMessageCaptionRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            Caption = caption,
            ParseMode = parseMode,
            ReplyMarkup = replyMarkup,
            CaptionEntities = captionEntities,
            ShowCaptionAboveMedia = showCaptionAboveMedia,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Puts another file in a message's place. Bot API editMessageMedia.</summary>
    public static Task<Message> EditMessageMedia(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, InputMedia media,
        InlineKeyboardMarkup? replyMarkup = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new EditMessageMediaRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            Media = media,
            ReplyMarkup = replyMarkup,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Changes a message's buttons; null takes them away. Bot API editMessageReplyMarkup.</summary>
    public static Task<Message> EditMessageReplyMarkup(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, InlineKeyboardMarkup? replyMarkup = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new EditMessageReplyMarkupRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            ReplyMarkup = replyMarkup,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Deletes a message, up to 48 hours after it was sent. Bot API deleteMessage.</summary>
    public static Task DeleteMessage(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new DeleteMessageRequest { ChatId = chatId, MessageId = messageId }, cancellationToken);

    /// <summary>Deletes up to 100 messages; those that are gone are passed over. Bot API deleteMessages.</summary>
    public static Task DeleteMessages(
        this ITelegramBotClient botClient, ChatId chatId, IEnumerable<int> messageIds,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new DeleteMessagesRequest { ChatId = chatId, MessageIds = messageIds }, cancellationToken);
}
