using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Setup;

/// <summary>An answer of the registration form that seats can be counted by.</summary>
/// <param name="Field">The field and the value it stores.</param>
/// <param name="Labels">What people call it, in every language.</param>
internal sealed record CountedAnswer(FieldValue Field, IReadOnlyCollection<string> Labels);

/// <summary>What an organizer types to share out seats.</summary>
/// <param name="Quotas">All of them, when it is done.</param>
/// <param name="Unread">The first line that could not be read; null when all could.</param>
internal sealed partial record TypedQuota(IReadOnlyList<Quota> Quotas, string? Unread)
{
    private const int MostSeats = 100_000;

    /// <summary>Lines of an answer and its seats: <c>Women 20</c>, <c>نساء: ٢٠</c>; <c>Women –</c> takes the limit away. Others stay.</summary>
    public static TypedQuota Read(string text, IReadOnlyList<Quota> quotas, IReadOnlyList<CountedAnswer> answers)
    {
        var read = quotas.ToDictionary(quota => new FieldValue(quota.Field, quota.Value), quota => quota.Capacity);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Line().Match(Typed.Plain(line));
            if (!match.Success || Find(match.Groups["answer"].Value, answers) is not { } answer)
            {
                return new(quotas, line);
            }

            if (!match.Groups["seats"].Success)
            {
                read.Remove(answer.Field);
            }
            else if (int.TryParse(match.Groups["seats"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats <= MostSeats)
            {
                read[answer.Field] = seats;
            }
            else
            {
                return new(quotas, line);
            }
        }

        return new([.. read.Select(pair => new Quota(pair.Key.Field, pair.Key.Value, pair.Value))], null);
    }

    /// <summary>The one answer of that name; else the one that has its words. Of several it is none.</summary>
    private static CountedAnswer? Find(string typed, IReadOnlyList<CountedAnswer> answers)
    {
        var key = SearchKey.Of(typed);
        var named = answers.Where(answer => answer.Labels.Any(label => SearchKey.Of(label) == key)).ToList();
        var like = named.Count > 0 ? named : [.. answers.Where(answer => answer.Labels.Any(label => SearchKey.HasWords(SearchKey.Of(label), key)))];
        return like is [var only] ? only : null;
    }

    // an age band has a number itself: what is behind the last space or colon counts
    [GeneratedRegex(@"^(?<answer>.+?)(?:\s*[:=]\s*|\s+)(?:(?<seats>\d+)|[-–])$")]
    private static partial Regex Line();
}
