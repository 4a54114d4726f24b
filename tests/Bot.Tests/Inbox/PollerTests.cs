using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using WorkshopBot.Tests.Hosting;
using WorkshopBot.Turns;
using HttpResults = Microsoft.AspNetCore.Http.Results;

namespace WorkshopBot.Tests.Inbox;

public sealed class Poller_of_updates
{
    [Fact]
    public async Task Steps_over_an_update_that_cannot_be_read_and_keeps_it()
    {
        await using var server = await ScriptedServer.Start();
        server.Say(100, "one");
        // a status nobody has heard of
        server.Add(101, """
            "my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"A"},"date":1,
            "old_chat_member":{"status":"dreaming","user":{"id":1,"is_bot":true,"first_name":"B"}},
            "new_chat_member":{"status":"awake","user":{"id":1,"is_bot":true,"first_name":"B"}}}
            """);
        server.Say(102, "two");
        await using var bot = await TestBot.Prepare();
        bot.Settings["Telegram:BaseUrl"] = server.Address;
        await bot.Run();

        await bot.Until(() => server.Sent.Count == 2);
        Assert.Equal(["You said: one", "You said: two"], server.Sent);
        Assert.Equal(1, bot.Host.Counters.UnreadableUpdates);
        Assert.Equal("101 unreadable", bot.Read<string>("select update_id || ' ' || kind from failed_updates"));
        await bot.Until(() => server.Offset == 103);
    }

    [Fact]
    public async Task Asks_for_the_updates_it_needs_by_name()
    {
        await using var server = await ScriptedServer.Start();
        await using var bot = await TestBot.Prepare();
        bot.Settings["Telegram:BaseUrl"] = server.Address;
        await bot.Run();
        await bot.Until(() => server.Wanted is not null);
        Assert.Equal("""["message","edited_message","callback_query","my_chat_member","channel_post","poll_answer"]""", server.Wanted);
    }

    [Fact]
    public async Task Goes_on_at_whatever_number_comes_next()
    {
        await using var server = await ScriptedServer.Start();
        await using var bot = await TestBot.Prepare();
        bot.Settings["Telegram:BaseUrl"] = server.Address;
        await bot.Run();
        server.Say(900_000, "before the quiet week");
        await bot.Until(() => server.Sent.Count == 1);
        server.Say(12, "after it");
        await bot.Until(() => server.Sent.Count == 2 && server.Offset == 13);
    }

    [Fact]
    public async Task Does_not_fight_a_second_poller_and_says_so()
    {
        await using var bot = await TestBot.Prepare();
        bot.Chance = new LeastWait();
        await bot.Run();
        var other = new TelegramBotClient(new TelegramBotClientOptions(bot.Server.Token, bot.Server.Address.ToString()));
        var start = TimeProvider.System.GetTimestamp();
        while (!bot.Log.Lines.Any(line => line.Contains("(409)", StringComparison.Ordinal)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
            try
            {
                await other.GetUpdates(timeout: 0);
            }
            catch (ApiRequestException)
            {
                // the bot was quicker
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var amal = bot.Person("Amal");
        bot.World.Say(amal, "still here");
        await bot.Until(() => bot.Texts(amal).Count == 1);
    }

    [Fact]
    public async Task Ends_the_program_when_the_token_is_revoked()
    {
        await using var server = await ScriptedServer.Start();
        await using var bot = await TestBot.Prepare();
        bot.Settings["Telegram:BaseUrl"] = server.Address;
        await using var host = bot.Build();
        var running = host.RunAsync();
        server.Revoked = true;
        server.Say(1, "too late");
        var refused = await Assert.ThrowsAsync<WorkshopBot.Hosting.BotStartException>(() => running.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        Assert.Contains("Telegram:Token", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Five seconds of the five to thirty.</summary>
    private sealed class LeastWait : IChance
    {
        private readonly Chance _chance = new();

        public int Next(int limit) => limit == 26 ? 0 : _chance.Next(limit);
    }

    /// <summary>A Bot API server that says exactly what it is told, bad JSON types included; every text sent to it is written down.</summary>
    private sealed class ScriptedServer : IAsyncDisposable
    {
        private readonly SortedDictionary<int, string> _updates = [];
        private readonly WebApplication _app;
        private int _messages;

        private ScriptedServer(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        public ConcurrentQueue<string> Sent { get; } = new();

        public string? Wanted { get; private set; }

        public int? Offset { get; private set; }

        public bool Revoked { get; set; }

        public static async Task<ScriptedServer> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var server = new ScriptedServer(app);
            app.MapPost("/{bot}/{method}", server.Answer);
            await app.StartAsync();
            return server;
        }

        public void Say(int updateId, string text) => Add(updateId, $$"""
            "message":{"message_id":{{updateId}},"date":1700000000,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"A"},"text":"{{text}}"}
            """);

        public void Add(int updateId, string content)
        {
            lock (_updates)
                _updates[updateId] = $$"""{"update_id":{{updateId}},{{content}}}""";
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task<IResult> Answer(string method, HttpRequest request)
        {
            if (Revoked)
                return HttpResults.Content("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", "application/json", null, 401);
            var body = request.ContentLength > 0 ? await JsonNode.ParseAsync(request.Body) : null;
            var result = method.ToUpperInvariant() switch
            {
                "GETME" => """{"id":5080,"is_bot":true,"first_name":"Bot","username":"workshop_bot"}""",
                "GETUPDATES" => await Updates(body),
                "SENDMESSAGE" => Note(body!["text"]!.GetValue<string>()),
                _ => "true",
            };
            return HttpResults.Content($$"""{"ok":true,"result":{{result}}}""", "application/json");
        }

        private async Task<string> Updates(JsonNode? body)
        {
            Wanted = body?["allowed_updates"]?.ToJsonString();
            var limit = body?["limit"]?.GetValue<int>() ?? 100;
            var offset = body?["offset"]?.GetValue<int>();
            for (var wait = 0; wait < 20; wait++)
            {
                lock (_updates)
                {
                    // as Telegram does: an offset from before a jump of the numbers says nothing about those after it
                    Offset = offset;
                    if (offset is { } confirmed)
                    {
                        foreach (var id in _updates.Keys.Where(id => id < confirmed && confirmed - id < 1000).ToList())
                            _updates.Remove(id);
                    }

                    if (_updates.Count > 0)
                        return $"[{string.Join(',', _updates.Values.Take(limit))}]";
                }

                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            }

            return "[]";
        }

        private string Note(string text)
        {
            Sent.Enqueue(text);
            return $$"""{"message_id":{{Interlocked.Increment(ref _messages)}},"date":1700000000,"chat":{"id":7,"type":"private"},"text":"x"}""";
        }
    }
}
