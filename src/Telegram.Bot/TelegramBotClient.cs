using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>Speaks to a Bot API server over HTTP; one for the life of the program, safe to use from many threads.</summary>
/// <remarks>
/// Every address it asks contains the token, so the <see cref="HttpClient"/> must not log addresses (an HttpClientFactory's does
/// unless its loggers are removed). A proxy is the HttpClient's matter: hand in one whose handler has it.
/// </remarks>
public class TelegramBotClient : ITelegramBotClient
{
    private readonly TelegramBotClientOptions _options;
    private readonly HttpClient _httpClient;

    /// <summary>With options. The token given here calls off every request once it is cancelled.</summary>
    public TelegramBotClient(
        TelegramBotClientOptions options, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        // short-lived connections notice when the server's address changes
        _httpClient = httpClient ?? new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(3) });
        GlobalCancelToken = cancellationToken;
    }

    /// <summary>With a token, for the public server.</summary>
    public TelegramBotClient(string token, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
        : this(new TelegramBotClientOptions(token), httpClient, cancellationToken)
    {
    }

    /// <summary>The bot's secret.</summary>
    public string Token => _options.Token;

    /// <inheritdoc/>
    public long BotId => _options.BotId;

    /// <inheritdoc/>
    public bool LocalBotServer => _options.LocalBotServer;

    /// <summary>The HttpClient's time-out: 100 s unless set. It covers an answer's head and body each.</summary>
    public TimeSpan Timeout
    {
        get => _httpClient.Timeout;
        set => _httpClient.Timeout = value;
    }

    /// <summary>Calls off every request of this client.</summary>
    public CancellationToken GlobalCancelToken { get; }

    /// <inheritdoc/>
    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    /// <summary>What waits for 429 and for slow bodies are measured by.</summary>
    internal TimeProvider Pace { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

    /// <inheritdoc/>
    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

    /// <summary>
    /// Sends a request. A 429 is waited out and sent again as <see cref="TelegramBotClientOptions.RetryThreshold"/> and
    /// <see cref="TelegramBotClientOptions.RetryCount"/> allow; nothing else is tried twice.
    /// </summary>
    /// <exception cref="ApiRequestException">The server answered with an error.</exception>
    /// <exception cref="RequestException">No connection, a time-out (<see cref="TaskCanceledException"/> inside), or an answer that
    /// cannot be read (<see cref="JsonException"/> inside, with <see cref="RequestException.HttpStatusCode"/>). A call that is
    /// called off while its answer's body comes in ends so too: ask the token whether it is shutdown or failure.</exception>
    /// <exception cref="TaskCanceledException">Called off before an answer arrived.</exception>
    public virtual async Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        // Never disposed: that would close the streams of whoever wants to send them.
        var content = request.ToHttpContent();
        for (var attempt = 1; ; attempt++)
        {
            var (response, apiError) = await Try(request, content, either.Token).ConfigureAwait(false);
            if (apiError is null)
                return response!;
            if (!ShouldWait(apiError, attempt))
                throw ExceptionsParser.Parse(apiError);
            var wait = TimeSpan.FromSeconds(apiError.Parameters!.RetryAfter!.Value);
            await Task.Delay(wait, Pace, either.Token).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> TestApi(CancellationToken cancellationToken = default)
    {
        try
        {
            await SendRequest(new GetMeRequest(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiRequestException e) when (e.ErrorCode == (int)HttpStatusCode.Unauthorized)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The time-out bounds every pause, not the whole: a large file over a slow line is no failure.</remarks>
    public async Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        ArgumentNullException.ThrowIfNull(destination);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        var address = $"{_options.BaseFileUrl}/{filePath}";
        using var response = await Send(HttpMethod.Get, address, null, either.Token).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var answer = await Read<ApiResponse>(response, either.Token).ConfigureAwait(false);
            throw ExceptionsParser.Parse(answer);
        }

        await Copy(response, destination, either.Token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return string.IsNullOrEmpty(file.FilePath)
            ? throw new ArgumentException("The file has no path: getFile tells it.", nameof(file))
            : DownloadFile(file.FilePath, destination, cancellationToken);
    }

    private async Task<(TResponse? Result, ApiResponse? Error)> Try<TResponse>(
        IRequest<TResponse> request, HttpContent? content, CancellationToken cancellationToken)
    {
        var making = new ApiRequestEventArgs(request);
        await Raise(OnMakingApiRequest, making, cancellationToken).ConfigureAwait(false);
        var address = $"{_options.BaseRequestUrl}/{request.MethodName}";
        using var response = await Send(request.HttpMethod, address, content, cancellationToken).ConfigureAwait(false);
        var received = new ApiResponseEventArgs(response.StatusCode, making);
        await Raise(OnApiResponseReceived, received, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
            return (default, await Read<ApiResponse>(response, cancellationToken).ConfigureAwait(false));
        var answer = await Read<ApiResponse<TResponse>>(response, cancellationToken).ConfigureAwait(false);
        return answer.Ok ? (answer.Result, null) : (default, answer);
    }

    private bool ShouldWait(ApiResponse error, int attempt) =>
        error is { ErrorCode: (int)HttpStatusCode.TooManyRequests, Parameters.RetryAfter: { } seconds and >= 0 }
        && _options.RetryThreshold > 0
        && seconds <= _options.RetryThreshold
        && attempt < _options.RetryCount;

    private async Task<HttpResponseMessage> Send(
        HttpMethod method, string address, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            // a stream of unknown length is read now, so that it can be announced and sent a second time
            if (content is { Headers.ContentLength: null })
                await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            var message = new HttpRequestMessage(method, address) { Content = content };
            return await _httpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException e)
        {
            throw Failure("The Bot API server did not answer in time.", null, e);
        }
        catch (Exception e)
        {
            throw Failure("The Bot API server could not be reached.", null, e);
        }
    }

    private async Task<TAnswer> Read<TAnswer>(HttpResponseMessage response, CancellationToken cancellationToken)
        where TAnswer : ApiResponse
    {
        TAnswer? answer;
        try
        {
            using var deadline = new CancellationTokenSource(Timeout, Pace);
            using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            var body = await response.Content.ReadAsStreamAsync(any.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                var type = (JsonTypeInfo<TAnswer>)JsonBotAPI.Options.GetTypeInfo(typeof(TAnswer));
                answer = await JsonSerializer.DeserializeAsync(body, type, any.Token).ConfigureAwait(false);
            }
        }
        catch (JsonException e)
        {
            throw Failure("The answer is not what the Bot API sends.", response.StatusCode, e);
        }
        catch (Exception e)
        {
            throw Failure("The answer broke off.", response.StatusCode, e);
        }

        return IsComplete(answer, response.StatusCode)
            ? answer!
            : throw new RequestException("The answer is not what the Bot API sends.", response.StatusCode);
    }

    // JSON alone is not enough: a proxy may speak it too
    private static bool IsComplete(ApiResponse? answer, HttpStatusCode status) =>
        answer is not null && (answer.Ok ? status == HttpStatusCode.OK : answer.ErrorCode != 0);

    private async Task Copy(HttpResponseMessage response, Stream destination, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, Pace);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var buffer = new byte[81920];
        int count;
        do
        {
            try
            {
                var body = await response.Content.ReadAsStreamAsync(any.Token).ConfigureAwait(false);
                count = await body.ReadAsync(buffer, any.Token).ConfigureAwait(false);
                deadline.CancelAfter(Timeout);
            }
            catch (Exception e)
            {
                throw Failure("The file broke off.", response.StatusCode, e);
            }

            await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
        while (count > 0);
    }

    private async ValueTask Raise<TArgs>(AsyncEventHandler<TArgs>? handlers, TArgs args, CancellationToken cancellationToken)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
            await handler(this, args, cancellationToken).ConfigureAwait(false);
    }

    // A handler of the caller's may put the address into its message, and the address contains the token.
    private RequestException Failure(string message, HttpStatusCode? status, Exception cause)
    {
        var text = cause.ToString();
        if (!text.Contains(Token, StringComparison.Ordinal)
            && !text.Contains(Uri.EscapeDataString(Token), StringComparison.Ordinal))
            return new RequestException(message, status, cause);
        var error = (cause as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var stand = new HttpRequestException(error, $"{cause.GetType().Name}, its text kept back because it names the token.");
        return new RequestException(message, status, stand);
    }
}
