using System.Net;
using Microsoft.AspNetCore.Http;

namespace WorkshopBot.Playground.Server;

/// <summary>
/// Lets in only what this machine asks of itself: a page of some other site must not drive the bot, neither by a name that it lets point
/// here (Host), nor by a request from its own address (Origin, Sec-Fetch-Site).
/// </summary>
internal static class LoopbackOnly
{
    public static bool IsAllowed(HttpRequest request) =>
        IsLoopback(request.Host.Host)
        && request.Headers.Origin.All(o => Uri.TryCreate(o, UriKind.Absolute, out var origin) && IsLoopback(origin.Host))
        && request.Headers["Sec-Fetch-Site"].All(s => s is "same-origin" or "same-site" or "none");

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
