using System.Text.RegularExpressions;
using WorkshopBot.Data.People;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>Somebody read the name of another who has registered.</summary>
/// <param name="Act">What they had done, as it is stored with its button, or as what they typed was expected.</param>
/// <param name="Name">The name.</param>
public sealed record Sight(string Act, string Name);

/// <summary>Notes whose names are read after what.</summary>
internal sealed partial class Stage
{
    private string? _does;

    /// <summary>Whose names somebody read, and by which acts.</summary>
    public List<Sight> Sights { get; } = [];

    /// <summary>What a text that is about to be typed is expected for.</summary>
    private string? Expected(long who) => _bot?.Database.Read(session =>
        PeopleStore.PersonOf(session, who) is { } id && PeopleStore.ById(session, id)?.Expects is { } expects ? expects.Split(':')[0] : null);

    private void NoteSights(string who, IReadOnlyList<string> heard)
    {
        if (who.Length == 0 || _does is not { } act || LastBlock(who, heard) is not { } block)
            return;
        Sights.AddRange(_bot!.Database.Read(session =>
        {
            var own = PeopleStore.PersonOf(session, Cast.Named(who).TelegramId);
            return session.Query<NameRow>("select id, person_id, full_name from registrations where full_name is not null and person_id is not @own", new { own })
                .Select(row => session.Sealer.Open("registrations", row.Id, "full_name", row.FullName));
        }).Distinct().Where(name => name.Length > 0 && block.Contains(name, StringComparison.Ordinal)).Select(name => new Sight(act, name)));
    }

    /// <summary>The newest message of theirs, else the last that was changed: what stands above it is of before.</summary>
    private static string? LastBlock(string who, IReadOnlyList<string> heard)
    {
        var blocks = new List<(char Mark, List<string> Lines)>();
        var isTheirs = false;
        foreach (var line in heard)
        {
            if (HeadOfBlock().Match(line) is { Success: true } head)
            {
                isTheirs = head.Groups["who"].Value.Trim() == who;
                if (isTheirs)
                    blocks.Add((head.Groups["mark"].Value[0], []));
            }
            if (isTheirs)
                blocks[^1].Lines.Add(line);
        }
        return blocks.Count == 0 ? null : string.Join('\n', blocks.FindLast(block => block.Mark == '<') is { Lines: { } lines } ? lines : blocks[^1].Lines);
    }

    [GeneratedRegex("^(?<who>[a-z]+) *(?<mark>[<*]) ")]
    private static partial Regex HeadOfBlock();

    private sealed record NameRow
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public byte[] FullName { get; init; } = [];
    }
}
