using WorkshopBot.Access;
using WorkshopBot.Tests.Support;
using WorkshopBot.Tests.Support.Scripts;
using WorkshopBot.Turns;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Chats;

/// <summary>Which scripts a class plays: classes run side by side, the scripts of one class do not.</summary>
public static class DealtScripts
{
    private const int Hands = 4;

    /// <summary>The longest first, dealt out in turn.</summary>
    public static TheoryData<string> Of(int hand) =>
        [.. ScriptFiles.Names.OrderByDescending(name => ScriptFiles.Read(name).Steps.Count).ThenBy(name => name, StringComparer.Ordinal).Where((_, index) => index % Hands == hand)];
}

/// <summary>Every script of <c>tests/Chats</c>. With <c>UPDATE_GOLDENS=1</c> what people hear is written into them.</summary>
[Trait("Category", "Played")]
public abstract class Chat_scripts
{
    private protected static async Task Play(string name)
    {
        var played = Goldens.AreRewritten
            ? await ScriptPlayer.RewriteAsync(ScriptFiles.Read(name), text => ScriptFiles.Write(name, text))
            : await ScriptPlayer.PlayAsync(ScriptFiles.Read(name), Restarts.Never);
        WaysToActs.Note(name, played.Ways);
        Assert.All(played.Sights, sight => Assert.True(IsKnown(sight), $"{sight.Act} showed the team {sight.Name}: its rule has to say so (Rule.Showing), or people cannot see who looked."));
    }

    /// <summary>Names that are no news to anybody: of those who agreed that theirs stands beside what they asked or said, and of those who were registered by this act.</summary>
    private static bool IsOpen(Act act) => act.Area() is "panel" or "harvest" || act is Act.DoorRegister or Act.DoorOverride;

    private static bool IsKnown(Sight sight) => ActNames.Find(sight.Act) is not { } act || Rules.Of(act).Roles.Count == 0 || Rules.Of(act).Shows != Shown.Nobody || IsOpen(act);
}

public sealed class First_chat_scripts : Chat_scripts
{
    public static TheoryData<string> Scripts => DealtScripts.Of(0);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task People_hear_what_the_script_says(string name) => Play(name);
}

public sealed class Second_chat_scripts : Chat_scripts
{
    public static TheoryData<string> Scripts => DealtScripts.Of(1);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task People_hear_what_the_script_says(string name) => Play(name);
}

public sealed class Third_chat_scripts : Chat_scripts
{
    public static TheoryData<string> Scripts => DealtScripts.Of(2);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task People_hear_what_the_script_says(string name) => Play(name);
}

public sealed class Fourth_chat_scripts : Chat_scripts
{
    public static TheoryData<string> Scripts => DealtScripts.Of(3);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task People_hear_what_the_script_says(string name) => Play(name);
}

/// <summary>What looks back at the scripts comes when they have all been played: xunit runs such a collection after those that run side by side.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterTheScripts
{
    public const string Name = "After the scripts";
}

[Collection(AfterTheScripts.Name)]
[Trait("Category", "Played")]
public sealed class Ways_of_chat_scripts
{
    /// <summary>The table is of all scripts: where only some were played, no way of theirs is shorter than it says.</summary>
    [Fact]
    public void Ways_to_what_the_team_does_are_those_of_the_table() => WaysToActs.Compare();
}

/// <summary>
/// Every script again, with the bot stopped and started after each line. A long script has some of its lines, others each time: the seed is printed, and
/// <c>WORKSHOPBOT_SEED</c> takes it. With <c>./check --long</c> every line has its restart.
/// </summary>
[Trait("Category", "Restarts")]
public abstract class Chat_scripts_with_restarts(ITestOutputHelper output)
{
    private const int MostRestarts = 12;

    private protected Task Play(string name)
    {
        if (Goldens.AreRewritten)
            return Task.CompletedTask;
        var isLong = int.Parse(Environment.GetEnvironmentVariable("WORKSHOPBOT_CRASHES") ?? "0", System.Globalization.CultureInfo.InvariantCulture) > 5;
        var seed = Environment.GetEnvironmentVariable("WORKSHOPBOT_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : new Chance().Next(1_000_000);
        var script = ScriptFiles.Read(name);
        var restarts = Restarts.Within(script.Steps.Count, isLong ? int.MaxValue : MostRestarts, seed);
        output.WriteLine($"{name} WORKSHOPBOT_SEED={seed}: after every {restarts.Every} lines");
        return ScriptPlayer.PlayAsync(script, restarts);
    }
}

public sealed class First_chat_scripts_with_restarts(ITestOutputHelper output) : Chat_scripts_with_restarts(output)
{
    public static TheoryData<string> Scripts => DealtScripts.Of(0);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}

public sealed class Second_chat_scripts_with_restarts(ITestOutputHelper output) : Chat_scripts_with_restarts(output)
{
    public static TheoryData<string> Scripts => DealtScripts.Of(1);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}

public sealed class Third_chat_scripts_with_restarts(ITestOutputHelper output) : Chat_scripts_with_restarts(output)
{
    public static TheoryData<string> Scripts => DealtScripts.Of(2);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}

public sealed class Fourth_chat_scripts_with_restarts(ITestOutputHelper output) : Chat_scripts_with_restarts(output)
{
    public static TheoryData<string> Scripts => DealtScripts.Of(3);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}
