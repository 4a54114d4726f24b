using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Setup;

/// <summary>
/// Where a workshop is, as people send it: a name, a name with the link that a map gave, or the link of a meeting. Only the confirmed are shown a meeting's link, and a map's is for everybody who is shown
/// the place, so one is not taken for the other.
/// </summary>
/// <param name="Name">What was written besides a link.</param>
/// <param name="Map">A link to a map or a page about the place; null without one.</param>
/// <param name="Meeting">Where people meet online; null without one.</param>
internal sealed partial record TypedPlace(string Name, string? Map, string? Meeting)
{
    /// <summary>The link is one where such meetings are held, and not only taken for one.</summary>
    public bool IsMeetingsHost => Meeting is { } link && Array.Exists(Meetings, host => link.Contains(host, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Maps = ["maps.", "maps/", "goo.gl/", "osm.org", "openstreetmap.org", "waze.com", "yandex.", "here.com", "what3words.com", "bing.com/maps", "plus.codes"];
    private static readonly string[] Meetings = ["zoom.", "meet.", "teams.", "webex.", "whereby.com", "skype.com", "gotomeeting.com", "jitsi", "bigbluebutton"];

    /// <summary>Reads what was typed for a place. A link that stands alone is a meeting's, unless it is a map's; one among words is a meeting's only where such meetings are held.</summary>
    public static TypedPlace Of(string typed)
    {
        var text = Bidi.Strip(typed).Trim();
        var match = Link().Match(text);
        if (!match.Success || !Uri.TryCreate(match.Value, UriKind.Absolute, out var link))
        {
            return new(text, null, null);
        }

        var name = string.Join('\n', text.Remove(match.Index, match.Length).Replace("()", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim(Between)).Where(line => line.Length > 0));
        var where = link.Host + link.AbsolutePath;
        bool IsOne(string[] hosts) => Array.Exists(hosts, host => where.Contains(host, StringComparison.OrdinalIgnoreCase));
        if (WordsIn().Matches(name).All(word => Online.Contains(SearchKey.Of(word.Value))) || (IsOne(Meetings) && Invitation().IsMatch(name)))
        {
            name = "";
        }

        return IsOne(Maps) || (name.Length > 0 && !IsOne(Meetings)) ? new(name, link.ToString(), null) : new(name, null, link.ToString());
    }

    /// <summary>What stands before a meeting's link and is no place.</summary>
    private static readonly HashSet<string> Online =
    [
        .. new[]
        {
            "عبر", "على", "من", "خلال", "في", "زوم", "منصة", "تطبيق", "الإنترنت", "أونلاين", "رابط", "الرابط", "الاجتماع", "اللقاء", "الدخول", "لە", "ڕێگەی", "زووم", "بەستەر", "بەستەری", "کۆبوونەوە", "کۆبوونەوەکە", "ئۆنلاین", "ئینتەرنێت",
            "zoom", "online", "via", "on", "at", "in", "the", "meeting", "link", "join", "google", "meet", "teams", "microsoft",
        }.Select(SearchKey.Of),
    ];

    private static readonly char[] Between = [' ', '-', '–', '—', ':', '،', ',', '|'];

    // the whole invitation of a meeting, with what opens its door
    [GeneratedRegex(@"passcode|password|meeting id|inviting you|dial|رمز|كلمة المرور|كلمة السر|وشەی نهێنی|تێپەڕەوشە", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invitation();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex WordsIn();

    [GeneratedRegex(@"https?://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
