using Microsoft.Data.Sqlite;
using WorkshopBot.Playground;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Faults;

/// <summary>
/// People register with the real program while something goes wrong on the way to Telegram and back, or on the disk. Whatever it is, the audit is the same.
/// </summary>
[Trait("Category", "Crash")]
public abstract class Registering : IClassFixture<Pair>
{
    private protected const int People = 3;

    private protected readonly ITestOutputHelper _output;
    private protected readonly Pair _pair;

    protected Registering(ITestOutputHelper output, Pair pair)
    {
        (_output, _pair) = (output, pair);
        pair.Begin();
    }

    /// <summary>While it is broken nothing is confirmed and nothing said; afterwards everything goes on.</summary>
    private protected async Task InTheMiddle(Func<Task> breakIt, Func<Task> mendIt)
    {
        var town = _pair.Town;
        var people = await town.NewPeople(People);
        var bystander = (await town.NewPeople(1))[0];
        await Register(people, meddle: Meddle);

        async Task Meddle()
        {
            while (people.Sum(person => person.Said.Count) < 2 * People)
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _pair.Time);
            await breakIt();
            var said = Heard();

            // somebody who surely speaks now: the others may all be waiting for what the bot cannot say
            await town.World.Start(bystander.Id, Town.Link);
            var waiting = (await town.World.State()).WaitingUpdates;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, _pair.Time);
            await mendIt();
            Assert.True(waiting > 0, "Something was confirmed that cannot have been written.");
            Assert.Equal(said, Heard());
        }

        int Heard() => people.Sum(person => town.World.ChangesOf(person.Id).Count(change => change.Kind is "sent" or "edited"));
    }

    /// <param name="people">Who registers.</param>
    /// <param name="prepare">What is to go wrong from the beginning.</param>
    /// <param name="meddle">What goes wrong meanwhile.</param>
    private protected async Task Register(List<Registrant> people, Func<Task>? prepare = null, Func<Task>? meddle = null)
    {
        var town = _pair.Town;
        var doubled = Audit.PossiblyDoubled(town);
        var seats = (int)town.Count("select count(*) from registrations");
        await (prepare?.Invoke() ?? Task.CompletedTask);
        await Task.WhenAll([.. people.Select(person => person.Register(_pair.Time)), meddle?.Invoke() ?? Task.CompletedTask]);
        await Task.WhenAll(people.Select(person => person.ReadMyAnswers(_pair.Time)));
        await Audit.AllIsWell(town, people, doubled);
        Audit.Seats(town, seats + people.Count);
    }
}

/// <summary>On the way to Telegram and back.</summary>
public sealed class Registering_while_things_go_wrong(ITestOutputHelper output, Pair pair) : Registering(output, pair)
{
    private const int RestlessPeople = 2;

    private static readonly string[] Ways = ["send*", "edit*", "getUpdates"];

