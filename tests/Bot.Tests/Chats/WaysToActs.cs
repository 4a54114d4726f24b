using System.Collections.Concurrent;
using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Tests.Access;
using WorkshopBot.Tests.Support;
using WorkshopBot.Tests.Support.Scripts;

namespace WorkshopBot.Tests.Chats;

/// <summary>
/// The table of how a team comes to everything it can do (<c>ways.md</c>): nothing is more than four taps from <c>/organize</c> or <c>/facilitate</c>. The ways are those that
/// people go in the scripts, the shortest of each.
/// </summary>
internal static class WaysToActs
{
    private const int Most = 4;

    private static readonly string Table = Repository.At("tests", "Bot.Tests", "Chats", "ways.md");

    /// <summary>One act that is several things to whoever wants them: each setting, each file.</summary>
    private static readonly Act[] Several = [Act.SetupField, Act.SetupSwitch, Act.TimetableField, Act.BroadcastOptions, Act.BroadcastFilter, Act.PromiseFix, Act.TeamMake, Act.ResultsFile, Act.HarvestFile, Act.PeopleExport, Act.FormsAnswer];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Way>> Played = new();

    /// <summary>A script was played.</summary>
    public static void Note(string script, IReadOnlyList<Way> ways) => Played[script] = ways;

    /// <summary>The table is of all scripts: where only some were played, no way of theirs is shorter than it says.</summary>
    public static void Compare()
    {
        var rows = Rows();
        if (Played.Count == ScriptFiles.Names.Count())
        {
            if (Goldens.AreRewritten)
                Write(rows);
            Assert.Equal(File.ReadAllText(Table).ReplaceLineEndings("\n"), Text(rows));
        }
        else
        {
            var known = Read();
            Assert.All(rows, row => Assert.True(known.GetValueOrDefault(row.Key, int.MaxValue) <= row.Value.Labels.Count, $"ways.md is to know: {Line(row.Key, row.Value)}"));
        }
    }

    /// <summary>What the table says: taps, by what they lead to.</summary>
    public static Dictionary<string, int> Read() => File.ReadLines(Table).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | "))
        .ToDictionary(cells => cells[0].Trim('|', ' ', '`'), cells => int.Parse(cells[1], CultureInfo.InvariantCulture));

    /// <summary>Whether the way to something is as short as the team needs it.</summary>
    public static bool IsShort(int taps) => taps <= Most;

    private static SortedDictionary<string, Way> Rows()
    {
        var rows = new SortedDictionary<string, Way>(StringComparer.Ordinal);
        foreach (var way in Played.OrderBy(script => script.Key, StringComparer.Ordinal).SelectMany(script => script.Value))
        {
            if (ActNames.Find(way.Act) is not { } act || Rules.Of(act).Roles.Count == 0)
                continue;
            var kind = Several.Contains(act) ? way.Argument.Split(':').FirstOrDefault(part => part.Length > 3 && part.All(letter => letter is '_' or (>= 'a' and <= 'z'))) : null;
            var key = kind is null ? way.Act : $"{way.Act} {kind}";
            if (!rows.TryGetValue(key, out var best) || Order(way).CompareTo(Order(best)) < 0)
                rows[key] = way;
        }
        return rows;
    }

    // of ways of one length, one that most can read
    private static (int, bool) Order(Way way) => (way.Labels.Count, !way.Labels.All(label => System.Text.Ascii.IsValid(label)));

    private static void Write(SortedDictionary<string, Way> rows) => File.WriteAllText(Table, Text(rows));

    private static string Text(SortedDictionary<string, Way> rows) => string.Join('\n',
    [
        "# How a team comes to what it can do",
        "",
        "Written by the test `Ways_of_chat_scripts` from the ways that people go in `tests/Chats`: of each the shortest. What is typed on the way is no tap, and neither is the",
        "question whether one means it.",
        "",
        "| act | taps | way |",
        "|---|---|---|",
        .. rows.Select(row => Line(row.Key, row.Value)),
    ]) + "\n";

    private static string Line(string key, Way way) => $"| `{key}` | {way.Labels.Count} | {way.Command} → {string.Join(" → ", way.Labels.Select(label => label.Replace("|", "/", StringComparison.Ordinal)))} |";
}

/// <summary>Nothing that a team can do is more than four taps away.</summary>
public sealed class Ways_to_every_act
{
    /// <summary>What no script comes to from a command without a detour: the way as it is counted on the cards.</summary>
    private static readonly Dictionary<Act, string> Elsewhere = new()
    {
        [Act.DraftTake] = "a workbook is sent: no command, and no tap",
        [Act.PaperOf] = "Forms → the form → From paper → a name that fits several → the person: a ticket's code needs no tap",
        [Act.PublishPurpose] = "a workbook is sent → Publish → the workshop, where there are several",
        [Act.PublishMove] = "offered once a new version is published, and nowhere else",
        [Act.PublishMoveNow] = "the same, confirmed",
    };

    /// <summary>What is as near by another way, which is typed and no tap.</summary>
    private static readonly Dictionary<string, string> Nearer = new()
    {
        ["broadcast.filter earlier"] = "To whom… takes it typed, too",
        ["publish.confirm"] = "whom a form is for is written below the card that a tap on Publish… shows; every other value is the third tap after the file",
        ["groups.write"] = "what it asks comes after the group was written anew; the group's name written below the groups opens it",
        ["paper.of"] = "the sheet takes the place of what was sent only after a question whether one means it; without one it is the fourth tap",
        ["groups.person"] = "a name written below the groups opens it",
        ["timetable.paste"] = "lines that are pasted below the agenda are added without it",
        ["promise.to"] = "a word written below the promises opens it: Ask a participant → the person",
    };

    public static TheoryData<string> Rows => [.. WaysToActs.Read().Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Are_four_taps_at_most(string act) => Assert.True(WaysToActs.IsShort(WaysToActs.Read()[act]) || Nearer.ContainsKey(act), $"{act} is {WaysToActs.Read()[act]} taps away; see ways.md");

    [Fact]
    public void Are_there()
    {
        var known = WaysToActs.Read().Keys.Select(key => key.Split(' ')[0]).ToHashSet();
        Assert.Equal("", string.Join(", ", Enum.GetValues<Act>().Where(act => Rules.Of(act).Roles.Count > 0 && !known.Contains(act.Name()) && !Rights_of_every_role.Typed.Contains(act) && !Elsewhere.ContainsKey(act)).Select(act => act.Name())));
    }
}
