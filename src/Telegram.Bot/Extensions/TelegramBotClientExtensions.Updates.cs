using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot;

/// <summary>The methods of the Bot API, as extensions of the client; pass all but the first arguments by name.</summary>
public static partial class TelegramBotClientExtensions
{
    /// <summary>Who the bot is; also a cheap way to try the token. Bot API getMe.</summary>
    public static Task<User> GetMe(this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetMeRequest(), cancellationToken);

    /// <summary>Waits for what happened (long polling). Asking with a higher offset confirms all before it. Bot API getUpdates.</summary>
    /// <exception cref="Exceptions.RequestException">With a <see cref="System.Text.Json.JsonException"/> inside: one of the updates
    /// cannot be read, and the server keeps sending it until an offset confirms it. Ask again through a request of your own,
    /// <c>RequestBase&lt;JsonElement[]&gt;("getUpdates")</c>, and read update by update.</exception>
    public static Task<Update[]> GetUpdates(
        this ITelegramBotClient botClient, int? offset = null, int? limit = null, int? timeout = null,
        IEnumerable<UpdateType>? allowedUpdates = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetUpdatesRequest
        {
            Offset = offset,
            Limit = limit,
            Timeout = timeout,
            AllowedUpdates = allowedUpdates,
        }, cancellationToken);

    /// <summary>Has updates delivered to an address; an empty one ends that. At most once a second. Bot API setWebhook.</summary>
    public static Task SetWebhook(
        this ITelegramBotClient botClient, string url, InputFileStream? certificate = null, string? ipAddress = null,
        int? maxConnections = null, IEnumerable<UpdateType>? allowedUpdates = null, bool dropPendingUpdates = false,
        string? secretToken = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetWebhookRequest
        {
            Url = url,
            Certificate = certificate,
            IpAddress = ipAddress,
            MaxConnections = maxConnections,
            AllowedUpdates = allowedUpdates,
            DropPendingUpdates = dropPendingUpdates,
            SecretToken = secretToken,
        }, cancellationToken);

    /// <summary>Ends delivery by webhook, so that getUpdates works again. Bot API deleteWebhook.</summary>
    public static Task DeleteWebhook(
        this ITelegramBotClient botClient, bool dropPendingUpdates = false, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new DeleteWebhookRequest { DropPendingUpdates = dropPendingUpdates }, cancellationToken);

    /// <summary>How updates are delivered and what went wrong last. Bot API getWebhookInfo.</summary>
    public static Task<WebhookInfo> GetWebhookInfo(
        this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetWebhookInfoRequest(), cancellationToken);

    /// <summary>Leaves the public server, to move to one of our own; no way back for ten minutes. Bot API logOut.</summary>
    public static Task LogOut(this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new LogOutRequest(), cancellationToken);

    /// <summary>Closes the bot on a server of our own, to move to another. Bot API close.</summary>
    public static Task Close(this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new CloseRequest(), cancellationToken);

    /// <summary>
    /// Forgets every update that waits. Bot API getUpdates with the offset -1, which keeps the last, and again to confirm that one.
    /// </summary>
    /// <remarks>What people sent meanwhile is lost; never by default.</remarks>
    public static async Task DropPendingUpdates(this ITelegramBotClient botClient, CancellationToken cancellationToken = default)
    {
        var last = await botClient.GetUpdates(offset: -1, limit: 1, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (last.Length > 0)
            await botClient.GetUpdates(offset: last[^1].Id + 1, limit: 1, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
    }
}