    private static readonly Dictionary<string, Fault[]> Plans = new()
    {
        ["429 storm"] =
        [
            new() { Kind = FaultKind.TooManyRequests, Insists = true, Method = "send*", Probability = 0.3, Times = 4 },
            new() { Kind = FaultKind.TooManyRequests, Insists = true, Method = "edit*", Probability = 0.3, Times = 4 },
            new() { Kind = FaultKind.TooManyRequests, Method = "getUpdates", Probability = 0.3, Times = 1 },
            new() { Kind = FaultKind.TooManyRequests, Method = "answerCallbackQuery", Probability = 0.3, Times = 10 },
        ],
        ["5xx"] =
        [
            .. Ways.Select(way => new Fault { Kind = FaultKind.ServerError, Method = way, Probability = 0.2, Times = 3 }),
            .. Ways.Select(way => new Fault { Kind = FaultKind.HtmlError, Status = 502, Method = way, Probability = 0.2, Times = 2 }),
        ],
        ["reset before"] = [.. Ways.Select(way => new Fault { Kind = FaultKind.ResetBefore, Method = way, Probability = 0.2, Times = 3 })],
        ["reset after"] = [.. Ways.Select(way => new Fault { Kind = FaultKind.ResetAfter, Method = way, Probability = 0.2, Times = 3 })],
        ["truncated"] = [.. Ways.Select(way => new Fault { Kind = FaultKind.Truncated, Method = way, Probability = 0.2, Times = 3 })],
        ["latency"] = [new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(300), Probability = 0.3, Times = null }],
        ["duplicated"] = [new() { Kind = FaultKind.DuplicateUpdates, Method = "getUpdates", Times = null }],
        ["reordered"] =
        [
            // late answers let updates gather, so that there is an order to lose
            new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(100), Method = "getUpdates", Times = null },
            new() { Kind = FaultKind.ReorderUpdates, Method = "getUpdates", Times = null },
        ],
        ["a bad proxy"] =
        [
            new() { Kind = FaultKind.DuplicateUpdates, Method = "webhook/*", Probability = 0.3, Times = null },
            new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(200), Method = "webhook/*", Probability = 0.3, Times = null },
            new() { Kind = FaultKind.ResetBefore, Method = "webhook/*", Probability = 0.1, Times = 4 },
            new() { Kind = FaultKind.ResetAfter, Method = "webhook/*", Probability = 0.1, Times = 4 },
            new() { Kind = FaultKind.Truncated, Method = "webhook/*", Probability = 0.1, Times = 4 },
            new() { Kind = FaultKind.HtmlError, Status = 502, Method = "webhook/*", Probability = 0.1, Times = 4 },
        ],
    };

    [Theory]
    [InlineData("429 storm", false)]
    [InlineData("5xx", false)]
    [InlineData("reset before", false)]
    [InlineData("reset after", false)]
    [InlineData("truncated", false)]
    [InlineData("latency", false)]
    [InlineData("duplicated", false)]
    [InlineData("reordered", false)]
    [InlineData("a bad proxy", true)]
    public async Task On_the_way(string plan, bool isCalled)
    {
        await _pair.Bot(isCalled);
        var seed = Environment.TickCount;
        _output.WriteLine($"seed {seed}");
        var people = await _pair.Town.NewPeople(People);
        await Register(people, async () =>
        {
            foreach (var (index, fault) in Plans[plan].Index())
                await _pair.Town.World.Add(fault with { Seed = seed + index });
        });
        var state = await _pair.Town.World.State();
        _output.WriteLine($"{state.Struck} times; {people.Sum(person => person.Repeats())} messages came twice");
        await _pair.Town.World.ClearFaults();
        Assert.True(state.Struck > 0, "Nothing went wrong at all.");
        Assert.Equal(0, state.TooEarly);
        Audit.Order(people);
    }

    /// <summary>The first copy was answered while the second was on its way, and what follows stands on the first: a tap on the second is no double tap.</summary>
    [Fact]
    public async Task A_button_on_a_copy_that_came_late_is_answered_with_what_is_open()
    {
        await _pair.Bot(isCalled: false);
        var world = _pair.Town.World;
        await world.Add(new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(500), Method = "sendMessage", Times = 2 });
        await world.Add(new() { Kind = FaultKind.ResetAfter, Method = "sendMessage", Times = 2 });
        var person = await world.AddPerson("Registrant");
        await world.Start(person, Town.Link);
        var first = await Sent(1);
        // the second send has begun once it has to wait as well
        while ((await world.State()).Struck < 3)
            await Moment();
        await world.Tap(person, first.Id, "English");
        var copy = await Sent(2);
        while (!world.ChangesOf(person).Exists(change => change is { Kind: "edited", Message.Buttons.Count: > 1 }))
            await Moment();
        await world.Tap(person, copy.Id, "English");
        Assert.NotEmpty((await Sent(4)).Buttons);
        await world.ClearFaults();

        async Task<SeenMessage> Sent(int number)
        {
            while (true)
            {
                if (world.ChangesOf(person).Where(change => change.Kind == "sent").ElementAtOrDefault(number - 1) is { Message: { } message })
                    return message;
                await Moment();
            }
        }

        Task Moment() => Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _pair.Time);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_and_taps_of_one_person_that_overtake_each_other_do_no_harm(bool isCalled)
    {
        await _pair.Bot(isCalled);
        var seed = Environment.TickCount;
        _output.WriteLine($"seed {seed}");
        var people = await _pair.Town.NewPeople(RestlessPeople, restlessSeed: seed);
        var world = _pair.Town.World;
        await Register(people, async () =>
        {
            await world.Add(new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(150), Method = isCalled ? "webhook/*" : "getUpdates", Probability = 0.5, Times = null, Seed = seed });
            await world.Add(new() { Kind = FaultKind.ReorderUpdates, Method = "getUpdates", Times = null, Seed = seed });
        });
        await world.ClearFaults();

        // whatever they did, what stands in the end is what they last saw and sent off
        Assert.All(people, person => Assert.Equal(
            person.Sent.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]) && !line.EndsWith("no answer", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf('.', StringComparison.Ordinal) + 2)..]),
            person.MyAnswers.Split('\n').Skip(1).TakeWhile(line => line.Length > 0)));
    }
}

/// <summary>On the disk, and over a restart. A class of its own, so that it runs beside the other.</summary>
public sealed class Registering_while_it_cannot_write(ITestOutputHelper output, Pair pair) : Registering(output, pair)
{
    [Fact]
    public async Task The_database_is_locked()
    {
        var bot = await _pair.Restart(isCalled: false);
        SqliteConnection? other = null;
        SqliteTransaction? transaction = null;
        await InTheMiddle(
            () =>
            {
                other = _pair.Town.Open();
                transaction = other.BeginTransaction(deferred: false);
                return bot.Says("another program has locked it", _pair.Time);
            },
            async () =>
            {
                await transaction!.DisposeAsync();
                await other!.DisposeAsync();
            });
    }

    [Fact]
    public async Task The_disk_is_full()
    {
        var bot = await _pair.Restart(isCalled: false);
        await InTheMiddle(
            () =>
            {
                bot.FillDisk(isFull: true);
                return bot.Says("The database cannot be written", _pair.Time);
            },
            () =>
            {
                bot.FillDisk(isFull: false);
                return Task.CompletedTask;
            });
    }

    [Fact]
    public async Task Telegram_asks_a_chat_to_wait_and_the_program_is_killed_meanwhile()
    {
        await _pair.Bot(isCalled: false);
        var people = await _pair.Town.NewPeople(1);
        var world = _pair.Town.World;
        await Register(
            people,
            () => world.Add(new() { Kind = FaultKind.TooManyRequests, Insists = true, Method = "send*", Person = people[0].Id, RetryAfter = 4 }),
            Kill);
        var state = await world.State();
        await world.ClearFaults();
        Assert.Equal((1, 0), (state.Struck, state.TooEarly));

        async Task Kill()
        {
            while (_pair.Town.Count("select count(*) from accounts where not_before is not null") == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _pair.Time);
            await _pair.Restart(isCalled: false, isKilled: true);
        }
    }
}
