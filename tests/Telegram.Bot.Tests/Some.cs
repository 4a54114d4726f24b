using Telegram.Bot.Tests.Server;

namespace Telegram.Bot.Tests;

/// <summary>What most tests begin with.</summary>
internal static class Some
{
    public const string Token = "123456:a-secret_THAT-nobody-may-see";

    public const string Message =
        """{"message_id":7,"date":1742367600,"chat":{"id":1,"type":"private","first_name":"Amal"},"text":"t"}""";

    /// <summary>The answer to whom asks too often.</summary>
    public static string TooMany(int seconds) =>
        $$$"""
        {"ok":false,"error_code":429,"description":"Too Many Requests: retry after {{{seconds}}}","parameters":{"retry_after":{{{seconds}}}}}
        """;

    public static TelegramBotClient Client(RawServer server) => new(Options(server));

    public static TelegramBotClientOptions Options(RawServer server) => new(Token, server.Url);
}
