using System.Reflection;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests;

/// <summary>Who may know what: the table of seams in the README, checked on the sources and the project files.</summary>
public sealed partial class SeamTests
{
    private static readonly string Root = typeof(SeamTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Telegrams_types_are_used_at_the_edge_alone()
    {
        string[] edge = ["Inbox", "Outbox", "Hosting"];
        Assert.DoesNotContain(Sources("src/Bot"), source => !edge.Contains(FolderOf(source, "src/Bot")) && UsesTelegram().IsMatch(File.ReadAllText(source)));
    }

    [Theory]
    [InlineData("src/Forms")]
    [InlineData("src/Data")]
    [InlineData("src/Playground")]
    public void Only_the_bot_knows_the_client(string project) =>
        Assert.DoesNotContain(Sources(project), source => UsesTelegram().IsMatch(File.ReadAllText(source)));

    [Theory]
    [InlineData("src/Forms/Forms.csproj")]
    [InlineData("src/Data/Data.csproj")]
    [InlineData("src/Telegram.Bot/Telegram.Bot.csproj")]
    [InlineData("src/Playground/Playground.csproj")]
    public void No_project_below_the_bot_refers_to_another(string project) =>
        Assert.DoesNotContain("<ProjectReference", File.ReadAllText(Path.Combine(Root, project)), StringComparison.Ordinal);

    [Fact]
    public void The_bot_holds_no_sql() =>
        Assert.DoesNotContain(Sources("src/Bot"), source => Sql().IsMatch(File.ReadAllText(source)));

    [Fact]
    public void Turns_are_admitted_by_the_gate_alone() =>
        // but for the loop's own work, and the turn that hands it on
        Assert.Equal(
            ["Access/Gate.cs", "Turns/LanguageChosen.cs", "Turns/TurnRunner.cs"],
            Sources("src/Bot").Where(source => File.ReadAllText(source).Contains("urn.Admit(", StringComparison.Ordinal))
                .Select(source => Path.GetRelativePath(Path.Combine(Root, "src/Bot"), source).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Fact]
    public void Features_change_rows_through_an_admitted_turn_alone()
    {
        // the engine, and what runs without a chat: the command line, imports
        string[] others = ["Commands", "Exports", "Hosting", "Outbox", "Plans", "Turns", "Files"];
        Assert.DoesNotContain(Sources("src/Bot"), source => !others.Contains(FolderOf(source, "src/Bot")) && OtherWays().IsMatch(File.ReadAllText(source)));
    }

    [Fact]
    public void No_namespace_hides_the_librarys() =>
        Assert.DoesNotContain(Sources("src"), source => HidingNamespace().IsMatch(File.ReadAllText(source)));

    [Fact]
    public void The_bot_makes_no_serializer_context() =>
        // a context over the client's types would not compile against the package
        Assert.DoesNotContain(Sources("src/Bot"), source => File.ReadAllText(source).Contains("JsonSerializerContext", StringComparison.Ordinal));

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(source => !source.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FolderOf(string source, string project) =>
        Path.GetRelativePath(Path.Combine(Root, project), source).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"\busing (static )?Telegram\.Bot|\bglobal::Telegram\.|[^.\w]Telegram\.Bot\.")]
    private static partial Regex UsesTelegram();

    [GeneratedRegex(@"""\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|pragma\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\.Begin\(\)|\bDatabase\.Open|\(\(?Turn\)|\bas Turn\b|\bis Turn\b")]
    private static partial Regex OtherWays();

    [GeneratedRegex(@"namespace WorkshopBot(\.\w+)*\.Telegram\b")]
    private static partial Regex HidingNamespace();
}
