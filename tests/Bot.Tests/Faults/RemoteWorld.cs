using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Faults;

/// <summary>The people of a playground in another process, and what is to go wrong there.</summary>
internal sealed class RemoteWorld : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Change> _changes = [];
    private readonly Dictionary<long, long> _lastOfChat = [];
    private readonly Task _watching;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RemoteWorld(string address)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"{address}/playground/api/") };
        _watching = Watch();
    }

    /// <summary>Everything that has happened in a chat, as it was at its moment.</summary>
    public List<Change> ChangesOf(long chat)
    {
        lock (_gate)
            return [.. _changes.Where(change => change.ChatId == chat)];
    }

    /// <summary>Everything that was sent or said, in order.</summary>
    public List<Change> Messages()
    {
        lock (_gate)
            return [.. _changes.Where(change => change.Kind is "sent" or "said" && change.Message is not null)];
    }

    /// <summary>What people wrote before any bot was there is taken in and forgotten.</summary>
    public async Task ForgetUpdates()
    {
        long? offset = null;
        while (true)
        {
            var answer = (await _http.GetFromJsonAsync<JsonNode>($"/bot5080:playground/getUpdates?limit=100&offset={offset}", _stop.Token))!;
            if (answer["result"]!.AsArray() is not { Count: > 0 } updates)
                return;
            offset = updates[^1]!["update_id"]!.GetValue<long>() + 1;
        }
    }

    public Task Block(long person) => Post("block", new() { ["person"] = person });

    public async Task<long> AddPerson(string name) =>
        (await Post("people", new() { ["firstName"] = name, ["languageCode"] = "en" }))!["id"]!.GetValue<long>();

    public Task Start(long person, string link) => Post("start", new() { ["person"] = person, ["payload"] = link });

    public Task Say(long person, string text) => Post("say", new() { ["person"] = person, ["text"] = text });

    /// <summary>Taps; nothing happens when the button has just gone.</summary>
    public Task Tap(long person, int message, string label) => Post("tap", new() { ["person"] = person, ["message"] = message, ["label"] = label });

    /// <summary>Taps what was there once: phones show an old card for a while.</summary>
    public Task TapData(long person, int message, string data) => Post("tap", new() { ["person"] = person, ["message"] = message, ["data"] = data });

    public Task Add(Fault fault) => Post("faults", JsonSerializer.SerializeToNode(fault, Json)!.AsObject());

    public Task ClearFaults() => Post("clearFaults", []);

    /// <summary>Updates that the bot has not confirmed, how often a fault has struck, and messages that came before their chat's wait was over.</summary>
    public async Task<(int WaitingUpdates, int Struck, int TooEarly)> State()
    {
        var state = (await _http.GetFromJsonAsync<JsonNode>("state", _stop.Token))!;
        return (state["waitingUpdates"]!.GetValue<int>(), state["struck"]!.GetValue<int>(), state["tooEarly"]!.GetValue<int>());
    }

    public async Task<SeenChat> Chat(long id) => (await _http.GetFromJsonAsync<SeenChat>($"chat?id={id}", Json, _stop.Token))!;

    /// <summary>Waits until a chat has changed since it was looked at.</summary>
    public async Task Changed(SeenChat seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_lastOfChat.GetValueOrDefault(seen.Id) > seen.Change)
                    return;
                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the bot says or changes something, to anybody, after now.</summary>
    public async Task Heard(CancellationToken cancellationToken)
    {
        int known;
        lock (_gate)
            known = _changes.Count;
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_changes.Skip(known).Any(change => change.Kind is "sent" or "edited"))
                    return;
                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until a chat has changed, but not for longer than a while; false when nothing did.</summary>
    public async Task<bool> ChangedWithin(SeenChat seen, TimeSpan time, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(time, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        try
        {
            await Changed(seen, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Watch()
    {
        long since = 0;
        try
        {
            while (true)
            {
                var answer = (await _http.GetFromJsonAsync<JsonNode>($"changes?since={since}&timeout=30", _stop.Token))!;
                since = answer["last"]!.GetValue<long>();
                Note(answer["changes"].Deserialize<List<Change>>(Json)!);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException)
        {
            // the playground has gone, or nobody looks any more
        }
    }

    private void Note(List<Change> changes)
    {
        lock (_gate)
        {
            _changes.AddRange(changes);
            foreach (var change in changes)
                _lastOfChat[change.ChatId] = change.Number;
            var waiting = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.SetResult();
        }
    }

    private async Task<JsonNode?> Post(string action, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(action, body, _stop.Token);
        var said = await answer.Content.ReadAsStringAsync(_stop.Token);
        Assert.True(answer.StatusCode == HttpStatusCode.OK || (action == "tap" && answer.StatusCode == HttpStatusCode.BadRequest), $"{action}: {said}");
        return JsonNode.Parse(said);
    }
}
