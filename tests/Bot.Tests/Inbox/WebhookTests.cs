using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using WorkshopBot.Hosting;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Hosting;

namespace WorkshopBot.Tests.Inbox;

public sealed class Webhook
{
    [Fact]
    public async Task Brings_what_people_say_and_tap()
    {
        await using var hook = await Hook.Start();
        var amal = hook.Bot.Person("Amal");
        var card = await hook.Bot.StartChat(amal);
        card = await hook.Bot.Tap(amal, card, "More");
        Assert.Equal("Count 1", card.Text);
        Assert.Equal("You said: مرحبا", (await hook.Bot.Say(amal, "مرحبا")).Text);
        Assert.False(hook.Bot.World.BotIsPolling);
        Assert.DoesNotContain(hook.Bot.Log.Lines, line => !line.StartsWith("Information", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "post", null, HttpStatusCode.Unauthorized)]
    [InlineData("", "post", "", HttpStatusCode.Unauthorized)]
    [InlineData("", "post", "The-right_1", HttpStatusCode.Unauthorized)]
    [InlineData("", "post", "the-right_1 ", HttpStatusCode.OK)] // white space around a header is no part of it
    [InlineData("", "post", "the-right_", HttpStatusCode.Unauthorized)]
    [InlineData("", "post", "the-right_11", HttpStatusCode.Unauthorized)]
    [InlineData("/more", "post", Hook.Secret, HttpStatusCode.NotFound)]
    [InlineData("/../other", "post", Hook.Secret, HttpStatusCode.NotFound)]
    [InlineData("", "get", Hook.Secret, HttpStatusCode.MethodNotAllowed)]
    [InlineData("?a=b", "post", Hook.Secret, HttpStatusCode.OK)]
    public async Task Listens_only_to_who_knows_path_and_secret(string beyond, string method, string? secret, HttpStatusCode expected)
    {
        await using var hook = await Hook.Start();
        using var request = new HttpRequestMessage(new HttpMethod(method), hook.Url + beyond) { Content = Hook.Json(Hook.Said(1, "let me in")) };
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await hook.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, hook.Bot.Host.Counters.Turns);
    }

    [Fact]
    public async Task Says_200_only_after_the_commit()
    {
        await using var hook = await Hook.Start();
        Task<HttpStatusCode> post;
        using (hook.LockDatabase())
        {
            post = hook.Post(Hook.Said(1, "hello"));
            await hook.Bot.Until(() => hook.Bot.Host.Counters.StorageTroubles >= 2);
            Assert.False(post.IsCompleted);
        }

        Assert.Equal(HttpStatusCode.OK, await post);
        Assert.Equal(1, hook.Bot.Read<long>("select count(*) from updates"));
    }

    [Fact]
    public async Task Says_503_after_20_seconds_and_takes_it_when_it_comes_again()
    {
        var pace = new HeldTimers(TimeSpan.FromSeconds(20));
        await using var hook = await Hook.Start(bot => bot.Clock = pace);
        using (hook.LockDatabase())
        {
            var post = hook.Post(Hook.Said(1, "hello"));
            await hook.Bot.Until(() => hook.Bot.Host.Counters.StorageTroubles >= 2);
            Assert.False(post.IsCompleted);
            pace.Fire();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await post);
        }

