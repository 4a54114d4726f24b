using System.Reflection;
using System.Text.RegularExpressions;

namespace Telegram.Bot.Tests.Surface;

/// <summary>
/// Our client against <c>surface.txt</c>: what the NuGet package Telegram.Bot 22.10.2.1 is known to offer, as far as we do.
/// </summary>
/// <remarks>
/// The official package could not be restored where this was written, so the switch <c>-p:TelegramBotPackage=22.10.2.1</c> was
/// not run. The list stands for it: it was written from facts about the released library, not from this assembly. A member
/// that isn't listed fails, as does one whose names, order, types or defaults differ, and a line that nothing answers to.
/// In the list <c>_</c> is a name nobody has told us; callers pass such arguments by position.
/// </remarks>
public sealed class SurfaceTest
{
    private static readonly string[] Listed = ReadList();

    private static readonly string[] Ours = [.. PublicSurface.Of(typeof(TelegramBotClient).Assembly)];

    [Fact]
    public void Nothing_is_public_that_the_package_is_not_known_to_have()
    {
        var known = Listed.Select(Pattern).ToArray();
        None(Ours.Where(line => !known.Any(pattern => pattern.IsMatch(line))));
    }

    [Fact]
    public void Everything_listed_is_there_with_the_same_names_types_and_defaults()
    {
        None(Listed.Where(line => !Ours.Any(Pattern(line).IsMatch)));
    }

    [Fact]
    public void No_line_is_listed_twice()
    {
        Assert.Equal(Listed.Distinct(), Listed);
    }

    // every line, not xunit's first five
    private static void None(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        Assert.True(text.Length == 0, text);
    }

    private static Regex Pattern(string line) => new("^" + Regex.Replace(Regex.Escape(line), @"\b_\b", @"[\w.]+") + "$");

    private static string[] ReadList()
    {
        var root = typeof(SurfaceTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot").Value!;
        return [.. File.ReadLines(Path.Combine(root, "tests", "Telegram.Bot.Tests", "surface.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')];
    }
}
