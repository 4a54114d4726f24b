using WorkshopBot.Tests.Support.Scripts;

namespace WorkshopBot.Tests.Chats;

/// <summary>A script is held to what it says: these are scripts that say something else than what happens.</summary>
public sealed class Script_player
{
    private const string Header = "sample basra-2025   lang en   clock 2025-11-01T09:00+03:00\n\n";
    private const string Answer = "clare < You are not registered for any workshop yet.\n        Upcoming workshops: /workshops\n";

    [Fact]
    public Task What_happens_as_written_passes() => Play("clare > /me\n" + Answer);

    [Theory]
    [InlineData("clare > /me\n")]
    [InlineData("clare > /me\n" + Answer + Answer)]
    [InlineData("clare > /me\nclare < You are not registered for any workshop yet\n        Upcoming workshops: /workshops\n")]
    [InlineData("clare > /me\nbaran < You are not registered for any workshop yet.\n        Upcoming workshops: /workshops\n")]
    [InlineData("clare > /me\nclare * You are not registered for any workshop yet.\n        Upcoming workshops: /workshops\n")]
    public async Task What_is_missing_or_different_fails(string lines)
    {
        var error = await Assert.ThrowsAsync<ScriptException>(() => Play(lines));

        Assert.StartsWith("some.chat:3: clare > /me", error.Message);
        Assert.EndsWith("What happened is:\n" + Answer.TrimEnd(), error.Message);
    }

    [Theory]
    [InlineData("clare ! Register\n", "some.chat:3: clare ! Register\nNo button «Register» is shown; there are: ")]
    [InlineData("clare : dances\n", "some.chat:3: clare : dances\nNobody can do this: dances")]
    [InlineData("clare > /start t_{ticket-1}\n", "some.chat:3: clare > /start t_{ticket-1}\nNobody has seen {ticket-1} yet.")]
    [InlineData("      ~ later\n", "some.chat:3:       ~ later\n«later» is no time: 10m, 3h, 2d or 2025-11-14 08:30.")]
    public async Task What_cannot_be_done_says_so(string lines, string message)
    {
        var error = await Assert.ThrowsAsync<ScriptException>(() => Play(lines));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Rewriting_fills_in_what_was_heard_before_a_line_that_cannot_be_played()
    {
        var script = Script.Parse("some.chat", Header + "clare > /me\nclare < Nothing.\nclare ! Register\nclare < Nothing.\n");
        var written = "";

        await Assert.ThrowsAsync<ScriptException>(() => ScriptPlayer.RewriteAsync(script, text => written = text));

        Assert.Equal(Header + "clare > /me\n" + Answer + "clare ! Register\nclare < Nothing.\n", written);
    }

    private static Task Play(string lines) => ScriptPlayer.PlayAsync(Script.Parse("some.chat", Header + lines), Restarts.Never);
}
