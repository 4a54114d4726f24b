using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkshopBot.Hosting;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Support;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Hosting;

/// <summary>A real bot with its own file, and a real Bot API server that it speaks to over HTTP. Can be stopped, killed and started again.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("workshopbot-").FullName;
    private BotHost? _host;

    private TestBot(PlaygroundServer server)
    {
        Server = server;
        EmptyDatabase.CopyTo(_folder);
    }

    public PlaygroundServer Server { get; }

    public World World => Server.World;

    public TestConversation Conversation { get; } = new();

    public LogLines Log { get; } = new();

    public BotHost Host => _host ?? throw new InvalidOperationException("The bot is not running.");

    public string DatabasePath => Path.Combine(_folder, "workshop.db");

    /// <summary>Settings beyond token, address and file.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public Calendar? Calendar { get; set; }

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public IMenu? Menu { get; set; }

    public IChance Chance { get; set; } = new Chance();

    public static async Task<TestBot> Prepare() =>
        new(await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false }));

    public static async Task<TestBot> Start()
    {
        var bot = await Prepare();
        await bot.Run();
        return bot;
    }

    public BotHost Build()
    {
        var settings = new Dictionary<string, string?>(Settings)
        {
            ["ConnectionStrings:Workshop"] = $"Data Source={DatabasePath}",
        };
        settings.TryAdd("Telegram:Token", Server.Token);
        settings.TryAdd("Telegram:BaseUrl", Server.Address.ToString());
        return BotHost.Build(new BotHostOptions
        {
            Settings = settings,
            Calendar = Calendar,
            Clock = Clock,
            Chance = Chance,
            BusyTimeout = TimeSpan.FromSeconds(1),
            Logging = logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Information),
            AddProduct = services =>
            {
                services.AddSingleton<IConversation>(Conversation).AddSingleton<IFileMaker>(Conversation);
                if (Menu is not null)
                    services.AddSingleton(Menu);
            },
        });
    }

    public async Task Run()
    {
        _host = Build();
        await _host.StartAsync();
    }

    public async Task Stop()
    {
        await Host.StopAsync();
        await Host.DisposeAsync();
        _host = null;
    }

    /// <summary>Ends the bot as a crash would.</summary>
    public async Task Kill()
    {
        await Host.DisposeAsync();
        _host = null;
    }

    public async Task Quiet()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await Host.Quiet(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It never became quiet. {Describe()}");
        }
    }

    /// <summary>Waits for something that no Quiet can promise: a wait that is over, a retry.</summary>
    public async Task Until(Func<bool> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"It never happened. {Describe()}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public long Person(string name) => World.AddPerson(name).Id;

    /// <summary>Says something that may get no answer.</summary>
    public async Task Send(long person, string text)
    {
        World.Say(person, text);
        await Quiet();
    }

    /// <summary>Says something, and gives the answer.</summary>
    public async Task<SeenMessage> Say(long person, string text)
    {
        await Send(person, text);
        return Last(person);
    }

    /// <summary>Starts the bot and gives the counter's card.</summary>
    public async Task<SeenMessage> StartChat(long person)
    {
        World.Start(person);
        await Quiet();
        return Last(person);
    }

    public async Task<SeenMessage> Tap(long person, SeenMessage message, string label)
    {
        World.Tap(person, message.Id, label);
        await Quiet();
        return World.Message(person, message.Id)!;
    }

    public SeenMessage Last(long chat) => FromBot(chat)[^1];

    public List<SeenMessage> FromBot(long chat) => [.. World.Chat(chat).Messages.Where(message => message.FromBot)];

    public List<string> Texts(long chat) => [.. FromBot(chat).Select(message => message.Text)];

    /// <summary>A turn of the test's own.</summary>
    public Task Turn(Action<ITurn> act) => Host.Loop.Run(act);

    public T Read<T>(string sql) => Host.Database.Read(session => session.Value<T>(sql)!);

    private string Describe()
    {
        var rows = _host is null ? [] : Host.Database.Read(session => session.Query<string>(
            "select concat_ws(' ', id, kind, lane, attempts, not_before, in_flight_since, done_at, outcome) from outbox order by id desc limit 20"));
        return string.Join('\n', [$"{World.WaitingUpdates} updates wait. Outbox:", .. rows, "Log:", .. Log.Lines.TakeLast(20)]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await Kill();
        await Server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
            _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
