using System.Globalization;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Faults;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Crash;

/// <summary>
/// The promise of the way of one message, kept by the real program: killed at random points while people register, and started again polling or called by
/// webhook in turns, it loses nothing that was acknowledged.
/// </summary>
[Trait("Category", "Crash")]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int People = 30;
    private const int MostInFlight = 32;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan MostTimeForACrash = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Thirty_people_register_for_thirty_seats_while_the_program_is_killed_again_and_again()
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("WORKSHOPBOT_CRASHES") ?? "5", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}, {crashes} crashes");
        var chance = new Random(seed);
        using var time = new CancellationTokenSource(MostTime + (crashes * MostTimeForACrash), TimeProvider.System);
        await using var town = await Town.Build(seats: People, time.Token);
        // Telegram is as far away as it is: something is always in flight
        await town.World.Add(new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(400), Method = "send*", Times = null });
        await town.World.Add(new() { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(100), Method = "edit*", Times = null });
        var people = await town.NewPeople(People);
        var bot = town.LaunchBot(isCalled: false);
        try
        {
            var done = Task.WhenAll(people.Select(person => person.Register(time.Token)));
            var struck = 0;
            for (var crash = 0; crash < crashes; crash++)
            {
                // somebody is answered, and then the power fails
                await Task.WhenAny(done, town.World.Heard(time.Token));
                await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(4000 / crashes)), TimeProvider.System, time.Token);
                struck += done.IsCompleted ? 0 : 1;
                await bot.DisposeAsync();
                bot = town.LaunchBot(isCalled: crash % 2 == 0);
            }

            await done;
            output.WriteLine($"killed {struck} times while they registered");
            Assert.True(struck > 0, "They were all done before the first crash.");
            await Task.WhenAll(people.Select(person => person.ReadMyAnswers(time.Token)));
            await Audit.AllIsWell(town, people);
            await bot.Stop();
        }
        finally
        {
            await bot.DisposeAsync();
        }

        Audit.Seats(town, People);
        Audit.Order(people);
        output.WriteLine($"{people.Sum(person => person.Repeats())} messages came twice, {Audit.PossiblyDoubled(town)} may have");
        Assert.InRange(Audit.PossiblyDoubled(town), 0, crashes * MostInFlight);
    }
}
