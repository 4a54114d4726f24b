using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkshopBot.Playground.Server;

namespace WorkshopBot.Playground;

/// <summary>
/// A Telegram Bot API server of its own, on loopback, with people in it: <c>/bot&lt;token&gt;/&lt;method&gt;</c> for the bot, a web chat at
/// <c>/</c>, and <c>/playground/api/</c> for tests in another process.
/// </summary>
public sealed class PlaygroundServer : IAsyncDisposable
{
    /// <summary>The Telegram user id of the owner in the cast of a new world.</summary>
    public const long OwnerUserId = 5_080_000_001;

    private const int PortsTried = 21;

    private readonly WebApplication _app;
    private readonly BotApi _api;

    private PlaygroundServer(WebApplication app, BotApi api, World world, Faults faults, string token)
    {
        _app = app;
        _api = api;
        World = world;
        Faults = faults;
        Token = token;
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        Address = new Uri(addresses.First());
    }

    /// <summary>Where it listens, with the port that was free.</summary>
    public Uri Address { get; }

    /// <summary>The bot's token.</summary>
    public string Token { get; }

    /// <summary>The people and chats, for whoever is in the same process.</summary>
    public World World { get; }

    /// <summary>What the server is told to do wrong.</summary>
    public Faults Faults { get; }

    /// <exception cref="ArgumentException">The address is not on loopback.</exception>
    /// <exception cref="IOException">No port is free, or the world's file is in use or cannot be written.</exception>
    public static async Task<PlaygroundServer> StartAsync(PlaygroundOptions options, TimeProvider? clock = null, CancellationToken ct = default)
    {
        var url = new Uri(options.Url);
        if (!url.IsLoopback)
            throw new ArgumentException($"The playground listens on loopback only, not on {options.Url}.", nameof(options));
        var world = new World(options, clock ?? TimeProvider.System);
        try
        {
            if (world.People.Count == 0 && !options.Lean)
                Cast.Join(world);
            var faults = new Faults();
            for (int attempt = 0; ; attempt++)
            {
                var api = new BotApi(world, faults, options);
                var app = Build(url, url.Port == 0 ? 0 : url.Port + attempt);
                var site = new Site(world, faults, api, options.Lean);
                app.Run(site.HandleAsync);
                try
                {
                    await app.StartAsync(ct);
                    api.Start();
                    return new PlaygroundServer(app, api, world, faults, options.Token);
                }
                catch (IOException e) when (e.InnerException is AddressInUseException && attempt + 1 < PortsTried && url.Port != 0)
                {
                    await app.DisposeAsync();
                }
            }
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _api.StopAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        await _api.DisposeAsync();
        World.Dispose();
    }

    private static WebApplication Build(Uri url, int port)
    {
        // nothing of the surrounding program's configuration or logging: neither may open another address or write the token
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, StoppedByOwner>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback;
            kestrel.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        return builder.Build();
    }

    /// <summary>Ctrl+C belongs to the program around.</summary>
    private sealed class StoppedByOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
