using Microsoft.Extensions.DependencyInjection;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Hosting;
using WorkshopBot.Plans;
using WorkshopBot.Playground;
using WorkshopBot.Turns;

namespace WorkshopBot.Commands;

/// <summary>
/// <c>run</c>. With a token: the bot. Without one: a playground with a database of its own, never the real one, in which the samples begin in seven days.
/// </summary>
/// <param name="context">What every command works with.</param>
/// <param name="addProduct">Registers the product's side of the loop.</param>
internal sealed class RunCommand(CommandContext context, Action<IServiceCollection> addProduct)
{
    private const int DaysUntilSamplesBegin = 7;

    public async Task<ExitCode> RunAsync(CancellationToken ct)
    {
        if (context.Configuration["Telegram:Token"] is { Length: > 0 })
        {
            return await RunBot(new Dictionary<string, string?>(), ct);
        }

        if (!Sections.Read<PlaygroundSettings>(context.Configuration, "Playground").Enabled)
        {
            context.Complain(context.Words["console.run.no_token"]);
            return ExitCode.Environment;
        }

        return await RunPlayground(ct);
    }

    private async Task<ExitCode> RunPlayground(CancellationToken ct)
    {
        await using var server = await PlaygroundCommand.StartAsync(context, listen: null, lean: false, ct);
        var folder = Path.GetDirectoryName(Database.PathOf(context.Database))!;
        var database = $"Data Source={Path.Combine(folder, "playground.db")}";
        ImportSamples(context.Database with { ConnectionString = database });
        context.Print(context.Words["console.run.playground", ("address", server.Address.ToString())]);
        return await RunBot(
            new Dictionary<string, string?>
            {
                ["Telegram:Token"] = server.Token,
                ["Telegram:BaseUrl"] = server.Address.GetLeftPart(UriPartial.Authority),
                ["Telegram:Proxy"] = null,
                ["Telegram:Webhook:Url"] = null,
                ["ConnectionStrings:Workshop"] = database,
                ["Files:Folder"] = Path.Combine(folder, "playground-files"),
                ["Bot:Owners"] = FormattableString.Invariant($"{PlaygroundServer.OwnerUserId}"),
            },
            ct);
    }

    private async Task<ExitCode> RunBot(IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        await using var host = BotHost.Build(new BotHostOptions { Settings = settings, AddProduct = AddProduct });
        await host.RunAsync(ct);
        return ExitCode.Done;
    }

    private void AddProduct(IServiceCollection services)
    {
        addProduct(services);
        services.AddSingleton<IFirstOwner>(provider =>
            new FirstOwner(context, provider.GetRequiredService<BotOptions>(), provider.GetRequiredService<IChance>()));
    }

    // once: a workshop that somebody archived or changed stays as they left it
    private void ImportSamples(DatabaseOptions options)
    {
        using var database = Database.Open(options);
        if (database.Read(WorkshopStore.All).Count > 0)
        {
            return;
        }

        var now = context.Clock.GetUtcNow();
        var quiet = context with { Error = TextWriter.Null }; // warnings about samples are not the reader's business
        var plans = ImportCommand.Read(quiet, SampleFolders()) ?? throw new InvalidOperationException("A sample does not import.");
        var moved = plans.Select(plan => PlanMove.To(plan, plan.Workshop.DayOf(now).AddDays(DaysUntilSamplesBegin))).ToList();
        ImportCommand.Write(database, moved, now, force: false);
        context.Print(context.Words["console.run.samples", ("codes", string.Join(", ", moved.Select(plan => plan.Workshop.Code)))]);
    }

    private static List<string> SampleFolders()
    {
        var samples = new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .Select(folder => Path.Combine(folder, "samples"))
            .FirstOrDefault(Directory.Exists)
            ?? throw new BotStartException(new StartFinding(StartProblem.SamplesMissing, "samples"));
        return [.. Directory.EnumerateDirectories(samples).Where(folder => File.Exists(Path.Combine(folder, "workshop.md"))).Order(StringComparer.Ordinal)];
    }
}
