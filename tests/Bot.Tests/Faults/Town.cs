using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Tests.Faults;

/// <summary>
/// A Bot API server and the bot, each a process of its own, a database in a folder of its own, and one imported sample. The program is the published one
/// where <c>WORKSHOPBOT_PROGRAM</c> names it (as <c>./check</c> does), else the one beside the tests.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    private const string Workshop = "basra-2025";

    private static readonly string Program =
        Environment.GetEnvironmentVariable("WORKSHOPBOT_PROGRAM") is { Length: > 0 } published ? published : Path.Combine(AppContext.BaseDirectory, "WorkshopBot.dll");

    private readonly string _folder;
    private readonly RunningProgram _playground;
    private readonly string _address;
    private readonly string _hook;
    private int _people;
    private bool _hasRates;

    private Town(string folder, RunningProgram playground, string address)
    {
        _folder = folder;
        _playground = playground;
        _address = address;
        _hook = FreeAddress();
        World = new RemoteWorld(address);
    }

    public RemoteWorld World { get; }

    /// <summary>Telegram ids of those who own the installation.</summary>
    public string Owners { get; set; } = "";

    /// <summary>The link everybody registers with.</summary>
    public static string Link => $"w_{Workshop}";

    public string DatabasePath => Path.Combine(_folder, "workshop.db");

    /// <summary>Starts the server and imports the sample, with so many seats.</summary>
    /// <param name="seats">Of the workshop.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="hasRates">Telegram's limits are on, on both sides.</param>
    public static async Task<Town> Build(int seats, CancellationToken cancellationToken, bool hasRates = false)
    {
        var folder = Directory.CreateTempSubdirectory("workshopbot-town-").FullName;
        var playground = RunningProgram.Start(Program, ["playground", "--listen", "http://127.0.0.1:0", "--lean", .. hasRates ? ["--rates"] : Array.Empty<string>()], folder, []);
        var said = await playground.Says("Playground: http", cancellationToken);
        var town = new Town(folder, playground, said["Playground: ".Length..].TrimEnd('/')) { _hasRates = hasRates };
        await town.Import(seats, cancellationToken);
        return town;
    }

    /// <summary>Starts the bot and waits until it runs.</summary>
    public async Task<RunningProgram> StartBot(CancellationToken cancellationToken, bool isCalled = false)
    {
        var bot = LaunchBot(isCalled);
        await bot.Says("is running.", cancellationToken);
        return bot;
    }

    /// <summary>Starts the bot; with <paramref name="isCalled"/> by webhook.</summary>
    public RunningProgram LaunchBot(bool isCalled)
    {
        var settings = Settings();
        if (isCalled)
        {
            settings["Telegram__Webhook__Url"] = $"{_hook}/telegram";
            settings["Telegram__Webhook__Secret"] = "only-Telegram_knows";
            settings["Telegram__Webhook__Listen"] = _hook;
        }

        return RunningProgram.Start(Program, ["run"], _folder, settings);
    }

    /// <summary>People who come to register; with a seed they are restless.</summary>
    public async Task<List<Registrant>> NewPeople(int count, int? restlessSeed = null)
    {
        var people = new List<Registrant>();
        for (var i = 0; i < count; i++)
            people.Add(await Registrant.Join(World, ++_people, restlessSeed is { } seed ? new Random(seed + i) : null));
        return people;
    }

    /// <summary>A figure from the database, which the bot has open as well; nothing sealed is read.</summary>
    public long Count(string query)
    {
        using var connection = Open(SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Another program's connection.</summary>
    public SqliteConnection Open(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabasePath, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await _playground.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Import(int seats, CancellationToken cancellationToken)
    {
        var sample = Path.Combine(Root(), "samples", Workshop);
        var copy = Directory.CreateDirectory(Path.Combine(_folder, Workshop)).FullName;
        foreach (var file in Directory.EnumerateFiles(sample))
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(copy, Path.GetFileName(file)),
                text.Replace("| capacity | 50 |", string.Create(CultureInfo.InvariantCulture, $"| capacity | {seats} |"), StringComparison.Ordinal),
                cancellationToken);
        }

        var starts = TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var import = RunningProgram.Start(Program, ["import", copy, "--starts", starts], _folder, Settings());
        Assert.True(await import.Ended(cancellationToken) == 0, import.Log);
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["Telegram__Token"] = "5080:playground",
            ["Telegram__BaseUrl"] = _address,
            ["ConnectionStrings__Workshop"] = $"Data Source={DatabasePath}",
            ["Bot__Owners"] = Owners,
        };
        if (!_hasRates)
        {
            settings["Limits__MessagesPerSecond"] = "0";
            settings["Limits__MessagesPerSecondPerChat"] = "0";
        }

        return settings;
    }

    private static string Root() =>
        typeof(Town).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

    private static string FreeAddress()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }
}
