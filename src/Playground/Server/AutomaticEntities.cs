using System.Text.RegularExpressions;

namespace WorkshopBot.Playground.Server;

/// <summary>What becomes a link by itself: commands, @names, #tags, addresses. Not inside code, links and other such spans.</summary>
internal static partial class AutomaticEntities
{
    private static readonly HashSet<string> Closed = ["code", "pre", "text_link", "text_mention"];

    private static readonly (string Type, Func<Regex> Pattern)[] Patterns =
    [
        ("bot_command", Command), ("email", Email), ("url", Url), ("mention", Mention), ("hashtag", Hashtag),
    ];

    public static FormattedText Add(FormattedText text, bool onlyCommands = false)
    {
        if (text.Text.AsSpan().IndexOfAny("/@#.") < 0)
            return text;
        var entities = new List<Entity>(text.Entities);
        var taken = entities.Where(e => Closed.Contains(e.Type)).ToList();
        foreach (var (type, pattern) in onlyCommands ? Patterns.AsSpan(0, 1) : Patterns)
        {
            foreach (Match match in pattern().Matches(text.Text))
            {
                var found = new Entity(type, match.Index, match.Length);
                if (taken.Exists(t => t.Offset < found.End && found.Offset < t.End))
                    continue;
                taken.Add(found);
                entities.Add(found);
            }
        }
        return text with { Entities = [.. entities.OrderBy(e => e.Offset).ThenByDescending(e => e.Length).Take(Limits.Entities)] };
    }

    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\w/<>])")]
    private static partial Regex Command();

    [GeneratedRegex(@"(https?://[^\s<>""]+|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|info|me|io|iq|eu)\b(/[^\s<>""]*)?)(?<![.,;:!?)'])", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\b")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\w)@[A-Za-z0-9_]{4,32}\b")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<!\w)#\w*[\p{L}_]\w*")]
    private static partial Regex Hashtag();
}
