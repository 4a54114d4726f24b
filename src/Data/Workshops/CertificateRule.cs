namespace WorkshopBot.Data.Workshops;

/// <summary>How much of a workshop somebody must have come to for a certificate. Sessions are those that are counted at their own door.</summary>
public enum CertificateRule
{
    None,
    AnyDay,
    HalfOfDays,
    AllDays,
    HalfOfSessions,

    /// <summary>Four in five.</summary>
    MostSessions,
    AllSessions,
}

/// <summary>The words for these rules in plans, in the database and in buttons.</summary>
public static class CertificateRuleWords
{
    private static readonly string[] Words = ["none", "any_day", "half_of_days", "all_days", "half_of_sessions", "most_sessions", "all_sessions"];

    /// <summary>All words, in the order of the rules.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Its word: <c>all_days</c>.</summary>
    public static string Word(this CertificateRule rule) => Words[(int)rule];

    /// <summary>The rule of a word.</summary>
    /// <exception cref="ArgumentException">No rule has that word: a bug, words are checked where they come in.</exception>
    public static CertificateRule Read(string word) =>
        Array.IndexOf(Words, word) is >= 0 and var found ? (CertificateRule)found : throw new ArgumentException($"No rule is called '{word}'.", nameof(word));
}
