using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>
/// Delivers updates to the webhook: within a queue (messages by chat, presses by user) one at a time, in order, again and again until it is
/// taken; queues go side by side.
/// </summary>
internal sealed class WebhookSender(World world, Faults faults, Action<string, Arguments> call) : IAsyncDisposable
{
    private static readonly TimeProvider Pace = TimeProvider.System;

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Limits.WebhookSilence };
    private readonly Dictionary<string, Attempt> _queues = [];
    private readonly Random _chance = new(5080);
    private TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loop = Task.CompletedTask;

    private sealed class Attempt
    {
        public bool InFlight { get; set; }

        public int Failures { get; set; }

        /// <summary>A timestamp of <see cref="Pace"/>.</summary>
        public long NotBefore { get; set; }
    }

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>The webhook was set or removed. Called under the lock.</summary>
    public void Changed()
    {
        _queues.Clear();
        Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _http.Dispose();
        _stop.Dispose();
    }

    private void Wake() => _wake.TrySetResult();

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var (due, next, signals) = world.Do(Plan);
            foreach (var (update, webhook, attempt) in due)
                _ = DeliverAsync(update, webhook, attempt);
            try
            {
                await signals.WaitAsync(next, Pace, _stop.Token);
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException)
            {
                // time for a retry, or to stop: both are seen above
            }
        }
    }

    private (List<(Update, WebhookSettings, Attempt)> Due, TimeSpan Next, Task Signals) Plan()
    {
        var due = new List<(Update, WebhookSettings, Attempt)>();
        var next = TimeSpan.FromMinutes(1);
        _wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (world.Profile.Webhook is { } webhook)
        {
            int running = _queues.Values.Count(q => q.InFlight);
            foreach (var head in world.Updates.Heads())
            {
                if (!_queues.TryGetValue(head.Queue, out var attempt))
                    _queues[head.Queue] = attempt = new Attempt();
                if (attempt.InFlight || running >= webhook.MaxConnections)
                    continue;
                var wait = TimeSpan.FromSeconds((attempt.NotBefore - Pace.GetTimestamp()) / (double)Pace.TimestampFrequency);
                if (attempt.Failures > 0 && wait > TimeSpan.Zero)
                {
                    next = wait < next ? wait : next;
                    continue;
                }
                attempt.InFlight = true;
                running++;
                due.Add((head, webhook, attempt));
            }
        }
        return (due, next, Task.WhenAny(world.Updates.Arrival, _wake.Task));
    }

    private async Task DeliverAsync(Update update, WebhookSettings webhook, Attempt attempt)
    {
        var (failure, retryAfter) = await TryAsync(update, webhook);
        world.Do(() =>
        {
            attempt.InFlight = false;
            if (failure is null)
            {
                _queues.Remove(update.Queue);
                world.Updates.Drop(update.Id);
            }
            else
                Postpone(attempt, webhook, failure, retryAfter);
            Wake();
        });
    }

    private async Task<(string? Failure, TimeSpan? RetryAfter)> TryAsync(Update update, WebhookSettings webhook)
    {
        (string? Failure, TimeSpan? RetryAfter) outcome = default;
        string kind = update.Body.Last().Key;
        var content = update.Body[kind]!;
        var striking = faults.Strike($"webhook/{kind}", (long?)(content["chat"] ?? content["message"]?["chat"])?["id"]);
        try
        {
            foreach (var fault in striking.Where(f => f.Kind == FaultKind.Latency))
                await Task.Delay(fault.Latency, Pace, _stop.Token);
            if (striking.Find(f => f.Kind is FaultKind.ServerError or FaultKind.HtmlError or FaultKind.TooManyRequests or FaultKind.ResetBefore) is { } before)
                return ($"{before.Kind} before the webhook", null);
            foreach (var body in Faults.Spoil([update.Body.Copy()], striking))
                outcome = await PostAsync(body!, webhook, striking.Exists(f => f.Kind == FaultKind.Truncated));
            return striking.Exists(f => f.Kind == FaultKind.ResetAfter) ? ("Connection reset by peer", null) : outcome;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (e is HttpRequestException ? "Connection refused" : "Read timeout expired", null);
        }
    }

    /// <summary>Once more at once, then after 2, 4, 8, … seconds up to one or two minutes.</summary>
    private void Postpone(Attempt attempt, WebhookSettings webhook, string failure, TimeSpan? retryAfter)
    {
        double longest = Limits.WebhookLongestWait.TotalSeconds * (0.5 + _chance.NextDouble() / 2);
        double seconds = attempt.Failures == 0 ? 0 : Math.Min(Math.Pow(2, attempt.Failures), longest);
        attempt.Failures++;
        attempt.NotBefore = Pace.GetTimestamp() + (long)((retryAfter?.TotalSeconds ?? seconds) * Pace.TimestampFrequency);
        webhook.LastErrorDate = world.Now;
        webhook.LastErrorMessage = failure;
        world.StoreProfile();
    }

    private async Task<(string? Failure, TimeSpan? RetryAfter)> PostAsync(JsonNode body, WebhookSettings webhook, bool breaksOff)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new UpdateContent(body, breaksOff) };
        if (webhook.Secret is { } secret)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await _http.SendAsync(request, _stop.Token);
        if (!response.IsSuccessStatusCode)
            return ($"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}", response.Headers.RetryAfter?.Delta);
        if (response.StatusCode == HttpStatusCode.OK)
            CallBack(await response.Content.ReadAsStringAsync(_stop.Token));
        return (null, null);
    }

    /// <summary>The answer may be a call of its own: no result, no error, and not of those that only ask or would end the delivery.</summary>
    private void CallBack(string answer)
    {
        try
        {
            if (JsonNode.Parse(answer) is not JsonObject json || json.Text("method") is not { } method)
                return;
            if (!method.StartsWith("get", StringComparison.OrdinalIgnoreCase)
                && method.ToLowerInvariant() is not ("setwebhook" or "deletewebhook" or "close" or "logout"))
                call(method, Arguments.From(json));
        }
        catch (Exception e) when (e is JsonException or Refusal)
        {
            // Telegram does not tell either
        }
    }

    /// <summary>An update as JSON; it may break off in the middle.</summary>
    private sealed class UpdateContent : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly bool _breaksOff;

        public UpdateContent(JsonNode body, bool breaksOff)
        {
            _bytes = Encoding.UTF8.GetBytes(body.ToJsonString(Json.Stored));
            _breaksOff = breaksOff;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_breaksOff ? _bytes.AsMemory(0, _bytes.Length / 2) : _bytes);
            await stream.FlushAsync();
            if (_breaksOff)
                throw new HttpRequestException("The body broke off.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
