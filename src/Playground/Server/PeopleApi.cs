using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkshopBot.Playground.Server;

/// <summary>
/// <c>/playground/api/</c>: what <see cref="World"/> and <see cref="Faults"/> offer, for the page and for tests that drive another process.
/// GET asks, POST does; bodies and answers are JSON with the names of the C# members in camel case; what a person cannot do is 400 with
/// <c>{"error":"…"}</c>. Files are sent as the request's body, the rest in the query.
/// </summary>
internal sealed class PeopleApi
{
    public const string Prefix = "/playground/api/";

    private readonly World _world;
    private readonly Faults _faults;
    private readonly Dictionary<string, Func<Asked, object?>> _gets;
    private readonly Dictionary<string, Func<Asked, object?>> _posts;

    public PeopleApi(World world, Faults faults)
    {
        _world = world;
        _faults = faults;
        _gets = new()
        {
            ["state"] = _ => State(),
            ["people"] = _ => world.People,
            ["groups"] = _ => world.Groups,
            ["chat"] = a => world.Chat(a.Need("id")),
            ["commands"] = a => world.CommandsFor(a.Need("person")).Select(c => new { c.Command, c.Description }),
            ["tap"] = a => world.FindTap(a.Text("id") ?? ""),
            ["faults"] = _ => faults.Active.Select(f => new { f.Fault, f.Hits }),
        };
        _posts = new()
        {
            ["people"] = a => world.AddPerson(a.NeedText("firstName"), a.Text("lastName"), a.Text("username"), a.Text("languageCode"), a.Long("id"), a.Text("phone")),
            ["say"] = a => world.Say(a.Person, a.NeedText("text"), a.Int("replyTo"), a.Chat),
            ["start"] = a => world.Start(a.Person, a.Text("payload")),
            ["open"] = a => world.OpenLink(a.Person, a.NeedText("url")),
            ["tap"] = Tap,
            ["key"] = a => world.PressKey(a.Person, a.NeedText("label"), a.Chat),
            ["contact"] = a => a.Text("phone") is { } phone
                ? world.SendContact(a.Person, phone, a.NeedText("firstName"), a.Text("lastName"), a.Long("userId"), a.Chat)
                : world.SendContact(a.Person, a.Chat),
            ["location"] = a => world.SendLocation(a.Person, a.NeedNumber("latitude"), a.NeedNumber("longitude"), a.Chat),
            ["photo"] = a => world.SendPhoto(a.Person, a.Body, a.Text("caption"), a.Chat),
            ["document"] = a => world.SendDocument(a.Person, a.Body, a.NeedText("name"), a.Text("type"), a.Text("caption"), a.Chat),
            ["voice"] = a => world.SendVoice(a.Person, a.Body, a.Int("seconds") ?? 1, a.Chat),
            ["video"] = a => world.SendVideo(a.Person, a.Body, a.Int("seconds") ?? 1, a.Text("caption"), a.Chat),
            ["sticker"] = a => world.SendSticker(a.Person, a.Body, a.Chat),
            ["album"] = a => world.SendAlbum(a.Person, [.. a.Strings("pictures").Select(Convert.FromBase64String)], a.Text("caption"), a.Chat),
            ["edit"] = a => world.EditText(a.Person, (int)a.Need("message"), a.NeedText("text"), a.Chat),
            ["delete"] = a => Done(() => world.DeleteMessages(a.Person, [.. a.Numbers("messages")])),
            ["vote"] = a => Done(() => world.Vote(a.Person, (int)a.Need("message"), [.. a.Numbers("options")], a.Chat)),
            ["block"] = a => Done(() => world.Block(a.Person)),
            ["unblock"] = a => Done(() => world.Unblock(a.Person)),
            ["deleteAccount"] = a => Done(() => world.DeleteAccount(a.Person)),
            ["groups"] = a => world.AddGroup(a.NeedText("title"), [.. a.Longs("members")], a.Flag("supergroup")),
            ["channels"] = a => world.AddChannel(a.NeedText("title"), a.Person),
            ["migrate"] = a => world.Migrate(a.Need("chat")),
            ["standing"] = a => Done(() => world.SetBotStanding(a.Need("chat"), a.NeedText("standing"), a.Person)),
            ["join"] = a => Done(() => world.Join(a.Need("chat"), a.Person)),
            ["leave"] = a => Done(() => world.Leave(a.Need("chat"), a.Person)),
            ["faults"] = a => Done(() => faults.Add(a.Json.Deserialize<Fault>(Json.Shown)!)),
            ["clearFaults"] = _ => Done(faults.Clear),
        };
    }

