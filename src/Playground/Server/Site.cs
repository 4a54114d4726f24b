using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace WorkshopBot.Playground.Server;

/// <summary>Sends each request where it belongs: the Bot API, the tests' API, the page.</summary>
internal sealed class Site(World world, Faults faults, BotApi bot, bool lean)
{
    private static readonly Dictionary<string, (string Resource, string Type)> Pages = new()
    {
        ["/"] = ("index.html", "text/html; charset=utf-8"),
        ["/playground.css"] = ("playground.css", "text/css; charset=utf-8"),
        ["/playground.js"] = ("playground.js", "text/javascript; charset=utf-8"),
        ["/playground.svg"] = ("playground.svg", "image/svg+xml"),
        ["/chat.js"] = ("chat.js", "text/javascript; charset=utf-8"),
    };

    private readonly PeopleApi _people = new(world, faults);

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        string path = request.Path.Value ?? "/";
        if (!LoopbackOnly.IsAllowed(request))
        {
            context.Response.StatusCode = 403;
            await context.Response.WriteAsync("This server answers requests from this machine only.\n", context.RequestAborted);
        }
        else if (path.StartsWith("/bot", StringComparison.Ordinal))
            await bot.HandleAsync(context);
        else if (path.StartsWith("/file/bot", StringComparison.Ordinal))
            await bot.DownloadAsync(context);
        else if (path.StartsWith(PeopleApi.Prefix, StringComparison.Ordinal))
            await _people.HandleAsync(context, path[PeopleApi.Prefix.Length..]);
        else if (!lean && Pages.TryGetValue(path, out var page))
            await ShowAsync(context, page.Resource, page.Type);
        else
            context.Response.StatusCode = 404;
    }

    private static async Task ShowAsync(HttpContext context, string resource, string type)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        context.Response.ContentType = type;
        await using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
