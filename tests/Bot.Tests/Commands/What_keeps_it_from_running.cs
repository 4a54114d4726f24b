using WorkshopBot.Commands;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Playground;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Commands;

public sealed class What_keeps_it_from_running : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workshopbot-environment-");

    public static TheoryData<string> StorageProblems => [.. Enum.GetNames<StorageProblem>()];

    public static TheoryData<string> StartProblems => [.. Enum.GetNames<StartProblem>()];

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The database project knows no texts: its English message is for logs, and says the same as the sentence that people read.</summary>
    [Theory]
    [MemberData(nameof(StorageProblems))]
    public void About_the_database_is_said_in_three_languages(string problem)
    {
        var error = new StorageException(Enum.Parse<StorageProblem>(problem), "/data/workshop.db", "why");
        var said = Language.All.Select(language => Bidi.Strip(EnvironmentText.Of(error, Catalogue.Embedded.In(language)))).ToList();
        Assert.Equal(error.Message, said[2]);
        Assert.Equal(3, said.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(StartProblems))]
    public void About_the_start_is_said_in_three_languages(string problem)
    {
        var finding = new StartFinding(Enum.Parse<StartProblem>(problem), "what-it-is", "why", "other");
        var said = Language.All.Select(language => EnvironmentText.Of([finding], Catalogue.Embedded.In(language))).ToList();
        Assert.All(said, sentence => Assert.Contains("what-it-is", sentence, StringComparison.Ordinal));
        Assert.Equal(3, said.Distinct().Count());
    }

    [Fact]
    public void Is_logged_in_English_with_each_problem_on_a_line()
    {
        var error = new BotStartException([StartFinding.Read("Limits:InFlight", "OutOfRange\n1\n500"), StartFinding.Read("Telegram:Token", "TokenMissing")]);
        Assert.Equal(
            "Limits:InFlight is a number from 1 to 500." + Environment.NewLine
            + "Telegram:Token is missing: put in the token that @BotFather gave you (environment: Telegram__Token).",
            error.Message);
    }

    [Theory]
    [InlineData("ar", "لا توجد قاعدة بيانات")]
    [InlineData("ckb", "بنکەدراوە نییە")]
    [InlineData("en", "There is no database at")]
    public async Task Is_said_on_the_console_in_the_language_that_was_asked_for(string language, string said)
    {
        var console = new Console(_folder.FullName);
        var code = await console.Run("backup", Path.Combine(_folder.FullName, "friday.db"), "--language", language);
        Assert.Equal(ExitCode.Environment, code);
        Assert.Contains(said, console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_that_another_playground_has_open_is_named()
    {
        var world = Path.Combine(_folder.FullName, "world.json");
        await using var other = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", File = world });
        var console = new Console(_folder.FullName) { Settings = { ["Playground:Url"] = "http://127.0.0.1:0", ["Playground:File"] = world } };
        Assert.Equal(ExitCode.Environment, await console.Run("playground", "--language=ckb"));
        Assert.Contains("گۆڕەپانێکی تری تاقیکردنەوە", console.Error, StringComparison.Ordinal);
        Assert.Contains(world, console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_playground_that_would_listen_to_the_network_is_refused_in_the_reader_s_language()
    {
        var console = new Console(_folder.FullName) { Settings = { ["Playground:File"] = Path.Combine(_folder.FullName, "world.json") } };
        Assert.Equal(ExitCode.Environment, await console.Run("playground", "--listen=http://192.0.2.1:5080", "--language=ar"));
        Assert.Contains("ساحة التجريب تعمل على هذا الجهاز وحده", console.Error, StringComparison.Ordinal);
    }
}
