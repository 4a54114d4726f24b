using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkshopBot.Playground.Server;

/// <summary>A method of the Bot API; runs under the world's lock.</summary>
internal delegate JsonNode? Method(Arguments arguments);

/// <summary><c>/bot&lt;token&gt;/&lt;method&gt;</c> and <c>/file/bot&lt;token&gt;/&lt;path&gt;</c>.</summary>
internal sealed class BotApi : IAsyncDisposable
{
    private const string GetUpdates = "getUpdates";

    private static readonly TimeProvider Pace = TimeProvider.System;

    private readonly World _world;
    private readonly Faults _faults;
    private readonly string _token;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Polling _polling;
    private readonly WebhookSender _webhook;
    private readonly Dictionary<string, Method> _methods = new(StringComparer.OrdinalIgnoreCase);

    public BotApi(World world, Faults faults, PlaygroundOptions options)
    {
        _world = world;
        _faults = faults;
        _token = options.Token;
        _polling = new Polling(world, options.WaitAfterSameOffset);
        _webhook = new WebhookSender(world, faults, (method, arguments) => Call(method, arguments));
        var chats = new ChatRules(world);
        var media = new Media(world);
        new SendingMethods(world, chats, media, new Rates(options.EnforceRates, Pace)).AddTo(_methods);
        new EditingMethods(world, chats, media).AddTo(_methods);
        new ProfileMethods(world, chats).AddTo(_methods);
        new ChatMethods(world, chats).AddTo(_methods);
        new WebhookMethods(world, _polling, _webhook.Changed).AddTo(_methods);
    }

    public void Start() => _webhook.Start();

    /// <summary>Lets go of those who wait for updates, so that the server can stop at once.</summary>
    public Task StopAsync() => _stopping.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _webhook.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>Answers a request whose path begins with <c>/bot</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            string method = ReadMethod(context.Request.Path.Value!["/bot".Length..]);
            var arguments = await Arguments.ReadAsync(context.Request, context.RequestAborted);
            await AnswerAsync(context, method, arguments);
        }
        catch (Refusal refusal)
        {
            await WriteAsync(context, refusal.Code, refusal.ToJson(), refusal.RetryAfter);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || _stopping.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    /// <summary>Answers a request whose path begins with <c>/file/bot</c>.</summary>
    public async Task DownloadAsync(HttpContext context)
    {
        try
        {
            await SendFileAsync(context);
        }
        catch (Refusal refusal)
        {
            await WriteAsync(context, refusal.Code, refusal.ToJson(), refusal.RetryAfter);
        }
    }

    private async Task SendFileAsync(HttpContext context)
    {
        var faults = _faults.Strike(Fault.Download, null);
        foreach (var fault in faults)
        {
            if (await FailBeforeAsync(context, fault))
                return;
        }
        string[] parts = context.Request.Path.Value!["/file/bot".Length..].Split('/', 2);
        var file = parts.Length == 2 && parts[0] == _token ? _world.Do(() => _world.FindFileByPath(parts[1])) : null;
        if (file?.Bytes is not { } bytes)
        {
            await WriteAsync(context, 404, new Refusal(404, Says.NotFound).ToJson(), null);
            return;
        }
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = bytes.Length;
        if (!faults.Exists(fault => fault.Kind == FaultKind.Truncated))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            return;
        }
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private JsonNode? Call(string method, Arguments arguments) =>
        _methods.TryGetValue(method, out var run)
            ? _world.Do(() => run(arguments))
            : throw new Refusal(404, Says.NotFound);

    private async Task AnswerAsync(HttpContext context, string method, Arguments arguments)
    {
        var faults = _faults.Strike(method, arguments.Long("chat_id"));
        foreach (var fault in faults)
        {
            if (await FailBeforeAsync(context, fault))
                return;
        }
        var result = method.Equals(GetUpdates, StringComparison.OrdinalIgnoreCase)
            ? Faults.Spoil(await PollAsync(context, arguments), faults)
            : Call(method, arguments);
        if (faults.Exists(f => f.Kind == FaultKind.ResetAfter))
            context.Abort();
        else
            await WriteAsync(context, 200, new JsonObject { ["ok"] = true, ["result"] = result }, null, faults.Exists(f => f.Kind == FaultKind.Truncated));
    }

    private async Task<JsonArray> PollAsync(HttpContext context, Arguments arguments)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        return await _polling.GetUpdatesAsync(arguments, either.Token);
    }

    private static async Task<bool> FailBeforeAsync(HttpContext context, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Latency:
                await Task.Delay(fault.Latency, Pace, context.RequestAborted);
                return false;
            case FaultKind.TooManyRequests:
                throw Refusal.TooMany(fault.RetryAfter);
            case FaultKind.ServerError:
                throw new Refusal(fault.Status, "Internal Server Error");
            case FaultKind.HtmlError:
                context.Response.StatusCode = fault.Status;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync($"<html>\r\n<head><title>{fault.Status} Bad Gateway</title></head>\r\n</html>\r\n", context.RequestAborted);
                return true;
            case FaultKind.ResetBefore:
                context.Abort();
                return true;
            case FaultKind.ResetAfter or FaultKind.Truncated or FaultKind.DuplicateUpdates or FaultKind.ReorderUpdates:
                return false;
            default:
                throw new InvalidOperationException($"Unknown fault {fault.Kind}.");
        }
    }

    /// <summary>A wrong token that looks like one is unauthorized; anything else does not exist.</summary>
    private string ReadMethod(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string token = slash < 0 ? path : path[..slash];
        int colon = token.IndexOf(':', StringComparison.Ordinal);
        bool wellFormed = colon > 0 && token[..colon].All(char.IsAsciiDigit) && token.Length > colon + 1;
        if (slash < 0 || !wellFormed)
            throw new Refusal(404, Says.NotFound);
        if (token != _token)
            throw new Refusal(401, Says.Unauthorized);
        string method = path[(slash + 1)..].TrimEnd('/');
        return _methods.ContainsKey(method) || method.Equals(GetUpdates, StringComparison.OrdinalIgnoreCase)
            ? method
            : throw new Refusal(404, Says.NotFound);
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonObject body, int? retryAfter, bool truncated = false)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.ToJsonString(Json.Stored));
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(truncated ? bytes.AsMemory(0, bytes.Length / 2) : bytes, context.RequestAborted);
        if (!truncated)
            return;
        await response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
