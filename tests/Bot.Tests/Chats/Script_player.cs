using WorkshopBot.Tests.Plans;
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
    [InlineData("clare = certificate.pdf holds Clare → yes\n", "some.chat:3: clare = certificate.pdf holds Clare → yes\nclare got no certificate.pdf.")]
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

    [Fact]
    public async Task An_event_played_to_the_end_has_each_of_its_files_opened_by_another_program()
    {
        const string Acts = "omar  > /organize\nomar  ! More\nomar  ! Results\nomar  ! Report document\nomar  ! English\n";
        var played = "";
        await ScriptPlayer.RewriteAsync(Script.Parse("some-to-the-end.chat", Header + Acts), text => played = text);

        var error = await Assert.ThrowsAsync<ScriptException>(() => ScriptPlayer.PlayAsync(Script.Parse("some-to-the-end.chat", played), Restarts.Never));

        Assert.StartsWith("some-to-the-end.chat: no other program opens report-basra-2025-en.docx of omar;", error.Message);
        await ScriptPlayer.PlayAsync(Script.Parse("some-to-the-end.chat", played + "omar  = report-basra-2025-en.docx holds You Are the Change → yes\n"), Restarts.Never);
    }

    [SkippableByTool("soffice")]
    public async Task What_another_program_does_not_find_in_a_file_fails()
    {
        const string Acts = "omar  > /organize\nomar  ! More\nomar  ! Results\nomar  ! Report document\nomar  ! English\nomar  = report-basra-2025-en.docx holds You Are the Change · Zanzibar →\n";
        var error = await Assert.ThrowsAsync<ScriptException>(() => ScriptPlayer.RewriteAsync(Script.Parse("some.chat", Header + Acts), _ => { }));

        Assert.EndsWith("Another program does not find in report-basra-2025-en.docx: Zanzibar", error.Message);
    }

    [Fact]
    public void Restarts_come_after_every_line_from_run_to_run_and_never_too_often()
    {
        var after = new HashSet<(int Line, bool IsCrash)>();
        for (var seed = 0; seed < 200; seed++)
        {
            var restarts = Restarts.Within(lines: 103, most: 25, seed);
            var hit = Enumerable.Range(0, 103).Select(line => (Line: line, IsCrash: restarts.After(line))).Where(one => one.IsCrash is not null).ToList();
            Assert.InRange(hit.Count, 20, 25);
            Assert.All(hit.Zip(hit.Skip(1)), pair => Assert.NotEqual(pair.First.IsCrash, pair.Second.IsCrash));
            after.UnionWith(hit.Select(one => (one.Line, one.IsCrash!.Value)));
        }

        Assert.Equal(2 * 103, after.Count);
        Assert.All(Enumerable.Range(0, 25), line => Assert.NotNull(Restarts.Within(lines: 25, most: 25, seed: line).After(line)));
        Assert.All(Enumerable.Range(0, 500), line => Assert.NotNull(Restarts.Within(lines: 500, most: int.MaxValue, seed: 1).After(line)));
        Assert.All(Enumerable.Range(0, 500), line => Assert.Null(Restarts.Never.After(line)));
    }

    private static Task<Played> Play(string lines) => ScriptPlayer.PlayAsync(Script.Parse("some.chat", Header + lines), Restarts.Never);
}
