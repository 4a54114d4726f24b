using System.Net;
using Telegram.Bot.Exceptions;
using WorkshopBot.Outbox;

namespace WorkshopBot.Hosting;

/// <summary>Reads the client's exceptions as plain values.</summary>
internal static class TelegramErrors
{
    /// <summary>What went wrong, or null when the exception is not the network's or Telegram's.</summary>
    public static SendError? Read(Exception error) => error switch
    {
        ApiRequestException refused => new SendError(refused.ErrorCode, refused.Message)
        {
            RetryAfterSeconds = refused.Parameters?.RetryAfter,
            MigrateToChatId = refused.Parameters?.MigrateToChatId,
        },
        // an answer that cannot be read: a proxy's page, or one that broke off; what was asked may have been done
        RequestException { HttpStatusCode: { } status } => new SendError(status == HttpStatusCode.OK ? (int)HttpStatusCode.BadGateway : (int)status, "unreadable answer"),
        RequestException silent => new SendError(0, "no answer") { NeverArrived = NeverConnected(silent.InnerException) },
        OperationCanceledException or HttpRequestException or IOException => new SendError(0, "no answer") { NeverArrived = NeverConnected(error) },
        _ => null,
    };

    /// <summary>An answer came and was well, but its content cannot be read.</summary>
    public static bool IsUnreadableAnswer(Exception error) => error is RequestException { HttpStatusCode: HttpStatusCode.OK } and not ApiRequestException;

    private static bool NeverConnected(Exception? cause) => cause is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };
}
