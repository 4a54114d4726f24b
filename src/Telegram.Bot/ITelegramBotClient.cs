using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>The Bot API as this bot sees it; every API method is an extension that ends in <see cref="SendRequest"/>.</summary>
public interface ITelegramBotClient
{
    /// <summary>True when the client speaks to a named server instead of the public one.</summary>
    bool LocalBotServer { get; }

    /// <summary>The bot's own user id, read off the token.</summary>
    long BotId { get; }

    /// <summary>How long an answer may take; a long poll needs well more than its own timeout.</summary>
    TimeSpan Timeout { get; set; }

    /// <summary>Makes the exception for an answer that reports an error.</summary>
    IExceptionParser ExceptionsParser { get; set; }

    /// <summary>Raised before a request goes out, once for every try.</summary>
    event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

    /// <summary>Raised when the head of an answer has come in, before its body is read.</summary>
    event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

    /// <summary>Sends a request and returns the <c>result</c> of the answer.</summary>
    /// <exception cref="ApiRequestException">The server answered with an error.</exception>
    /// <exception cref="RequestException">No answer, or one that cannot be read.</exception>
    /// <exception cref="TaskCanceledException">Called off before an answer arrived.</exception>
    Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);

    /// <summary>Tries the token with getMe: false when the server refuses it (401); any other failure throws.</summary>
    Task<bool> TestApi(CancellationToken cancellationToken = default);

    /// <summary>Copies a file on the server, named by <see cref="TGFile.FilePath"/>, into a stream.</summary>
    Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Copies a file that getFile has told the path of into a stream.</summary>
    Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default);
}
