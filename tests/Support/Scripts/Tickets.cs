using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// Codes that chance makes have a name in a script, in the order they are first seen: the ticket <c>KR7-M2Q</c> is <c>{ticket-1}</c>, a form's code is
/// <c>{form-1}</c>.
/// </summary>
internal sealed partial class Tickets
{
    private readonly List<string> _tickets = [];
    private readonly List<string> _forms = [];

    /// <summary>A text with names instead of codes.</summary>
    public string Name(string text) => Form().Replace(Code().Replace(text, match => Named("ticket", _tickets, match.Value)), match => Named("form", _forms, match.Value));

    /// <summary>A text with codes instead of names.</summary>
    /// <exception cref="ScriptException">Nobody has seen that code yet.</exception>
    public string Fill(string text) => AnyName().Replace(text, match =>
        (match.Groups[1].Value == "form" ? _forms : _tickets) is var seen
        && int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= seen.Count
            ? seen[number - 1]
            : throw new ScriptException($"Nobody has seen {match.Value} yet."));

    private static string Named(string kind, List<string> seen, string code)
    {
        if (!seen.Contains(code))
            seen.Add(code);
        return string.Create(CultureInfo.InvariantCulture, $"{{{kind}-{seen.IndexOf(code) + 1}}}");
    }

    [GeneratedRegex("(?<![0-9A-Za-z-])[234679CDFGHJKMNPQRTVWX]{3}-[234679CDFGHJKMNPQRTVWX]{3}(?![0-9A-Za-z-])")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=f_|→ )[0-9a-f]{20}(?![0-9A-Za-z])")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{(ticket|form)-(\d+)\}")]
    private static partial Regex AnyName();
}