    public async Task HandleAsync(HttpContext context, string action)
    {
        try
        {
            if (HttpMethods.IsGet(context.Request.Method) && action == "changes")
                await WriteAsync(context, 200, await ChangesAsync(context));
            else if (HttpMethods.IsGet(context.Request.Method) && action.StartsWith("files/", StringComparison.Ordinal))
                await ShowFileAsync(context, action["files/".Length..]);
            else if ((HttpMethods.IsPost(context.Request.Method) ? _posts : _gets).TryGetValue(action, out var handle))
                await WriteAsync(context, 200, handle(await Asked.ReadAsync(context)));
            else
                await WriteAsync(context, 404, new { Error = $"There is no '{action}'." });
        }
        catch (Exception e) when (e is PlaygroundException or JsonException or FormatException)
        {
            await WriteAsync(context, 400, new { Error = e.Message });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // the page was closed
        }
    }

    private static bool Done(Action act)
    {
        act();
        return true;
    }

    private object State() => new
    {
        _world.BotId,
        _world.BotUsername,
        OwnerId = PlaygroundServer.OwnerUserId,
        _world.WaitingUpdates,
        _world.BotIsPolling,
        Change = _world.LastChange,
        _world.People,
        Groups = _world.Groups.Select(g => new { g.Id, g.Type, g.Title, g.Members, g.BotStanding }),
        Faults = _faults.Active.Count,
        _faults.Struck,
        _faults.TooEarly,
    };

    private object Tap(Asked asked)
    {
        int message = (int)asked.Need("message");
        string? id = asked.Text("data") is { } data ? _world.TapData(asked.Person, message, data, asked.Chat)
            : asked.Text("label") is { } label ? _world.Tap(asked.Person, message, label, asked.Chat)
            : _world.Tap(asked.Person, message, (int)asked.Need("row"), (int)asked.Need("column"), asked.Chat);
        return new { Tap = id };
    }

    private async Task<object> ChangesAsync(HttpContext context)
    {
        var asked = await Asked.ReadAsync(context);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(asked.Int("timeout") ?? 0, 0, 60));
        var changes = await _world.WaitForChangesAsync(asked.Long("since") ?? 0, timeout, context.RequestAborted);
        return new { Changes = changes, _world.WaitingUpdates, Last = changes.Count > 0 ? changes[^1].Number : _world.LastChange };
    }

    /// <summary>Pictures are shown, everything else is only ever downloaded.</summary>
    private async Task ShowFileAsync(HttpContext context, string id)
    {
        if (_world.File(id) is not var (bytes, _, name))
        {
            context.Response.StatusCode = 404;
            return;
        }
        string type = Images.MimeType(bytes) ?? "application/octet-stream";
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600";
        if (Images.MimeType(bytes) is null)
            headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name ?? "file")}";
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, int status, object? answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Json.Shown);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>A request's members, from the query or a JSON body.</summary>
    private sealed class Asked(IQueryCollection query, JsonObject json, byte[] body)
    {
        public JsonObject Json => json;

        /// <summary>The whole body, for files.</summary>
        public byte[] Body => body;

        public long Person => Need("person");

        public long? Chat => Long("chat");

        public static async Task<Asked> ReadAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            bool isJson = context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
            return new Asked(context.Request.Query, isJson && body.Length > 0 ? JsonNode.Parse(body.ToArray()) as JsonObject ?? [] : [], body.ToArray());
        }

        public string? Text(string name) => json[name] is { } value ? value.ToString() : query.TryGetValue(name, out var text) ? text.ToString() : null;

        public string NeedText(string name) => Text(name) ?? throw new PlaygroundException($"'{name}' is missing.");

        public long? Long(string name) => Text(name) is { } text
            ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw new PlaygroundException($"'{name}' is not a number: {text}")
            : null;

        public int? Int(string name) => (int?)Long(name);

        public long Need(string name) => Long(name) ?? throw new PlaygroundException($"'{name}' is missing.");

        public double NeedNumber(string name) => double.Parse(NeedText(name), NumberStyles.Float, CultureInfo.InvariantCulture);

        public bool Flag(string name) => Text(name) is "true" or "1";

        public IEnumerable<string> Strings(string name) =>
            (json[name] as JsonArray ?? throw new PlaygroundException($"'{name}' is missing.")).Select(v => v!.ToString());

        public IEnumerable<long> Longs(string name) => Strings(name).Select(s => long.Parse(s, CultureInfo.InvariantCulture));

        public IEnumerable<int> Numbers(string name) => Longs(name).Select(n => (int)n);
    }
}
