using System.Net;
using Telegram.Bot;

namespace WorkshopBot.Hosting;

/// <summary>The two clients of the Bot API: one for long polls, one for everything else.</summary>
/// <remarks>
/// Made by hand instead of by a factory, whose logging would write every address, and with it the token. The client's own waiting on 429 is off: the
/// outbox owns it.
/// </remarks>
internal sealed class BotConnection : IDisposable
{
    // a long poll takes up to 50 s by itself
    private static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _polling;
    private readonly HttpClient _sending;

    public BotConnection(TelegramOptions options)
    {
        var client = new TelegramBotClientOptions(options.Token, options.BaseUrl) { RetryThreshold = 0 };
        _polling = Http(options, PollTimeout);
        _sending = Http(options, SendTimeout);
        Polling = new TelegramBotClient(client, _polling);
        Sending = new TelegramBotClient(client, _sending);
    }

    public ITelegramBotClient Polling { get; }

    public ITelegramBotClient Sending { get; }

    public void Dispose()
    {
        _polling.Dispose();
        _sending.Dispose();
    }

    private static HttpClient Http(TelegramOptions options, TimeSpan timeout)
    {
        var handler = new SocketsHttpHandler
        {
            // connections are renewed now and then, so that a changed address is noticed
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AutomaticDecompression = DecompressionMethods.All,
        };
        if (options.Proxy is { Length: > 0 } proxy)
            handler.Proxy = new WebProxy(proxy);
        return new HttpClient(handler) { Timeout = timeout };
    }
}
