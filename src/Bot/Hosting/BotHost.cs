using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using WorkshopBot.Data.Storage;
using WorkshopBot.Files;
using WorkshopBot.Inbox;
using WorkshopBot.Outbox;
using WorkshopBot.Turns;

namespace WorkshopBot.Hosting;

/// <summary>What a bot is built from.</summary>
public sealed class BotHostOptions
{
    /// <summary>Settings that win over file and environment: <c>Telegram:Token</c> …</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Registers the product: <see cref="IConversation"/>, <see cref="IFileMaker"/>, <see cref="IMenu"/>, and what they need.</summary>
    public required Action<IServiceCollection> AddProduct { get; init; }

    /// <summary>The clock of what is stored and shown; null: it goes by the machine's.</summary>
    public Calendar? Calendar { get; init; }

    /// <summary>The machine's clock, which may be put right at any moment. Limits and waits only count by it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Chance; cryptographic unless a test wants to repeat it.</summary>
    public IChance Chance { get; init; } = new Chance();

    /// <summary>How long a write waits for another program's lock before it says so and tries again.</summary>
    public TimeSpan? BusyTimeout { get; init; }

    /// <summary>Changes what is logged where; null: the console.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }
}

/// <summary>One running bot: the generic host with database, loop, inbox and sender, around a product's conversations.</summary>
/// <remarks>
/// The way of one message: <see cref="Poller"/> or <see cref="WebhookListener"/> → <see cref="UpdateInbox"/> → <see cref="TurnLoop"/> → <see cref="IConversation"/> → outbox rows →
/// <see cref="Dispatcher"/> → <see cref="Sender"/>, whose result is a turn again.
/// </remarks>
public sealed class BotHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BotHost(IHost host) => _host = host;

    /// <summary>What was registered.</summary>
    public IServiceProvider Services => _host.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public Calendar Calendar => Services.GetRequiredService<Calendar>();

    public Counters Counters => Services.GetRequiredService<Counters>();

    public TurnLoop Loop => Services.GetRequiredService<TurnLoop>();

    /// <summary>Ends when the program is told to stop (Ctrl+C), or the bot cannot go on.</summary>
    public CancellationToken Stopping => Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <summary>The configuration: <c>appsettings.json</c> of the working folder, else the one beside the program; then the environment; then the settings given.</summary>
    /// <exception cref="BotStartException">The file is not JSON.</exception>
    public static IConfigurationRoot ReadConfiguration(IReadOnlyDictionary<string, string?>? settings = null)
    {
        const string fileName = "appsettings.json";
        var file = new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(File.Exists);
        var builder = new ConfigurationBuilder();
        if (file is not null)
            builder.AddJsonFile(file, optional: false, reloadOnChange: false);
        try
        {
            return builder.AddEnvironmentVariables().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        }
        catch (InvalidDataException error)
        {
            throw new BotStartException(new StartFinding(StartProblem.ConfigurationUnreadable, file ?? fileName, error.InnerException?.Message ?? error.Message), error);
        }
    }

    /// <summary>Builds a bot; nothing is opened yet but the database.</summary>
    /// <exception cref="BotStartException">A setting cannot be used.</exception>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static BotHost Build(BotHostOptions options)
    {
        var configuration = ReadConfiguration(options.Settings);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging"));
        // what keeps the bot from starting is said once, in a sentence, by the command
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        (options.Logging ?? (logging => logging.AddSimpleConsole(console => console.SingleLine = true)))(builder.Logging);
        var services = builder.Services;
        services.AddSingleton(Sections.Read<TelegramOptions>(configuration, "Telegram"));
        services.AddSingleton(Sections.Read<BotOptions>(configuration, "Bot"));
        services.AddSingleton(Sections.Read<LimitsOptions>(configuration, "Limits"));
        services.AddSingleton(Sections.Read<SecurityOptions>(configuration, "Security"));
        services.AddSingleton(Sections.Read<FilesOptions>(configuration, "Files"));
        services.AddSingleton<TimeProvider>(new SteadyPace(options.Clock));
        services.AddSingleton(options.Calendar ?? new Calendar(options.Clock));
        services.AddSingleton(options.Chance);
        services.AddSingleton(_ => OpenDatabase(configuration, options.BusyTimeout));
        AddEngine(services);
        options.AddProduct(services);
        var host = builder.Build();
        try
        {
            _ = host.Services.GetRequiredService<Database>();
            return new BotHost(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Opens the database that the configuration names.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public static Database OpenDatabase(IConfiguration configuration, TimeSpan? busyTimeout = null) => Database.Open(new DatabaseOptions(
        configuration.GetConnectionString("Workshop") ?? "Data Source=workshop.db",
        NamedFile(configuration, "Security:KeyFile"),
        busyTimeout,
        NamedFile(configuration, "Files:Folder")));

    // an empty line in a file of settings names nothing
    private static string? NamedFile(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } path ? path : null;

    /// <summary>Connects and starts. Waits for ever for a server that cannot be reached.</summary>
    /// <exception cref="BotStartException">The token is refused, or the database belongs to another bot.</exception>
    /// <exception cref="StorageException">The bot already runs on this database.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    /// <summary>Stops in good order: what was taken in is committed, what is under way is sent, the last offset is confirmed.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Starts, and runs until it is told to stop.</summary>
    /// <exception cref="BotStartException">It cannot start, or cannot go on: the token is refused.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await _host.WaitForShutdownAsync(cancellationToken);
        if (Services.GetRequiredService<BotStatus>().Refused is { } refused)
            throw refused;
    }

    /// <summary>Completes when nothing waits at the Bot API server, and inbox, loop, timers, outbox and downloads have nothing to do.</summary>
    public async Task Quiet(CancellationToken cancellationToken = default)
    {
        var client = Services.GetRequiredService<BotConnection>().Sending;
        var pace = Services.GetRequiredService<TimeProvider>();
        while (true)
        {
            while ((await client.GetWebhookInfo(cancellationToken: cancellationToken)).PendingUpdateCount > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(2), pace, cancellationToken);
            await Loop.Quiet(cancellationToken);
            if ((await client.GetWebhookInfo(cancellationToken: cancellationToken)).PendingUpdateCount == 0)
                return;
        }
    }

    /// <summary>Ends at once, without good order, when it was not stopped before: what a crash leaves is what this leaves.</summary>
    public async ValueTask DisposeAsync()
    {
        await Loop.DisposeAsync();
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.AddSingleton<Counters>();
        services.AddSingleton<BotStatus>();
        services.AddSingleton(provider => new BotIdentity { Zone = TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<BotOptions>().TimeZone) });
        services.AddSingleton<BotConnection>();
        services.AddSingleton<NetworkPatience>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<SendDesk>();
        services.AddSingleton<IFileFetcher, FileFetcher>();
        services.AddSingleton<Downloads>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Sender>(provider, provider.GetRequiredService<BotConnection>().Sending));
        services.AddSingleton(provider => new TurnLoop(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<Dispatcher>(),
            provider.GetRequiredService<SendDesk>(),
            provider.GetRequiredService<Downloads>(),
            provider.GetRequiredService<Calendar>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Counters>(),
            provider.GetRequiredService<LimitsOptions>(),
            provider.GetRequiredService<ILogger<TurnLoop>>()));
        services.AddSingleton<UpdateInbox>();
        services.AddSingleton<WebhookListener>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Poller>(provider, provider.GetRequiredService<BotConnection>().Polling));
        services.AddHostedService<BotService>();
    }
}
