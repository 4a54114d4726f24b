namespace WorkshopBot.Plans;

/// <summary>What somebody who mistyped a name most likely meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest letters to change; "" when none is near enough to be meant.</summary>
    public static string Of(string found, IEnumerable<string> candidates)
    {
        var (nearest, distance) = candidates
            .Select(candidate => (candidate, Distance(found.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .DefaultIfEmpty(("", 0))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(2, found.Length / 3) ? nearest : "";
    }

    /// <summary>Letters to insert, delete or replace to come from one word to the other (Levenshtein).</summary>
    public static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
