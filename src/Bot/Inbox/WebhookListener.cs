using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkshopBot.Hosting;

namespace WorkshopBot.Inbox;

/// <summary>
/// Takes updates as Telegram posts them, over plain HTTP behind a proxy. 200 is said only after the loop has committed: whatever else is said, or
/// nothing, makes Telegram send the update again.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>200</term><description>durable; also for one that came before, and for one that cannot be read and is kept</description></item>
/// <item><term>400</term><description>no update at all: not JSON, or without an <c>update_id</c>; a body that broke off</description></item>
/// <item><term>401, 404, 405</term><description>another secret, path or method</description></item>
/// <item><term>413</term><description>more than 1 MiB</description></item>
/// <item><term>503</term><description>not durable within 20 s, too many at once, or the bot is stopping</description></item>
/// </list>
/// Source: Bot API setWebhook, Update.
/// </remarks>
internal sealed class WebhookListener(UpdateInbox inbox, TelegramOptions options, TimeProvider pace, ILogger<WebhookListener> log) : IAsyncDisposable
{
    /// <summary>How many updates may be under way; the most that Telegram delivers side by side.</summary>
    public const int MostAtOnce = 100;

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int LongestBodyBytes = 1 << 20;

    // Telegram gives up on a silent connection after 60 s, many a proxy after 30
    private static readonly TimeSpan CommitMayTake = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LastCommit = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly Throttle _mayMentionStrangers = new(pace);
    private readonly Throttle _mayMentionDelay = new(pace);
    private readonly PathString _path = options.Webhook.IsSet ? PathString.FromUriComponent(new Uri(options.Webhook.Url!)) : default;
    private readonly byte[] _secret = Digest(options.Webhook.Secret ?? "");
    private WebApplication? _app;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="BotStartException">The address cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // nothing of the surrounding program's configuration or logging: neither may open another address
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, StoppedByOwner>();
        builder.WebHost.UseKestrelCore().UseUrls(options.Webhook.Listen!).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBodyBytes;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        _app = builder.Build();
        _app.Run(async context => context.Response.StatusCode = await Take(context));
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            throw new BotStartException(new StartFinding(StartProblem.WebhookListenFailed, "Telegram:Webhook:Listen", options.Webhook.Listen!, error.Message), error);
        }

        log.LogInformation("Listening for Telegram on {Address}.", options.Webhook.Listen);
    }

    /// <summary>Takes no more; what is under way may still be committed and confirmed.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
            return;
        using var enough = new CancellationTokenSource(LastCommit, pace);
        await _app.StopAsync(enough.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _places.Dispose();
    }

    private async Task<int> Take(HttpContext context)
    {
        if (context.Request.Path != _path)
            return StatusCodes.Status404NotFound;
        if (!HttpMethods.IsPost(context.Request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (!IsSecret(context.Request.Headers[SecretHeader].ToString()))
        {
            if (_mayMentionStrangers.MaySay())
                log.LogWarning("Somebody calls the webhook without the right secret; they are not listened to.");
            return StatusCodes.Status401Unauthorized;
        }

        if (!await _places.WaitAsync(TimeSpan.Zero, CancellationToken.None))
            return Later(context);
        try
        {
            return await Accept(context);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<int> Accept(HttpContext context)
    {
        using var late = new CancellationTokenSource(CommitMayTake, pace);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: enough.Token);
            if (IdOf(body.RootElement) is not { } id)
                return StatusCodes.Status400BadRequest;
            await inbox.Accept(id, body.RootElement, enough.Token);
            return StatusCodes.Status200OK;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException broken)
        {
            return broken.StatusCode;
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            // it may be committed yet; when it comes again, that changes nothing
            return Later(context);
        }
    }

    private int Later(HttpContext context)
    {
        if (_mayMentionDelay.MaySay())
            log.LogWarning("An update could not be taken in time (503). Telegram will send it again.");
        context.Response.Headers.RetryAfter = "1";
        return StatusCodes.Status503ServiceUnavailable;
    }

    // digests are of one length, so that not even the secret's length shows in the time this takes
    private bool IsSecret(string given) => CryptographicOperations.FixedTimeEquals(_secret, Digest(given));

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static int? IdOf(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>Ctrl+C belongs to the program around.</summary>
    private sealed class StoppedByOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
