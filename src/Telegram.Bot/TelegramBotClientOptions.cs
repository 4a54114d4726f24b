using System.Globalization;

namespace Telegram.Bot;

/// <summary>Where the Bot API is, who we are there, and how patient the client is with 429.</summary>
/// <remarks>Holds the token in <see cref="Token"/> and in both base addresses: never log any of the three.</remarks>
public sealed class TelegramBotClientOptions
{
    private const string PublicServer = "https://api.telegram.org";

    /// <summary>Takes <c>123456:secret</c> as BotFather gives it, and the server if it isn't the public one.</summary>
    /// <param name="token">Bot id, colon, secret.</param>
    /// <param name="baseUrl">Another server, <c>http://127.0.0.1:5080</c>; only scheme and authority are kept.</param>
    /// <param name="useTestEnvironment">Telegram's test data centre: <c>/test</c> follows the token in every address.</param>
    /// <exception cref="ArgumentNullException">The token is null.</exception>
    /// <exception cref="ArgumentException">The token has no bot id in front of a colon, or the address cannot be used.</exception>
    public TelegramBotClientOptions(string token, string? baseUrl = null, bool useTestEnvironment = false)
    {
        ArgumentNullException.ThrowIfNull(token);
        Token = token;
        BaseUrl = baseUrl;
        UseTestEnvironment = useTestEnvironment;
        BotId = ReadBotId(token);
        var server = baseUrl is null ? PublicServer : ReadServer(baseUrl);
        var tail = useTestEnvironment ? "/test" : "";
        BaseRequestUrl = $"{server}/bot{token}{tail}";
        BaseFileUrl = $"{server}/file/bot{token}{tail}";
    }

    /// <summary>The bot's secret, as given.</summary>
    public string Token { get; }

    /// <summary>The server as given; null is the public one.</summary>
    public string? BaseUrl { get; }

    /// <summary>True for Telegram's test data centre.</summary>
    public bool UseTestEnvironment { get; }

    /// <summary>The number in front of the token's colon, which is the bot's user id.</summary>
    public long BotId { get; }

    /// <summary>True when a server was named.</summary>
    public bool LocalBotServer => BaseUrl is not null;

    /// <summary>What stands in front of <c>/METHOD</c>. Contains the token.</summary>
    public string BaseRequestUrl { get; }

    /// <summary>What stands in front of <c>/FILE_PATH</c>. Contains the token.</summary>
    public string BaseFileUrl { get; }

    /// <summary>Longest <c>retry_after</c>, in seconds, that the client waits out by itself; 0 is never. Default 60.</summary>
    public int RetryThreshold { get; set; } = 60;

    /// <summary>How often one request is sent at most when each try is answered with 429, the first included. Default 3.</summary>
    public int RetryCount { get; set; } = 3;

    // the messages name the rule, never what was given: it is a secret
    private static long ReadBotId(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 16
            || !long.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var botId))
            throw new ArgumentException("A bot token begins with the bot's number and a colon.", nameof(token));
        return botId;
    }

    private static string ReadServer(string baseUrl)
    {
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            || address.Host.Length == 0)
            throw new ArgumentException("The server's address is not an absolute http or https URL.", nameof(baseUrl));
        return address.GetLeftPart(UriPartial.Authority);
    }
}
