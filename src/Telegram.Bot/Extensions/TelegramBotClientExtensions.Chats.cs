using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace Telegram.Bot;

// Queries, files and chats
public static partial class TelegramBotClientExtensions
{
    /// <summary>Ends the waiting mark on a tapped button. Due within seconds, once only. Bot API answerCallbackQuery.</summary>
    public static Task AnswerCallbackQuery(
        this ITelegramBotClient botClient, string callbackQueryId, string? text = null, bool showAlert = false,
        string? url = null, int? cacheTime = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new AnswerCallbackQueryRequest
        {
            CallbackQueryId = callbackQueryId,
            Text = text,
            ShowAlert = showAlert,
            Url = url,
            CacheTime = cacheTime,
        }, cancellationToken);

    /// <summary>Makes a file ready to be fetched, up to 20 MB. Bot API getFile.</summary>
    public static Task<TGFile> GetFile(
        this ITelegramBotClient botClient, string fileId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetFileRequest { FileId = fileId }, cancellationToken);

    /// <summary>Pins a message. Bot API pinChatMessage.</summary>
    public static Task PinChatMessage(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, bool disableNotification = false,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new PinChatMessageRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            DisableNotification = disableNotification,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>Unpins a message, the newest unless one is named. Bot API unpinChatMessage.</summary>
    public static Task UnpinChatMessage(
        this ITelegramBotClient botClient, ChatId chatId, int? messageId = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new UnpinChatMessageRequest
        {
            ChatId = chatId,
            MessageId = messageId,
            BusinessConnectionId = businessConnectionId,
        }, cancellationToken);

    /// <summary>All there is to know about a chat. Bot API getChat.</summary>
    public static Task<ChatFullInfo> GetChat(
        this ITelegramBotClient botClient, ChatId chatId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetChatRequest { ChatId = chatId }, cancellationToken);

    /// <summary>How many are in a chat. Bot API getChatMemberCount.</summary>
    public static Task<int> GetChatMemberCount(
        this ITelegramBotClient botClient, ChatId chatId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetChatMemberCountRequest { ChatId = chatId }, cancellationToken);

    /// <summary>What somebody is in a chat. Bot API getChatMember.</summary>
    public static Task<ChatMember> GetChatMember(
        this ITelegramBotClient botClient, ChatId chatId, long userId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetChatMemberRequest { ChatId = chatId, UserId = userId }, cancellationToken);

    /// <summary>Who runs a chat. Bot API getChatAdministrators.</summary>
    public static Task<ChatMember[]> GetChatAdministrators(
        this ITelegramBotClient botClient, ChatId chatId, bool returnBots = false,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetChatAdministratorsRequest
        {
            ChatId = chatId,
            ReturnBots = returnBots,
        }, cancellationToken);

    /// <summary>Leaves a group or channel. Bot API leaveChat.</summary>
    public static Task LeaveChat(
        this ITelegramBotClient botClient, ChatId chatId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new LeaveChatRequest { ChatId = chatId }, cancellationToken);

    /// <summary>Makes one more link that lets people into a chat. Bot API createChatInviteLink.</summary>
    public static Task<ChatInviteLink> CreateChatInviteLink(
        this ITelegramBotClient botClient, ChatId chatId, string? name = null, DateTime? expireDate = null,
        int? memberLimit = null, bool createsJoinRequest = false, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new CreateChatInviteLinkRequest
        {
            ChatId = chatId,
            Name = name,
            ExpireDate = expireDate,
            MemberLimit = memberLimit,
            CreatesJoinRequest = createsJoinRequest,
        }, cancellationToken);

    /// <summary>Lets somebody in who asked. Bot API approveChatJoinRequest.</summary>
    public static Task ApproveChatJoinRequest(
        this ITelegramBotClient botClient, ChatId chatId, long userId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new ApproveChatJoinRequestRequest { ChatId = chatId, UserId = userId }, cancellationToken);

    /// <summary>Turns somebody down who asked. Bot API declineChatJoinRequest.</summary>
    public static Task DeclineChatJoinRequest(
        this ITelegramBotClient botClient, ChatId chatId, long userId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new DeclineChatJoinRequestRequest { ChatId = chatId, UserId = userId }, cancellationToken);

    /// <summary>Makes a topic in a group that has topics. Bot API createForumTopic.</summary>
    public static Task<ForumTopic> CreateForumTopic(
        this ITelegramBotClient botClient, ChatId chatId, string name, int? iconColor = null,
        string? iconCustomEmojiId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new CreateForumTopicRequest
        {
            ChatId = chatId,
            Name = name,
            IconColor = iconColor,
            IconCustomEmojiId = iconCustomEmojiId,
        }, cancellationToken);

    /// <summary>Fetches a file by its id, and tells what it is. Bot API getFile.</summary>
    public static async Task<TGFile> GetInfoAndDownloadFile(
        this ITelegramBotClient botClient, string fileId, Stream destination, CancellationToken cancellationToken = default)
    {
        var file = await botClient.GetFile(fileId, cancellationToken).ConfigureAwait(false);
        await botClient.DownloadFile(file, destination, cancellationToken).ConfigureAwait(false);
        return file;
    }

    /// <summary>Fetches a file seen in a message, and tells what it is. Bot API getFile.</summary>
    public static Task<TGFile> GetInfoAndDownloadFile(
        this ITelegramBotClient botClient, FileBase file, Stream destination, CancellationToken cancellationToken = default) =>
        botClient.GetInfoAndDownloadFile(file.FileId, destination, cancellationToken);
}
