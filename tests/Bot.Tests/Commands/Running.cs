using Microsoft.Extensions.DependencyInjection;
using WorkshopBot.Chat;
using WorkshopBot.Commands;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Hosting;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Commands;

/// <summary><c>run</c> without a token, around a product that says nothing: what it prepares, and how it ends.</summary>
public sealed class Running : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workshopbot-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_playground_begins_with_the_samples_in_seven_days_and_imports_them_once()
    {
        var first = await Run(until: "Open it in a browser: http://127.0.0.1:");
        Assert.Contains(
            "Sample workshops were imported: basra-2025, harvest-2024, solidarity-2019, stability-basra, women-first. They begin in seven days.\n"
            + "No token is set: this is a playground, and nothing here reaches Telegram.",
            first,
            StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "workshop.db")));
        using (var database = Database.Open(new DatabaseOptions($"Data Source={Path.Combine(_folder.FullName, "playground.db")}")))
        {
            // 22:00 UTC is the second of March in Baghdad
            var workshops = database.Read(WorkshopStore.All);
            Assert.Equal(5, workshops.Count);
            Assert.All(workshops, workshop => Assert.Equal(new DateOnly(2026, 3, 9), workshop.FirstDay));
        }

        var second = await Run(until: "Open it in a browser: http://127.0.0.1:");
        Assert.StartsWith("No token is set", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_playground_alone_prints_its_address() => await Run(until: "Playground: http://127.0.0.1:", "playground", "--lean");

    private async Task<string> Run(string until, params string[] args)
    {
        using var stopping = new CancellationTokenSource();
        await using var output = new Watched(until, stopping);
        await using var error = new StringWriter();
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Workshop"] = $"Data Source={Path.Combine(_folder.FullName, "workshop.db")}",
            ["Playground:Url"] = "http://127.0.0.1:0",
            ["Playground:File"] = Path.Combine(_folder.FullName, "world.json"),
        };
        var code = await Entry.RunAsync(args, output, error, new Stopped(), AddProduct, settings, stopping.Token);
        Assert.Equal((ExitCode.Done, ""), (code, error.ToString()));
        return output.ToString();
    }

    private static void AddProduct(IServiceCollection services)
    {
        services.AddSingleton<IConversation, Silence>();
        services.AddSingleton<IFileMaker, Silence>();
        services.AddSingleton<IMenu, Silence>();
    }

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Stops the program once it has said something.</summary>
    private sealed class Watched(string until, CancellationTokenSource stopping) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.Write(value + "\n");
            if (value?.Contains(until, StringComparison.Ordinal) == true)
            {
                stopping.CancelAfter(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}

/// <summary>A product that says nothing.</summary>
internal sealed class Silence : IConversation, IFileMaker, IMenu
{
    public IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; } =
        new Dictionary<string, IReadOnlyList<(string Command, string Description)>>();

    public void Handle(IChatTurn turn, Incoming incoming)
    {
    }

    public void Due(ITurn turn, string kind, long subjectId, DateTimeOffset dueAt)
    {
    }

    public void Delivered(ITurn turn, long personId, Delivery delivery)
    {
    }

    public void Apologise(IChatTurn turn)
    {
    }

    public MadeFileContent Make(ReadSession session, MadeFile file) => throw new NotSupportedException("Nothing asks for a file.");
}
