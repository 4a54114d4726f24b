using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Crash;

/// <summary>A Bot API server that outlives the bot, a database in a folder of its own, and one imported sample.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly PlaygroundServer _server;
    private readonly string _folder;
    private readonly string _workshop;

    private Town(PlaygroundServer server, string folder, string workshop) => (_server, _folder, _workshop) = (server, folder, workshop);

    public World World => _server.World;

    public static async Task<Town> Build(string workshop, CancellationToken cancellationToken)
    {
        var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0" }, ct: cancellationToken);
        var town = new Town(server, Directory.CreateTempSubdirectory("workshopbot-crash-").FullName, workshop);
        var root = typeof(Town).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;
        var starts = TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await town.Run(["import", Path.Combine(root, "samples", workshop), "--starts", starts], cancellationToken);
        return town;
    }

    /// <summary>Starts the real program on this town's database and server.</summary>
    public Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkshopBot.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Telegram__Token"] = _server.Token;
        start.Environment["Telegram__BaseUrl"] = _server.Address.GetLeftPart(UriPartial.Authority);
        start.Environment["ConnectionStrings__Workshop"] = $"Data Source={Path.Combine(_folder, "workshop.db")}";
        start.Environment["Limits__MessagesPerSecond"] = "0";
        start.Environment["Limits__MessagesPerSecondPerChat"] = "0";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The registrations as <c>export</c> writes them.</summary>
    public async Task<List<Dictionary<string, string?>>> Export(CancellationToken cancellationToken)
    {
        await Run(["export", _workshop, "--format", "json", "--out", _folder], cancellationToken);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "registrations.json"), cancellationToken));
        return [.. json.RootElement.EnumerateArray().Select(row => row.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString() is { Length: > 0 } text ? text : null))];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Run(string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
