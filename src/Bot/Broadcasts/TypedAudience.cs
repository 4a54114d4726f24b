using System.Text.RegularExpressions;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Plans;

namespace WorkshopBot.Broadcasts;

/// <summary>What a filter can let through, with all that people call it.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Values">Its values: mostly one.</param>
/// <param name="Label">As the reader sees it.</param>
/// <param name="Keys">What it is called in every language, as <see cref="SearchKey"/>s.</param>
internal sealed record AudienceName(string Filter, IReadOnlyList<string> Values, string Label, IReadOnlySet<string> Keys);

/// <summary>
/// Who gets a message, as somebody types it: <c>Workers, Basra</c>, <c>البصرة وكربلاء</c>. What belongs to one filter joins, what belongs to several narrows. As in a form, what is
/// only near is proposed and not taken; the beginning of one name alone is enough.
/// </summary>
/// <param name="Audience">With all that was understood.</param>
/// <param name="Unknown">The first that was not, as it was typed; null when everything was.</param>
/// <param name="Near">What may be meant by that.</param>
internal sealed partial record TypedAudience(Audience Audience, string? Unknown, IReadOnlyList<AudienceName> Near)
{
    private const int FewestLetters = 3;
    private const int MostNear = 5;
    private static readonly char[] Lists = [',', '،', ';', '؛', '\n'];

    /// <summary>Reads it.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="audience">What it adds to.</param>
    /// <param name="filter">The filter on whose values somebody looks: what several filters have is of this one; "" on none.</param>
    /// <param name="names">All that can be meant.</param>
    public static TypedAudience Read(string typed, Audience audience, string filter, IReadOnlyList<AudienceName> names)
    {
        var meant = new List<AudienceName>();
        var (unknown, near) = ((string?)null, (IReadOnlyList<AudienceName>)[]);
        foreach (var part in typed.Split(Lists, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var found = Found(part, filter, names);
            meant.AddRange(found);
            if (found.Count == 0 && unknown is null)
            {
                (unknown, near) = (part, NearOnes(SearchKey.Of(part), filter, names));
            }
        }

        return new(With(audience, meant), unknown, near);
    }

    /// <summary>An audience with more let through. Whoever names a status means that one, and not the confirmed as well whom a message is for at first.</summary>
    public static Audience With(Audience audience, IReadOnlyList<AudienceName> names)
    {
        if (audience.Of("status") is ["confirmed"] && names.Any(name => name.Filter == "status"))
        {
            audience = audience.Toggled("status", "confirmed");
        }

        return names.SelectMany(name => name.Values.Select(value => (name.Filter, Value: value))).Distinct()
            .Where(one => !audience.Of(one.Filter).Contains(one.Value)).Aggregate(audience, (all, one) => all.Toggled(one.Filter, one.Value));
    }

    /// <summary>The whole as one name, else as several with "and" between them, else word by word.</summary>
    private static List<AudienceName> Found(string part, string filter, IReadOnlyList<AudienceName> names)
    {
        foreach (var pieces in new[] { [part], And().Split(part), part.Split(' ', StringSplitOptions.RemoveEmptyEntries) })
        {
            var found = pieces.Select(piece => One(SearchKey.Of(piece), filter, names)).ToList();
            if (found.TrueForAll(one => one is not null))
            {
                return [.. found.OfType<AudienceName>()];
            }
        }

        return [];
    }

    private static AudienceName? One(string key, string filter, IReadOnlyList<AudienceName> names)
    {
        if (key.Length == 0)
        {
            return null;
        }

        var named = names.Where(name => name.Keys.Contains(key)).ToList();
        return named.Count > 0 ? Only(named, filter) : key.Length >= FewestLetters ? Only([.. names.Where(name => Begins(name, key))], filter) : null;
    }

    private static AudienceName? Only(List<AudienceName> found, string filter) =>
        found.Count == 1 ? found[0] : found.Where(name => name.Filter == filter).ToList() is [var own] ? own : null;

    private static bool Begins(AudienceName name, string key) =>
        name.Keys.Any(called => called.StartsWith(key, StringComparison.Ordinal) || called.Contains(" " + key, StringComparison.Ordinal));

    private static List<AudienceName> NearOnes(string key, string filter, IReadOnlyList<AudienceName> names)
    {
        var several = names.Where(name => name.Keys.Contains(key) || (key.Length >= FewestLetters && Begins(name, key)));
        // a word of a filter's own name, or of "without attendance", is no place that somebody mistyped
        static IEnumerable<string> Called(AudienceName name) => name.Filter is "attended" or "coming" or "online" ? name.Keys : name.Keys.Concat(SearchKey.Of(name.Label).Split(' '));
        var nearest = key.Length < FewestLetters ? "" : Nearest.Of(key, names.SelectMany(Called).Distinct());
        var near = names.Where(name => nearest.Length > 0 && Called(name).Contains(nearest));
        return [.. several.Concat(near).Where(name => name.Values.Count == 1).Distinct().OrderByDescending(name => name.Filter == filter).Take(MostNear)];
    }

    [GeneratedRegex(@"\s+(?:and|و|&)\s+|\s+و(?=\p{L}{2})|\s*\+\s*", RegexOptions.IgnoreCase)]
    private static partial Regex And();
}
