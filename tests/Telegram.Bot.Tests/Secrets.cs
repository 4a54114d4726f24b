using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Tests.Server;

namespace Telegram.Bot.Tests;

/// <summary>The token is in every address; it must be nowhere else.</summary>
public sealed class Secrets : ClientTestBase
{
    public static TheoryData<string> Ends => ["reset", "silence", "half", "html", "refused", "poison", "no server", "no name"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task No_failure_names_the_token(string end)
    {
        Reply? reply = end switch
        {
            "reset" => new Reply.Reset(),
            "silence" => new Reply.Silence(),
            "half" => new Reply.Half("{"),
            "html" => new Reply.Answer(502, "text/html", "<html/>"),
            "refused" => new Reply.Answer(404, "application/json", """{"ok":false,"error_code":404,"description":"Not Found"}"""),
            "poison" => new Reply.Answer(200, "application/json", """{"ok":true,"result":[{"update_id":"x"}]}"""),
            _ => null,
        };
        if (reply is null)
            Server.Dispose();
        else
            Server.Then(reply).Then(reply);
        var options = new TelegramBotClientOptions(Some.Token, end == "no name" ? "http://nowhere.invalid" : Server.Url);
        var bot = new TelegramBotClient(options) { Timeout = TimeSpan.FromSeconds(1) };

        var failure = await Assert.ThrowsAnyAsync<RequestException>(() => bot.GetUpdates());
        Assert.DoesNotContain("nobody-may-see", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        // poison is a fine file
        if (end == "poison")
            return;
        failure = await Assert.ThrowsAnyAsync<RequestException>(() => bot.DownloadFile("documents/file_1.txt", Stream.Null));
        Assert.DoesNotContain("nobody-may-see", failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_handler_that_tells_the_address_is_kept_quiet_but_not_its_kind()
    {
        using var handler = new Talkative();
        using var http = new HttpClient(handler);
        var bot = new TelegramBotClient(Some.Options(Server), http);
        var failure = await Assert.ThrowsAsync<RequestException>(() => bot.GetMe());
        Assert.DoesNotContain("nobody-may-see", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        var cause = Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.Equal(HttpRequestError.NameResolutionError, cause.HttpRequestError);
    }

    [Fact]
    public void Nothing_prints_itself_with_the_token()
    {
        object[] all = [Bot, Some.Options(Server), new GetMeRequest()];
        Assert.All(all, one => Assert.DoesNotContain("nobody-may-see", one.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("nobody-may-see")]
    [InlineData("12345678901234567:nobody-may-see")]
    [InlineData("bot12:nobody-may-see")]
    [InlineData(":nobody-may-see")]
    public void A_wrong_token_is_refused_without_being_repeated(string token)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new TelegramBotClient(token));
        Assert.DoesNotContain("nobody-may-see", refusal.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Talkative : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"Cannot reach {request.RequestUri}");
    }
}
