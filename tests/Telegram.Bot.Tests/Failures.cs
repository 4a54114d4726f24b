using System.Net;
using System.Text.Json;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Tests.Server;
using Telegram.Bot.Types;

namespace Telegram.Bot.Tests;

public sealed class Failures : ClientTestBase
{
    private static readonly string TooMany = Some.TooMany(seconds: 5);

    [Theory]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same")]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    [InlineData(404, "Not Found")]
    [InlineData(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")]
    [InlineData(413, "Request Entity Too Large")]
    [InlineData(500, "Internal Server Error")]
    public async Task A_refusal_carries_code_and_text_as_they_came(int code, string description)
    {
        Server.Then($$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""", code);
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SendMessage(1, "t"));
        Assert.Equal(code, refusal.ErrorCode);
        Assert.Equal(description, refusal.Message);
        Assert.Null(refusal.Parameters);
        Assert.Null(refusal.HttpStatusCode);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_group_that_moved_says_where_to()
    {
        Server.Then(
            """
            {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat",
             "parameters":{"migrate_to_chat_id":-1001234567890}}
            """,
            400);
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => Bot.SendMessage(-5, "t"));
        Assert.Equal(-1001234567890, refusal.Parameters?.MigrateToChatId);
    }

    [Fact]
    public async Task A_429_is_thrown_at_once_when_waiting_is_off()
    {
        Server.Then(TooMany, 429);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(Some.Token, Server.Url) { RetryThreshold = 0 });
        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendMessage(1, "t"));
        Assert.Equal((429, 5), (refusal.ErrorCode, refusal.Parameters?.RetryAfter));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_429_is_waited_out_to_the_second_and_the_same_body_sent_again()
    {
        Server.Then(TooMany, 429).ThenResult(Some.Message);
        var pace = new FakePace();
        var bot = new TelegramBotClient(Some.Options(Server)) { Pace = pace };

        var sending = bot.SendMessage(1, "t");
        await pace.SomebodyWaits(TimeSpan.FromSeconds(5));
        Assert.Single(Server.Requests);
        pace.Advance(TimeSpan.FromSeconds(4));
        Assert.False(sending.IsCompleted);
        pace.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(7, (await sending).Id);
        Assert.Equal(Server.Requests[0].Text, Server.Requests[1].Text);
    }

    [Fact]
    public async Task The_third_429_in_a_row_is_thrown()
    {
        Server.Then(TooMany, 429).Then(TooMany, 429).Then(TooMany, 429);
        var pace = new FakePace();
        var bot = new TelegramBotClient(Some.Options(Server)) { Pace = pace };

        var sending = bot.SendMessage(1, "t");
        for (var wait = 0; wait < 2; wait++)
        {
            await pace.SomebodyWaits(TimeSpan.FromSeconds(5));
            pace.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(429, (await Assert.ThrowsAsync<ApiRequestException>(() => sending)).ErrorCode);
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task A_wait_beyond_the_threshold_is_thrown_at_once()
    {
        Server.Then(TooMany, 429);
        var bot = new TelegramBotClient(new TelegramBotClientOptions(Some.Token, Server.Url) { RetryThreshold = 4 });
        await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendMessage(1, "t"));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_wait_can_be_called_off()
    {
        Server.Then(TooMany, 429);
        var pace = new FakePace();
        using var stop = new CancellationTokenSource();
        var bot = new TelegramBotClient(Some.Options(Server)) { Pace = pace };
        var sending = bot.SendMessage(1, "t", cancellationToken: stop.Token);
        await pace.SomebodyWaits(TimeSpan.FromSeconds(5));
        await stop.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => sending);
    }

    [Theory]
    [InlineData(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>")]
    [InlineData(200, "text/html", "<html>Sign in to the hotel's network</html>")]
    [InlineData(504, "text/plain", "")]
    [InlineData(503, "application/json", """{"message":"no healthy upstream"}""")]
    [InlineData(200, "application/json", """{"message":"hello"}""")]
    [InlineData(200, "application/json", "null")]
    public async Task What_isnt_the_Bot_APIs_answer_carries_its_status(int status, string contentType, string body)
    {
        Server.Then(new Reply.Answer(status, contentType, body));
        var failure = await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(1, "t"));
        Assert.Equal((HttpStatusCode)status, failure.HttpStatusCode);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_reset_or_refused_has_its_cause_inside()
    {
        Server.Then(new Reply.Reset());
        var failure = await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(1, "t"));
        Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.Null(failure.HttpStatusCode);
        Assert.Single(Server.Requests);

        Server.Dispose();
        failure = await Assert.ThrowsAsync<RequestException>(() => new TelegramBotClient(Some.Options(Server)).SendMessage(1, "t"));
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Fact]
    public async Task Silence_ends_in_a_time_out()
    {
        Server.Then(new Reply.Silence());
        Bot.Timeout = TimeSpan.FromMilliseconds(200);
        var failure = await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(1, "t"));
        Assert.IsType<TaskCanceledException>(failure.InnerException);
        Assert.Null(failure.HttpStatusCode);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_a_time_out_too()
    {
        Server.Then(new Reply.Half("""{"ok":true,"""));
        Bot.Timeout = TimeSpan.FromMilliseconds(500);
        var failure = await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(1, "t"));
        Assert.IsAssignableFrom<OperationCanceledException>(failure.InnerException);
        Assert.Equal(HttpStatusCode.OK, failure.HttpStatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Calling_off_before_an_answer_is_no_failure(bool everything)
    {
        using var stop = new CancellationTokenSource();
        Server.Then(new Reply.Silence());
        Server.Received = _ => stop.Cancel();
        var bot = new TelegramBotClient(Some.Options(Server), cancellationToken: everything ? stop.Token : default);
        await Assert.ThrowsAsync<TaskCanceledException>(
            () => bot.SendMessage(1, "t", cancellationToken: everything ? default : stop.Token));
    }

    [Fact]
    public async Task Calling_off_within_an_answer_is_a_failure_whose_token_tells()
    {
        using var stop = new CancellationTokenSource();
        Server.Then(new Reply.Half("""{"ok":true,"""));
        Bot.OnApiResponseReceived += (_, _, _) =>
        {
            stop.CancelAfter(TimeSpan.FromMilliseconds(50));
            return ValueTask.CompletedTask;
        };
        await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(1, "t", cancellationToken: stop.Token));
        Assert.True(stop.IsCancellationRequested);
    }

    [Fact]
    public async Task A_parser_of_ones_own_makes_the_exceptions()
    {
        Server.Then("""{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", 403);
        Bot.ExceptionsParser = new Blocked.Parser();
        await Assert.ThrowsAsync<Blocked>(() => Bot.SendMessage(1, "t"));
    }

    /// <summary>One poisoned update fails its batch; the others can still be read, and the bad one stepped over.</summary>
    [Fact]
    public async Task An_unreadable_update_can_be_stepped_over_alone()
    {
        const string batch =
            """
            [{"update_id":10,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"before"}},
             {"update_id":11,"my_chat_member":{"chat":{"id":1,"type":"private"},"from":{"id":1,"is_bot":false,"first_name":"A"},"date":1,
               "old_chat_member":{"user":{"id":2,"is_bot":true,"first_name":"B"},"status":"member"},
               "new_chat_member":{"user":{"id":2,"is_bot":true,"first_name":"B"},"status":"astronaut"}}},
             {"update_id":12,"message":{"message_id":2,"date":1,"chat":{"id":1,"type":"private"},"text":"after"}}]
            """;
        Server.ThenResult(batch).ThenResult(batch);

        var failure = await Assert.ThrowsAsync<RequestException>(() => Bot.GetUpdates(offset: 10));
        Assert.IsType<JsonException>(failure.InnerException);
        Assert.Equal(HttpStatusCode.OK, failure.HttpStatusCode);

        var unread = await Bot.SendRequest(new UnreadUpdates { Offset = 10 });
        Assert.Equal("""{"offset":10}""", Server.Last.Text);
        Assert.Equal([10, 11, 12], unread.Select(update => update.GetProperty("update_id").GetInt32()));
        Assert.Equal("after", unread[2].Deserialize<Update>(JsonBotAPI.Options)?.Message?.Text);
        Assert.Throws<JsonException>(() => unread[1].Deserialize<Update>(JsonBotAPI.Options));
    }

    private sealed class UnreadUpdates() : RequestBase<JsonElement[]>("getUpdates")
    {
        public int? Offset { get; set; }
    }

    private sealed class Blocked(string message) : ApiRequestException(message, 403)
    {
        public sealed class Parser : IExceptionParser
        {
            public ApiRequestException Parse(ApiResponse apiResponse) => new Blocked(apiResponse.Description!);
        }
    }
}
