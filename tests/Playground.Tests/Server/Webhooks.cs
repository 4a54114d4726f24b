using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace WorkshopBot.Tests;

/// <summary>Delivery to a webhook, received by a real server.</summary>
public sealed class Webhooks
{
    [Fact]
    public async Task An_update_is_posted_with_the_secret_and_gone_when_taken()
    {
        await using var playing = await Playing.StartAsync();
        await using var hook = await Hook.StartAsync();
        var dia = await playing.SomebodyAsync();
        await playing.OkAsync("setWebhook", $$"""{"url":"{{hook.Url}}","secret_token":"s-1_X","max_connections":2}""");
        playing.World.Say(dia.Id, "hello");
        var (secret, update) = await hook.NextAsync();
        Assert.Equal(("s-1_X", "hello"), (secret, (string)update["message"]!["text"]!));
        await EmptyAsync(playing);
        var info = await playing.OkAsync("getWebhookInfo");
        Assert.Equal((hook.Url, 0, 2), ((string)info["url"]!, (int)info["pending_update_count"]!, (int)info["max_connections"]!));
    }

    [Fact]
    public async Task A_refused_update_blocks_its_queue_and_no_other_and_comes_again()
    {
        await using var playing = await Playing.StartAsync();
        await using var hook = await Hook.StartAsync();
        var dia = await playing.SomebodyAsync();
        var farah = await playing.SomebodyAsync();
        hook.Refuse("poison", times: 2);
        await playing.OkAsync("setWebhook", $$"""{"url":"{{hook.Url}}"}""");
        playing.World.Say(dia.Id, "poison");
        playing.World.Say(dia.Id, "behind it");
        playing.World.Say(farah.Id, "elsewhere");
        await EmptyAsync(playing);
        var texts = hook.Texts;
        Assert.Equal(3, texts.Count(t => t == "poison"));
        Assert.True(texts.LastIndexOf("poison") < texts.IndexOf("behind it"));
        Assert.True(texts.IndexOf("elsewhere") < texts.LastIndexOf("poison"));
        Assert.Contains("503", (string)(await playing.OkAsync("getWebhookInfo"))["last_error_message"]!);
    }

    [Fact]
    public async Task The_answer_may_carry_a_call()
    {
        await using var playing = await Playing.StartAsync();
        await using var hook = await Hook.StartAsync();
        var dia = await playing.SomebodyAsync();
        hook.Reply = $$"""{"method":"sendMessage","chat_id":{{dia.Id}},"text":"by return"}""";
        await playing.OkAsync("setWebhook", $$"""{"url":"{{hook.Url}}"}""");
        playing.World.Say(dia.Id, "hello");
        await EmptyAsync(playing);
        Assert.Equal("by return", playing.World.Chat(dia.Id).Messages[^1].Text);
    }

    [Fact]
    public async Task What_a_webhook_did_not_take_waits_for_polling()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        await playing.OkAsync("setWebhook", """{"url":"http://127.0.0.1:9/nobody"}""");
        playing.World.Say(dia.Id, "hello");
        await playing.OkAsync("deleteWebhook");
        Assert.Equal("hello", (string)(await playing.UpdatesAsync()).Single()!["message"]!["text"]!);
    }

    private static async Task EmptyAsync(Playing playing)
    {
        long seen = 0;
        while (playing.World.WaitingUpdates > 0)
        {
            var changes = await playing.World.WaitForChangesAsync(seen, TimeSpan.FromSeconds(30));
            Assert.NotEmpty(changes);
            seen = changes[^1].Number;
        }
    }

    /// <summary>A bot's side of a webhook.</summary>
    private sealed class Hook : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly BlockingCollection<(string?, JsonNode)> _got = [];
        private readonly ConcurrentQueue<string> _texts = new();
        private string? _refused;
        private int _refusals;

        private Hook(WebApplication app) => _app = app;

        public string Url => $"{_app.Urls.First()}/hook";

        public string Reply { get; set; } = "";

        public List<string> Texts => [.. _texts];

        public static async Task<Hook> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var hook = new Hook(app);
            app.Run(hook.TakeAsync);
            await app.StartAsync();
            return hook;
        }

        public void Refuse(string text, int times) => (_refused, _refusals) = (text, times);

        public Task<(string? Secret, JsonNode Update)> NextAsync() => Task.Run(() => _got.Take());

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _got.Dispose();
        }

        private async Task TakeAsync(HttpContext context)
        {
            var update = (await JsonNode.ParseAsync(context.Request.Body))!;
            string text = (string?)update["message"]?["text"] ?? "";
            _texts.Enqueue(text);
            if (text == _refused && Interlocked.Decrement(ref _refusals) >= 0)
            {
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                return;
            }
            _got.Add((context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"], update));
            if (Reply.Length > 0)
                await context.Response.WriteAsync(Reply);
        }
    }
}
