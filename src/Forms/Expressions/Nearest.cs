using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

/// <summary>The name that was probably meant.</summary>
internal static class Nearest
{
    private const int MostLookedAt = 300;

    /// <summary>The nearest name within two changes or a third of its letters, or "" when none is near.</summary>
    public static string Of(string written, IEnumerable<string> names)
    {
        if (written.Length > 100)
            return "";
        var key = written.ToLowerInvariant();
        // two letters changed places count as two changes
        var most = written.Length < 3 ? 1 : Math.Max(2, written.Length / 3);
        return names.Distinct(StringComparer.Ordinal).Take(MostLookedAt)
            .Select(name => (Name: name, Distance: SearchKey.Distance(key, name.ToLowerInvariant(), most)))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name ?? "";
    }
}
