using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// Codes that chance makes have a name in a script, in the order they are first seen: <c>KR7-M2Q</c> is <c>{ticket-1}</c>, an invitation's
/// <c>i_9fKc0…</c> is <c>{invitation-1}</c>, so are the links of a place given away (<c>h_…</c>), of a promise (<c>a_…</c>), of guests (<c>v_…</c>), of a record made at the desk (<c>p_…</c>) and of a certificate (<c>c_…</c>);
/// the last letters of an invitation, <c>…g7</c> or <c>⏳ g7</c>, are <c>…{invitation-1}</c>; the code of such a record as it is typed is <c>{claim-1}</c>, the code of a form's link <c>{form-1}</c>, the receipt of an anonymous answer <c>{receipt-1}</c>.
/// </summary>
internal sealed partial class Tickets
{
    private readonly Dictionary<string, List<string>> _seen = new() { ["ticket"] = [], ["invitation"] = [], ["form"] = [], ["claim"] = [], ["receipt"] = [] };

    /// <summary>A text with names instead of codes.</summary>
    public string Name(string text) => Ending(Name(Name(Name(Name(Name(text, Code(), "ticket"), Invitation(), "invitation"), Form(), "form"), Claim(), "claim"), Receipt(), "receipt"));

    /// <summary>A text with codes instead of names.</summary>
    /// <exception cref="ScriptException">Nobody has seen that code yet.</exception>
    public string Fill(string text) => Named().Replace(text, match =>
        _seen[match.Groups[1].Value] is var seen
            && int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= seen.Count
            ? text[..match.Index].EndsWith('…') || text[..match.Index].EndsWith("⏳ ", StringComparison.Ordinal) ? seen[number - 1][^2..] : seen[number - 1]
            : throw new ScriptException($"Nobody has seen {match.Value} yet."));

    private string Name(string text, Regex code, string kind) => code.Replace(text, match =>
    {
        var seen = _seen[kind];
        if (!seen.Contains(match.Value))
            seen.Add(match.Value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{kind}-{seen.IndexOf(match.Value) + 1}}}");
    });

    private string Ending(string text) => _seen["invitation"].Index().Aggregate(text, (named, one) =>
        EndingOf(one.Item).Replace(named, string.Create(CultureInfo.InvariantCulture, $"{{invitation-{one.Index + 1}}}")));

    private static Regex EndingOf(string invitation) => new("(?<=…|⏳ )" + Regex.Escape(invitation[^2..]) + "(?![0-9A-Za-z_-])");

    [GeneratedRegex("(?<![0-9A-Za-z-])[234679CDFGHJKMNPQRTVWX]{3}-[234679CDFGHJKMNPQRTVWX]{3}(?![0-9A-Za-z-])")]
    private static partial Regex Code();

    [GeneratedRegex("(?<==)(?:[ihav]_[0-9A-Za-z_-]{16}|[pc]_[0-9A-Z]{18})(?![0-9A-Za-z_-])")]
    private static partial Regex Invitation();

    [GeneratedRegex("(?<=f_)[0-9a-f]{20}(?![0-9A-Za-z])")]
    private static partial Regex Form();

    [GeneratedRegex("(?<![0-9A-Za-z-])[234679CDFGHJKMNPQRTVWX]{6}(?:-[234679CDFGHJKMNPQRTVWX]{6}){2}(?![0-9A-Za-z-])")]
    private static partial Regex Claim();

    [GeneratedRegex("[0-9]{4}(?: · [0-9]{4}){3}")]
    private static partial Regex Receipt();

    [GeneratedRegex(@"\{(ticket|invitation|form|claim|receipt)-(\d+)\}")]
    private static partial Regex Named();
}
