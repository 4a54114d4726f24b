using System.Globalization;
using Microsoft.Extensions.Logging;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Plans;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Tests.Support;
using Calendar = WorkshopBot.Turns.Calendar;

namespace WorkshopBot.Tests.Seats;

/// <summary>Everybody taps Send at the same moment: the last seats go in the order of the taps, and so does the line behind them.</summary>
public sealed class Two_hundred_taps_for_fifteen_seats : IDisposable
{
    private const int People = 200;
    private const int Seats = 15;
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Leave_fifteen_confirmed_and_the_rest_in_the_order_of_their_taps()
    {
        var calendar = Calendar.StandingAt(Now);
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", WaitAfterSameOffset = false }, calendar);
        var everybody = Prepare(server.World);
        await using (var bot = await Start(server, calendar))
        {
            await All(bot, everybody, id => server.World.Start(id, "w_basra-2025"));
            await All(bot, everybody, id => Tap(server.World, id, "I agree, register me"));
            await All(bot, everybody, id => server.World.Say(id, $"Person {id}"));
            await bot.StopAsync();
        }

        // nobody listens while they tap: to the bot it is one moment
        everybody = [.. everybody.OrderBy(id => id % 17).ThenBy(id => id % 13)];
        foreach (var id in everybody)
            Tap(server.World, id, "Send now");
        await using var again = await Start(server, calendar);
        await Quiet(again);

        var told = everybody.ConvertAll(id => server.World.Chat(id).Messages.Last(message => message.FromBot && message.Text.Contains('\n')).Text);
        Assert.All(told.Take(Seats), text => Assert.Contains("Entry code:", text, StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, People - Seats).Select(place => string.Create(CultureInfo.InvariantCulture, $"Your place on the waiting list: {place}")),
            told.Skip(Seats).Select(text => text.Split('\n')[1]));
        Assert.InRange(again.Counters.TurnCommits, 1, 10);
    }

    private List<long> Prepare(World world)
    {
        using var files = new PlanFiles();
        files.With("| capacity            | 50 ", $"| capacity            | {Seats} ").With("| | role  | sector   |", "");
        files.Write("registration.md", string.Join('\n', PlanFiles.Registration.Split('\n').Where(row => !row.Contains("| select_", StringComparison.Ordinal) && !row.Contains("| sector", StringComparison.Ordinal))));
        using var database = Database.Open(new DatabaseOptions($"Data Source={_folder.At("workshop.db")}"));
        using var work = database.Begin();
        Importer.Import(work, files.Read().Plan!, Now, force: false);
        var everybody = new List<long>();
        for (var number = 0; number < People; number++)
        {
            var id = world.AddPerson("Somebody").Id;
            PeopleStore.SetLanguage(work, PeopleStore.Meet(work, id, hasStarted: true, Now).PersonId!.Value, "en");
            everybody.Add(id);
        }

        work.Commit();
        return everybody;
    }

    private async Task<BotHost> Start(PlaygroundServer server, Calendar calendar)
    {
        var bot = BotHost.Build(new BotHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Telegram:Token"] = server.Token,
                ["Telegram:BaseUrl"] = server.Address.ToString().TrimEnd('/'),
                ["ConnectionStrings:Workshop"] = $"Data Source={_folder.At("workshop.db")}",
                ["Limits:MessagesPerSecond"] = "0",
                ["Limits:MessagesPerSecondPerChat"] = "0",
            },
            AddProduct = Product.Add,
            Calendar = calendar,
            Logging = logging => logging.ClearProviders(),
        });
        await bot.StartAsync();
        return bot;
    }

    private static async Task All(BotHost bot, List<long> everybody, Action<long> act)
    {
        everybody.ForEach(act);
        await Quiet(bot);
    }

    private static async Task Quiet(BotHost bot)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await bot.Quiet(patience.Token);
    }

    private static void Tap(World world, long id, string label) =>
        world.Tap(id, world.Chat(id).Messages.Last(message => message.Buttons.Any(row => row.Any(button => button.Text == label))).Id, label);
}
