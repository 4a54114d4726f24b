using System.Net;
using System.Text;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Tests.Server;
using Telegram.Bot.Types;

namespace Telegram.Bot.Tests;

public sealed class ClientTests : ClientTestBase
{
    [Theory]
    [InlineData(null, false, "https://api.telegram.org/bot1:x", "https://api.telegram.org/file/bot1:x")]
    [InlineData("http://127.0.0.1:5080/some/path?q#f", false, "http://127.0.0.1:5080/bot1:x", "http://127.0.0.1:5080/file/bot1:x")]
    [InlineData(null, true, "https://api.telegram.org/bot1:x/test", "https://api.telegram.org/file/bot1:x/test")]
    public void Only_scheme_and_authority_of_a_server_count(string? server, bool test, string requests, string files)
    {
        var options = new TelegramBotClientOptions("1:x", server, test);
        Assert.Equal((requests, files), (options.BaseRequestUrl, options.BaseFileUrl));
        Assert.Equal(server is not null, options.LocalBotServer);
        Assert.Equal((60, 3), (options.RetryThreshold, options.RetryCount));
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("/bot")]
    [InlineData("ftp://example.org")]
    public void An_address_that_cannot_be_used_is_refused(string server) =>
        Assert.Throws<ArgumentException>(() => new TelegramBotClientOptions("1:x", server));

    [Fact]
    public void The_bots_id_is_in_front_of_the_colon()
    {
        Assert.Equal(123456, Bot.BotId);
        Assert.Throws<ArgumentNullException>(() => new TelegramBotClientOptions(null!));
    }

    [Fact]
    public async Task A_token_can_be_tried()
    {
        Server.ThenResult("""{"id":123456,"is_bot":true,"first_name":"W"}""")
            .Then("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", 401)
            .Then("""{"ok":false,"error_code":500,"description":"Internal Server Error"}""", 500);
        Assert.True(await Bot.TestApi());
        Assert.False(await Bot.TestApi());
        await Assert.ThrowsAsync<ApiRequestException>(() => Bot.TestApi());
    }

    [Fact]
    public async Task Handlers_see_every_try()
    {
        var seen = new List<string>();
        Bot.OnMakingApiRequest += (_, args, _) => Note($"making {args.Request.MethodName}");
        Bot.OnMakingApiRequest += (_, _, _) => Note("second");
        Bot.OnApiResponseReceived += (_, args, _) => Note($"received {(int)args.StatusCode} {args.Request.Request.MethodName}");
        Server.Then(Some.TooMany(seconds: 0), 429);

        await Bot.LeaveChat(1);

        Assert.Equal(
            ["making leaveChat", "second", "received 429 leaveChat", "making leaveChat", "second", "received 200 leaveChat"], seen);

        ValueTask Note(string what)
        {
            seen.Add(what);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_file_is_found_and_fetched()
    {
        Server.ThenResult("""{"file_id":"F","file_unique_id":"U","file_size":4,"file_path":"documents/file 1.txt"}""")
            .Then(new Reply.Answer(200, "application/octet-stream", "سلام"));
        using var copy = new MemoryStream();

        var file = await Bot.GetInfoAndDownloadFile(new Document { FileId = "F", FileUniqueId = "U" }, copy);

        Assert.Equal("""{"file_id":"F"}""", Server.Requests[0].Text);
        Assert.Equal(("GET", $"/file/bot{Some.Token}/documents/file%201.txt"), (Server.Last.Method, Server.Last.Path));
        Assert.Equal("سلام", Encoding.UTF8.GetString(copy.ToArray()));
        Assert.Equal(4, file.FileSize);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_has_no_path_is_not_fetched()
    {
        Server.Then("""{"ok":false,"error_code":404,"description":"Not Found"}""", 404)
            .Then(new Reply.Answer(502, "text/html", "<html/>"));
        Assert.Equal(404, (await Assert.ThrowsAsync<ApiRequestException>(() => Bot.DownloadFile("a", Stream.Null))).ErrorCode);
        var failure = await Assert.ThrowsAsync<RequestException>(() => Bot.DownloadFile("a", Stream.Null));
        Assert.Equal(HttpStatusCode.BadGateway, failure.HttpStatusCode);
        await Assert.ThrowsAsync<ArgumentException>(() => Bot.DownloadFile(new TGFile { FileId = "F" }, Stream.Null));
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_a_failure()
    {
        Server.Then(new Reply.Half("beginning"));
        // long enough for the beginning to arrive on a busy machine
        Bot.Timeout = TimeSpan.FromSeconds(3);
        using var copy = new MemoryStream();
        await Assert.ThrowsAsync<RequestException>(() => Bot.DownloadFile("a", copy));
        Assert.Equal("beginning", Encoding.UTF8.GetString(copy.ToArray()));
    }

    [Fact]
    public async Task A_proxy_is_the_HttpClients_matter()
    {
        // an HTTP proxy is asked with the whole address in the request's first line
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(Server.Url), UseProxy = true };
        using var http = new HttpClient(handler);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(Some.Token, "http://bot-api.invalid"), http);
        Server.ThenResult(Some.Message);

        await bot.SendMessage(1, "t");

        Assert.Equal($"http://bot-api.invalid/bot{Some.Token}/sendMessage", Server.Last.Path);
        Assert.Equal("""{"chat_id":1,"text":"t"}""", Server.Last.Text);
    }

    [Fact]
    public async Task A_full_batch_of_updates_is_read_in_pieces()
    {
        // longer than one buffer, so that members of every kind come in halves
        var updates = Enumerable.Range(1, 100).Select(n =>
            $$$"""
            {"update_id":{{{n}}},"chat_member":{"chat":{"id":-100,"type":{"of":"the future"}},"from":{"id":{{{n}}},"first_name":"باران"},"date":1742367600,
            "old_chat_member":{"user":{"id":{{{n}}},"first_name":"باران"},"status":"left"},
            "new_chat_member":{"user":{"id":{{{n}}},"first_name":"باران"},"status":"restricted","is_member":true},
            "future":[{"a":"{{{new string('x', n)}}}"}]}}
            """);
        Server.ThenResult($"[{string.Join(',', updates)}]");

        var read = await Bot.GetUpdates();

        Assert.Equal(Enumerable.Range(1, 100), read.Select(update => update.Id));
        Assert.All(read, update => Assert.True(update.ChatMember is { OldChatMember.IsInChat: false, NewChatMember.IsInChat: true }));
    }

    [Fact]
    public async Task Many_calls_go_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Bot.SendChatAction(n, Telegram.Bot.Types.Enums.ChatAction.Typing)));
        Assert.Equal(50, Server.Requests.Select(request => request.Text).Distinct().Count());
    }
}
