using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// Codes that chance makes have a name in a script, in the order they are first seen: <c>KR7-M2Q</c> is <c>{ticket-1}</c>, an invitation's
/// <c>i_9fKc0…</c> is <c>{invitation-1}</c>, the code of a form's link <c>{form-1}</c>.
/// </summary>
internal sealed partial class Tickets
{
    private readonly Dictionary<string, List<string>> _seen = new() { ["ticket"] = [], ["invitation"] = [], ["form"] = [] };

    /// <summary>A text with names instead of codes.</summary>
    public string Name(string text) => Name(Name(Name(text, Code(), "ticket"), Invitation(), "invitation"), Form(), "form");

    /// <summary>A text with codes instead of names.</summary>
    /// <exception cref="ScriptException">Nobody has seen that code yet.</exception>
    public string Fill(string text) => Named().Replace(text, match =>
        _seen[match.Groups[1].Value] is var seen
            && int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= seen.Count
            ? seen[number - 1]
            : throw new ScriptException($"Nobody has seen {match.Value} yet."));

    private string Name(string text, Regex code, string kind) => code.Replace(text, match =>
    {
        var seen = _seen[kind];
        if (!seen.Contains(match.Value))
            seen.Add(match.Value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{kind}-{seen.IndexOf(match.Value) + 1}}}");
    });

    [GeneratedRegex("(?<![0-9A-Za-z-])[234679CDFGHJKMNPQRTVWX]{3}-[234679CDFGHJKMNPQRTVWX]{3}(?![0-9A-Za-z-])")]
    private static partial Regex Code();

    [GeneratedRegex("(?<==)i_[0-9A-Za-z_-]{16}(?![0-9A-Za-z_-])")]
    private static partial Regex Invitation();

    [GeneratedRegex("(?<=f_)[0-9a-f]{20}(?![0-9A-Za-z])")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{(ticket|invitation|form)-(\d+)\}")]
    private static partial Regex Named();
}
