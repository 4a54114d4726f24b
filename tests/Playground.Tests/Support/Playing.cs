using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests;

/// <summary>A playground on a free port, spoken to in plain HTTP, as no client of ours would.</summary>
public sealed class Playing : IAsyncDisposable
{
    private Playing(PlaygroundServer server, FakeClock clock, PlaygroundOptions options)
    {
        Server = server;
        Clock = clock;
        Options = options;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
    }

    public PlaygroundServer Server { get; private set; }

    public World World => Server.World;

    public FakeClock Clock { get; }

    public PlaygroundOptions Options { get; }

    public HttpClient Http { get; private set; }

    public static async Task<Playing> StartAsync(Action<PlaygroundOptions>? change = null)
    {
        var options = new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false };
        change?.Invoke(options);
        var clock = new FakeClock();
        return new Playing(await PlaygroundServer.StartAsync(options, clock), clock, options);
    }

    /// <summary>Stops the server and starts another over the same file.</summary>
    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await RestartWithoutStoppingAsync();
    }

    public async Task RestartWithoutStoppingAsync()
    {
        Server = await PlaygroundServer.StartAsync(Options, Clock);
        Http.Dispose();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Server.Address };
    }

    /// <summary>Somebody who has pressed Start; the update is already taken.</summary>
    public async Task<Person> SomebodyAsync(string language = "en")
    {
        var person = World.AddPerson("Dia", languageCode: language);
        World.Start(person.Id);
        await DropUpdatesAsync();
        return person;
    }

    public Task DropUpdatesAsync() => OkAsync("deleteWebhook", """{"drop_pending_updates":true}""");

    public Task<Answer> CallAsync(string method, Body json) => CallAsync(method, json.ToString());

    public async Task<Answer> CallAsync(string method, string json = "{}") =>
        await SendAsync(method, new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    public async Task<Answer> SendAsync(string method, HttpContent? body, string? token = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, $"/bot{token ?? Server.Token}/{method}") { Content = body };
        using var response = await Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, JsonNode.Parse(text)!.AsObject(), response.Headers.RetryAfter?.Delta);
    }

    public Task<JsonNode> OkAsync(string method, Body json) => OkAsync(method, json.ToString());

    /// <summary>The result of a call that must go well.</summary>
    public async Task<JsonNode> OkAsync(string method, string json = "{}")
    {
        var answer = await CallAsync(method, json);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{method} {json}: {answer.Body.ToJsonString()}");
        return answer.Body["result"]!;
    }

    public async Task<JsonArray> UpdatesAsync(int offset = 0) =>
        (await OkAsync("getUpdates", $$"""{"offset":{{offset}}}""")).AsArray();

    /// <summary>A message of the bot with what is given as further members of sendMessage.</summary>
    public async Task<int> SayAsync(long chatId, string text, string more = "")
    {
        var message = await OkAsync("sendMessage", $$"""{"chat_id":{{chatId}},"text":"{{text}}"{{more}}}""");
        return (int)message["message_id"]!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, JsonObject Body, TimeSpan? RetryAfter)
{
    public string Description => (string?)Body["description"] ?? "";
}
