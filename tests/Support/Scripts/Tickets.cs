using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>Codes that chance makes have a name in a script, in the order they are first seen: <c>KR7-M2Q</c> is <c>{ticket-1}</c>.</summary>
internal sealed partial class Tickets
{
    private readonly List<string> _seen = [];

    /// <summary>A text with names instead of codes.</summary>
    public string Name(string text) => Code().Replace(text, match =>
    {
        if (!_seen.Contains(match.Value))
            _seen.Add(match.Value);
        return string.Create(CultureInfo.InvariantCulture, $"{{ticket-{_seen.IndexOf(match.Value) + 1}}}");
    });

    /// <summary>A text with codes instead of names.</summary>
    /// <exception cref="ScriptException">Nobody has seen that ticket yet.</exception>
    public string Fill(string text) => Named().Replace(text, match =>
        int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= _seen.Count
            ? _seen[number - 1]
            : throw new ScriptException($"Nobody has seen {match.Value} yet."));

    [GeneratedRegex("(?<![0-9A-Za-z-])[234679CDFGHJKMNPQRTVWX]{3}-[234679CDFGHJKMNPQRTVWX]{3}(?![0-9A-Za-z-])")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{ticket-(\d+)\}")]
    private static partial Regex Named();
}
