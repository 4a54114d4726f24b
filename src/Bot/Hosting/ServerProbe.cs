using System.Net;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace WorkshopBot.Hosting;

/// <summary>What the Bot API server said when it was asked once who the bot is.</summary>
/// <param name="Username">The bot's user name; null when the server did not say.</param>
/// <param name="IsRefused">The token was refused.</param>
/// <param name="Trouble">Why the server could not be asked; null when it answered.</param>
/// <param name="ServerTime">The time its answer carried (<c>Date</c>).</param>
internal sealed record ServerAnswer(string? Username, bool IsRefused, string? Trouble, DateTimeOffset? ServerTime);

/// <summary>Asks the Bot API server once, for <c>doctor</c>.</summary>
internal static class ServerProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<ServerAnswer> Ask(TelegramOptions options, CancellationToken cancellationToken)
    {
        using var handler = new DateReader(options.Proxy);
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            var me = await new TelegramBotClient(new TelegramBotClientOptions(options.Token, options.BaseUrl), http).GetMe(cancellationToken: cancellationToken);
            return new(me.Username, IsRefused: false, Trouble: null, handler.ServerTime);
        }
        catch (ApiRequestException error) when (error.ErrorCode is 401 or 404)
        {
            return new(null, IsRefused: true, Trouble: null, handler.ServerTime);
        }
        catch (RequestException error)
        {
            return new(null, IsRefused: false, error.Message, handler.ServerTime);
        }
    }

    /// <summary>Keeps the time that the server's answers carry.</summary>
    private sealed class DateReader : DelegatingHandler
    {
        public DateReader(string? proxy) =>
            InnerHandler = new SocketsHttpHandler { Proxy = proxy is { Length: > 0 } ? new WebProxy(proxy) : null, UseProxy = true };

        public DateTimeOffset? ServerTime { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            ServerTime = response.Headers.Date;
            return response;
        }
    }
}
