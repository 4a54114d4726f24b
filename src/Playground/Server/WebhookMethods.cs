using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>setWebhook and its kin.</summary>
internal sealed class WebhookMethods(World world, Polling polling, Action changed)
{
    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["setWebhook"] = Set;
        methods["deleteWebhook"] = a => Replace(null, a);
        methods["getWebhookInfo"] = _ => Info();
    }

    private JsonValue Set(Arguments arguments)
    {
        string url = arguments.Text("url");
        if (url.Length == 0)
            return Replace(null, arguments);
        string secret = arguments.Text("secret_token");
        if (secret.Length > Limits.WebhookSecretLength)
            throw Refusal.BadRequest(Says.WebhookSecretTooLong);
        if (!secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw Refusal.BadRequest(Says.WebhookSecret);

        // as a local Bot API server does, plain HTTP is taken; this world ends at loopback
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Refusal.BadRequest(Says.WebhookUrl);
        if (!uri.IsLoopback)
            throw Refusal.BadRequest("bad webhook: Failed to resolve host: Name or service not known");
        polling.EndForWebhook();
        if (Polling.ReadAllowed(arguments) is { } allowed)
            world.Profile.AllowedUpdates = allowed.Count > 0 ? allowed : null;
        return Replace(new WebhookSettings
        {
            Url = url,
            Secret = secret.Length > 0 ? secret : null,
            MaxConnections = Math.Clamp(arguments.Int("max_connections") ?? 40, 1, Limits.WebhookConnectionsMost),
        }, arguments);
    }

    private JsonValue Replace(WebhookSettings? webhook, Arguments arguments)
    {
        if (arguments.Flag("drop_pending_updates"))
            world.Updates.DropAll();
        world.Profile.Webhook = webhook;
        world.StoreProfile();
        changed();
        return JsonValue.Create(true);
    }

    private JsonObject Info()
    {
        var webhook = world.Profile.Webhook;
        var info = new JsonObject
        {
            ["url"] = webhook?.Url ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = world.Updates.Count,
        };
        if (webhook is not null)
            info["max_connections"] = webhook.MaxConnections;
        if (webhook?.LastErrorDate is { } date)
        {
            info["last_error_date"] = date;
            info["last_error_message"] = webhook.LastErrorMessage;
        }
        if (world.Profile.AllowedUpdates is { } allowed)
            info["allowed_updates"] = new JsonArray([.. allowed.Select(a => JsonValue.Create(a))]);
        return info;
    }
}
