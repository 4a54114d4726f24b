using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// Codes that chance makes have a name in a script, in the order they are first seen: <c>KR7-M2Q</c> is <c>{ticket-1}</c>, an invitation's
/// <c>i_9fKc0…</c> is <c>{invitation-1}</c>.
/// </summary>
internal sealed partial class Tickets
{
    private readonly List<string> _seen = [];
    private readonly List<string> _invitations = [];

    /// <summary>A text with names instead of codes.</summary>
    public string Name(string text) => Name(Name(text, Code(), "ticket", _seen), Invitation(), "invitation", _invitations);

    /// <summary>A text with codes instead of names.</summary>
    /// <exception cref="ScriptException">Nobody has seen that ticket yet.</exception>
    public string Fill(string text) => Named().Replace(text, match =>
        (match.Groups[1].Value == "ticket" ? _seen : _invitations) is var seen
            && int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= seen.Count
            ? seen[number - 1]
            : throw new ScriptException($"Nobody has seen {match.Value} yet."));

    private static string Name(string text, Regex code, string kind, List<string> seen) => code.Replace(text, match =>
    {
        if (!seen.Contains(match.Value))
            seen.Add(match.Value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{kind}-{seen.IndexOf(match.Value) + 1}}}");
    });

    [GeneratedRegex("(?<![0-9A-Za-z-])[234679CDFGHJKMNPQRTVWX]{3}-[234679CDFGHJKMNPQRTVWX]{3}(?![0-9A-Za-z-])")]
    private static partial Regex Code();

    [GeneratedRegex("(?<==)i_[0-9A-Za-z_-]{16}(?![0-9A-Za-z_-])")]
    private static partial Regex Invitation();

    [GeneratedRegex(@"\{(ticket|invitation)-(\d+)\}")]
    private static partial Regex Named();
}