        Assert.Equal(HttpStatusCode.OK, await hook.Post(Hook.Said(1, "hello")));
        Assert.Equal((1, 1), (hook.Bot.Host.Counters.Turns, hook.Bot.Host.Counters.RepeatedUpdates));
    }

    [Fact]
    public async Task Takes_a_hundred_at_once_and_asks_the_next_to_come_again()
    {
        await using var hook = await Hook.Start();
        List<Task<HttpStatusCode>> posts;
        using (hook.LockDatabase())
        {
            posts = [.. Enumerable.Range(1, 101).Select(id => hook.Post(Hook.Said(id, $"line {id}")))];
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await await Task.WhenAny(posts));
        }

        var answers = await Task.WhenAll(posts);
        Assert.Equal((100, 1), (answers.Count(answer => answer == HttpStatusCode.OK), answers.Count(answer => answer == HttpStatusCode.ServiceUnavailable)));
        Assert.Equal(100, hook.Bot.Host.Counters.Turns);
    }

    [Theory]
    [InlineData(1 << 20, false, HttpStatusCode.OK)]
    [InlineData(1 << 19, true, HttpStatusCode.OK)] // the marks between chunks count as well
    [InlineData((1 << 20) + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData((1 << 20) + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Takes_up_to_a_mebibyte(int sizeBytes, bool isChunked, HttpStatusCode expected)
    {
        await using var hook = await Hook.Start();
        Assert.Equal(expected, await hook.Post(Hook.Said(1, "hello").PadRight(sizeBytes), isChunked));
    }

    [Fact]
    public async Task Keeps_what_cannot_be_read_and_goes_on()
    {
        await using var hook = await Hook.Start();
        Assert.Equal(HttpStatusCode.OK, await hook.Post("""{"update_id":7,"message":{"message_id":"not a number"}}"""));
        Assert.Equal(HttpStatusCode.OK, await hook.Post("""{"update_id":7,"message":{"message_id":"not a number"}}"""));
        Assert.Equal(HttpStatusCode.OK, await hook.Post(Hook.Said(8, "hello")));
        Assert.Equal("7 unreadable", hook.Bot.Read<string>("select group_concat(update_id || ' ' || kind) from failed_updates"));
        Assert.Equal(1, hook.Bot.Host.Counters.UnreadableUpdates);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"update_id\":1,\"mess")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"1\"}")]
    [InlineData("{\"update_id\":99999999999}")]
    public async Task Lets_what_is_no_update_come_again(string body)
    {
        await using var hook = await Hook.Start();
        Assert.Equal(HttpStatusCode.BadRequest, await hook.Post(body));
        Assert.Equal(0, hook.Bot.Host.Counters.Turns);
    }

    [Fact]
    public async Task An_update_that_comes_twice_changes_nothing()
    {
        await using var hook = await Hook.Start();
        hook.Bot.Server.Faults.Add(new() { Kind = FaultKind.DuplicateUpdates, Method = "webhook*" });
        hook.Bot.Server.Faults.Add(new() { Kind = FaultKind.ResetAfter, Method = "webhook*" });
        var amal = hook.Bot.Person("Amal");
        Assert.Equal("You said: once", (await hook.Bot.Say(amal, "once")).Text);
        Assert.Single(hook.Bot.FromBot(amal));
        Assert.Equal(2, hook.Bot.Host.Counters.RepeatedUpdates);
    }

    [Fact]
    public async Task What_breaks_off_on_the_way_comes_again()
    {
        await using var hook = await Hook.Start();
        hook.Bot.Server.Faults.Add(new() { Kind = FaultKind.Truncated, Method = "webhook*" });
        var amal = hook.Bot.Person("Amal");
        Assert.Equal("You said: all of it", (await hook.Bot.Say(amal, "all of it")).Text);
        Assert.Empty(hook.Bot.Server.Faults.Active);
        Assert.Equal((1, 0), (hook.Bot.Host.Counters.Turns, hook.Bot.Host.Counters.UnreadableUpdates));
    }

    [Fact]
    public async Task Switching_either_way_loses_nothing()
    {
        await using var hook = await Hook.Prepare();
        var bot = hook.Bot;
        var amal = bot.Person("Amal");
        foreach (var (round, isHooked) in new[] { false, true, false, true }.Index())
        {
            hook.Use(isHooked);
            await bot.Run();
            await bot.Send(amal, $"{round} running");
            // handled and durable, but its confirmation is lost with the program
            bot.Server.Faults.Add(new() { Kind = isHooked ? FaultKind.ResetAfter : FaultKind.ResetBefore, Method = isHooked ? "webhook*" : "getUpdates", Times = null });
            bot.World.Say(amal, $"{round} unconfirmed");
            await bot.Until(() => bot.Texts(amal).Contains($"You said: {round} unconfirmed") && bot.Read<long>("select count(*) from outbox where done_at is null") == 0);
            await bot.Kill();
            bot.Server.Faults.Clear();
            bot.World.Say(amal, $"{round} stopped");
        }

        hook.Use(isHooked: false);
        await bot.Run();
        await bot.Quiet();
        Assert.Equal(
            Enumerable.Range(0, 4).SelectMany(round => new[] { "running", "unconfirmed", "stopped" }.Select(when => $"You said: {round} {when}")),
            bot.Texts(amal));
    }

    [Fact]
    public async Task Stays_set_when_the_bot_stops_so_that_Telegram_keeps_what_comes()
    {
        await using var hook = await Hook.Start();
        var amal = hook.Bot.Person("Amal");
        await hook.Bot.Stop();
        hook.Bot.World.Say(amal, "nobody there");
        Assert.Equal(1, hook.Bot.World.WaitingUpdates);
        await hook.Bot.Run();
        await hook.Bot.Until(() => hook.Bot.Texts(amal).Count == 1);
    }

    [Fact]
    public async Task Is_set_with_the_same_patience_as_everything_else()
    {
        await using var hook = await Hook.Prepare();
        hook.Bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "setWebhook" });
        hook.Bot.Server.Faults.Add(new() { Kind = FaultKind.Truncated, Method = "setWebhook", After = 1 });
        hook.Use(isHooked: true);
        await hook.Bot.Run();
        Assert.Empty(hook.Bot.Server.Faults.Active);
        var amal = hook.Bot.Person("Amal");
        Assert.Equal("You said: there?", (await hook.Bot.Say(amal, "there?")).Text);
    }

    [Theory]
    [InlineData("Url", "nowhere", "Telegram:Webhook:Url is not an address")]
    [InlineData("Url", "ftp://127.0.0.1/", "Telegram:Webhook:Url is not an address")]
    [InlineData("Secret", null, "Telegram:Webhook:Secret is missing")]
    [InlineData("Secret", "", "Telegram:Webhook:Secret is missing")]
    [InlineData("Secret", "with space", "Telegram:Webhook:Secret is not a secret")]
    [InlineData("Secret", "سر", "Telegram:Webhook:Secret is not a secret")]
    [InlineData("Secret", "line\n", "Telegram:Webhook:Secret is not a secret")]
    [InlineData("Listen", null, "Telegram:Webhook:Listen is missing")]
    [InlineData("Listen", "https://127.0.0.1:8080", "Telegram:Webhook:Listen is not an address")]
    [InlineData("Listen", "http://bot.example.org:8080", "Telegram:Webhook:Listen is not an address")]
    [InlineData("Listen", "http://127.0.0.1:8080/path", "Telegram:Webhook:Listen is not an address")]
    public async Task A_setting_that_cannot_be_used_is_named(string key, string? value, string said)
    {
        await using var hook = await Hook.Prepare();
        hook.Use(isHooked: true);
        hook.Bot.Settings[$"Telegram:Webhook:{key}"] = value;
        var refused = Assert.Throws<BotStartException>(hook.Bot.Build);
        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://bot.example.org/telegram", "Telegram:Webhook:Url is not an address")]
    [InlineData("https://bot.example.org:9000/telegram", "Telegram:Webhook:Url names port 9000")]
    public async Task The_public_server_calls_https_on_four_ports(string url, string said)
    {
        await using var hook = await Hook.Prepare();
        hook.Use(isHooked: true);
        hook.Bot.Settings["Telegram:BaseUrl"] = null;
        hook.Bot.Settings["Telegram:Webhook:Url"] = url;
        var refused = Assert.Throws<BotStartException>(hook.Bot.Build);
        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_256_is_taken_and_one_more_is_not()
    {
        await using var hook = await Hook.Prepare();
        hook.Use(isHooked: true);
        hook.Bot.Settings["Telegram:Webhook:Secret"] = new string('s', 256);
        await using var bot = hook.Bot.Build();
        hook.Bot.Settings["Telegram:Webhook:Secret"] = new string('s', 257);
        Assert.Throws<BotStartException>(hook.Bot.Build);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        await using var hook = await Hook.Prepare();
        hook.Use(isHooked: true);
        using var other = new TcpListener(IPAddress.Loopback, new Uri(hook.Bot.Settings["Telegram:Webhook:Listen"]!).Port);
        other.Start();
        var refused = await Assert.ThrowsAsync<BotStartException>(hook.Bot.Run);
        Assert.Contains("Telegram:Webhook:Listen", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_Telegram_does_not_take_is_named()
    {
        await using var hook = await Hook.Prepare();
        hook.Use(isHooked: true);
        hook.Bot.Settings["Telegram:Webhook:Url"] = "https://bot.invalid/telegram";
        var refused = await Assert.ThrowsAsync<BotStartException>(hook.Bot.Run);
        Assert.Contains("Telegram:Webhook:Url", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Failed to resolve host", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A bot that listens on a free port, and somebody who calls it as Telegram does, or not.</summary>
    private sealed class Hook : IAsyncDisposable
    {
        public const string Secret = "the-right_1";

        private readonly string _listen;

        private Hook(TestBot bot, int port)
        {
            Bot = bot;
            _listen = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        }

        public TestBot Bot { get; }

        public HttpClient Http { get; } = new();

        public string Url => _listen + "/here/it-is";

        public static async Task<Hook> Prepare()
        {
            return new(await TestBot.Prepare(), FreePort());
        }

        private static int _port = 20_000 + (Environment.ProcessId % 100 * 50);

        /// <summary>A port that is free and stays so: below those that the system gives to whoever connects somewhere meanwhile.</summary>
        private static int FreePort()
        {
            while (true)
            {
                using var free = new TcpListener(IPAddress.Loopback, Interlocked.Increment(ref _port));
                try
                {
                    free.Start();
                    return ((IPEndPoint)free.LocalEndpoint).Port;
                }
                catch (SocketException)
                {
                    // taken: the next one
                }
            }
        }

        public static async Task<Hook> Start(Action<TestBot>? prepare = null)
        {
            var hook = await Prepare();
            prepare?.Invoke(hook.Bot);
            hook.Use(isHooked: true);
            await hook.Bot.Run();
            return hook;
        }

        public void Use(bool isHooked)
        {
            Bot.Settings["Telegram:Webhook:Url"] = isHooked ? Url : null;
            Bot.Settings["Telegram:Webhook:Secret"] = Secret;
            Bot.Settings["Telegram:Webhook:Listen"] = _listen;
        }

        public async Task<HttpStatusCode> Post(string body, bool isChunked = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = Json(body) };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
            request.Headers.TransferEncodingChunked = isChunked;
            using var answer = await Http.SendAsync(request);
            return answer.StatusCode;
        }

        public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

        public static string Said(int updateId, string text) => $$"""
            {"update_id":{{updateId}},"message":{"message_id":{{updateId}},"date":1700000000,"chat":{"id":7,"type":"private"},
            "from":{"id":7,"is_bot":false,"first_name":"A"},"text":"{{text}}" } }
            """;

        /// <summary>Nothing can be committed until this is disposed.</summary>
        public IDisposable LockDatabase()
        {
            var other = new SqliteConnection($"Data Source={Bot.DatabasePath};Pooling=False");
            other.Open();
            return new Lock(other, other.BeginTransaction(deferred: false));
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Bot.DisposeAsync();
        }

        private sealed class Lock(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
        {
            public void Dispose()
            {
                transaction.Dispose();
                connection.Dispose();
            }
        }
    }

    /// <summary>The real pace, but timers of one length fire when they are told to.</summary>
    private sealed class HeldTimers(TimeSpan length) : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State)> _held = [];

        public void Fire()
        {
            lock (_held)
                _held.ForEach(timer => timer.Callback(timer.State));
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != length)
                return System.CreateTimer(callback, state, dueTime, period);
            lock (_held)
                _held.Add((callback, state));
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
