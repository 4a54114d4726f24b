using System.Globalization;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Crash;

/// <summary>
/// The promise of the way of one message, kept by the real program: killed at random points while people register, it loses nothing that
/// was acknowledged.
/// </summary>
[Trait("Category", "Crash")]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int People = 10;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Ten_people_register_while_the_program_is_killed_again_and_again()
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("WORKSHOPBOT_CRASHES") ?? "5", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}, {crashes} crashes");
        var chance = new Random(seed);
        using var time = new CancellationTokenSource(MostTime);
        await using var town = await Town.Build("basra-2025", time.Token);
        await using var program = new KilledProgram(town);
        program.Start();

        var registrants = Enumerable.Range(1, People).Select(number => new Registrant(town.World, number)).ToList();
        var done = Task.WhenAll(registrants.Select(registrant => registrant.Register("w_basra-2025", time.Token)));
        for (var crash = 0; crash < crashes; crash++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(300, 2500)), TimeProvider.System, time.Token);
            await program.Kill();
            program.Start();
        }

        await done;
        await Task.WhenAll(registrants.Select(registrant => registrant.ReadMyAnswers(time.Token)));
        Assert.All(registrants, registrant => Assert.All(registrant.Said, said => Assert.Contains(said, registrant.MyAnswers, StringComparison.Ordinal)));
        Assert.Equal(People, registrants.Select(registrant => registrant.Ticket).Distinct().Count());
        await program.Stop();

        var exported = await town.Export(time.Token);
        Assert.Equal(registrants.Select(registrant => registrant.Name).Order(), exported.Select(row => row["full_name"]).Order());
        Assert.Equal(registrants.Select(registrant => registrant.Phone).Order(), exported.Select(row => row["phone"]).Order());
        Assert.All(exported, row => Assert.Equal("confirmed", row["status"]));
    }
}
