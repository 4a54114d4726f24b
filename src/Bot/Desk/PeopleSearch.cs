using WorkshopBot.Data.Desk;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Desk;

/// <summary>
/// Finds people by a part of their name, however it is spelled: every word typed has to begin a word of the name. When nobody fits, the consonants
/// decide, so that Ahmed finds أحمد.
/// </summary>
internal static class PeopleSearch
{
    /// <summary>Those who fit, in the order given.</summary>
    public static List<DeskPerson> Find(IReadOnlyList<DeskPerson> people, string typed) =>
        Find(people, typed, SearchKey.Of) is { Count: > 0 } found ? found : Find(people, typed, ConsonantKey.Of);

    private static List<DeskPerson> Find(IReadOnlyList<DeskPerson> people, string typed, Func<string, string> key)
    {
        var wanted = Words(key(typed));
        return wanted.Length == 0
            ? []
            : [.. people.Where(person => person.FullName is { } name && Words(key(name)) is var words
                && Array.TrueForAll(wanted, word => Array.Exists(words, candidate => candidate.StartsWith(word, StringComparison.Ordinal))))];
    }

    private static string[] Words(string key) => key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
