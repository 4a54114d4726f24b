using System.Globalization;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>
/// So long before a session, as an organizer types it: its name or the beginning of it in any language, or its start, with a number of minutes before or behind:
/// <c>Opening 30</c>, <c>30 دقيقة قبل الافتتاح</c>, <c>9:30 10</c>. Without a number it is when the session begins.
/// </summary>
/// <param name="Items">The one that is meant; several, or one with <paramref name="IsNear"/>, when it has to be asked; none when nothing was understood.</param>
/// <param name="Minutes">So long before.</param>
/// <param name="IsNear">What was typed is only like its name.</param>
internal sealed record TypedBefore(IReadOnlyList<AgendaItem> Items, int Minutes, bool IsNear)
{
    private const int LongestMinutes = 7 * 24 * 60;
    private const int FewestLetters = 3;
    private static readonly char[] Around = [' ', ',', '،', '؛', ';', '\t', '\n', '\r'];

    private static readonly HashSet<string> Hours = Keys("hour", "hours", "ساعة", "ساعات", "کاتژمێر", "سەعات");
    private static readonly HashSet<string> Halves = Keys("half", "نصف", "نیو");
    private static readonly HashSet<string> Fillers = [.. Hours, .. Keys("before", "min", "mins", "minute", "minutes", "an", "قبل", "دقيقة", "دقائق", "پێش", "خولەک")];

    /// <summary>Reads it; of several sessions by the same name it is the next.</summary>
    public static TypedBefore Read(string typed, ShelvedWorkshop home, DateTimeOffset now)
    {
        var readings = Readings(Words(typed)).ToList();
        foreach (var find in new Func<string, AgendaItem, Workshop, bool>[] { IsNamed, Begins })
        {
            foreach (var (name, minutes) in readings)
            {
                var found = Ahead(home, now, minutes).Where(item => find(name, item, home.Workshop)).ToList();
                if (found.Count > 0)
                {
                    return new(found.DistinctBy(item => item.Titles.Values.FirstOrDefault()).Count() == 1 || find == IsNamed ? [found[0]] : found, minutes, IsNear: false);
                }
            }
        }

        foreach (var (name, minutes) in readings)
        {
            var key = SearchKey.Of(name);
            var ahead = Ahead(home, now, minutes).ToList();
            if (key.Length >= FewestLetters && Nearest.Of(key, ahead.SelectMany(KeysOf)) is { Length: > 0 } near)
            {
                return new([ahead.First(item => KeysOf(item).Contains(near))], minutes, IsNear: true);
            }
        }

        return new([], 0, IsNear: false);
    }

    /// <summary>A number of minutes alone: <c>20</c>, <c>٢٠ دقيقة</c>, <c>half an hour</c>; null when it is none.</summary>
    public static int? JustMinutes(string typed) =>
        Readings(Words("- " + typed)).Where(reading => reading.Name == "-").Select(reading => (int?)reading.Minutes).FirstOrDefault();

    private static string[] Words(string typed) => Typed.Plain(typed).Split(Around, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<AgendaItem> Ahead(ShelvedWorkshop home, DateTimeOffset now, int minutes) =>
        home.Agenda.Where(item => item.StartsAt.AddMinutes(-minutes) > now).OrderBy(item => item.StartsAt);

    /// <summary>What may be the name, and what the minutes: a number may belong to either.</summary>
    private static IEnumerable<(string Name, int Minutes)> Readings(string[] words)
    {
        yield return (string.Join(' ', words), 0);
        var plain = words.Where(word => !Fillers.Contains(SearchKey.Of(word))).ToArray();
        var isHours = words.Any(word => Hours.Contains(SearchKey.Of(word)));
        if (isHours && plain.FirstOrDefault(word => Halves.Contains(SearchKey.Of(word))) is { } half)
        {
            yield return (string.Join(' ', plain.Where(word => word != half)), 30);
            yield break;
        }

        if (plain.Length > 1 && Number(plain[^1]) is { } last)
        {
            yield return (string.Join(' ', plain[..^1]), last * (isHours ? 60 : 1));
        }

        if (plain.Length > 1 && Number(plain[0]) is { } first)
        {
            yield return (string.Join(' ', plain[1..]), first * (isHours ? 60 : 1));
        }

        yield return (string.Join(' ', plain), isHours ? 60 : 0);
    }

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LongestMinutes ? number : null;

    /// <summary>By its whole name, or its start.</summary>
    private static bool IsNamed(string name, AgendaItem item, Workshop workshop) =>
        KeysOf(item).Contains(SearchKey.Of(name))
        || (TypedMoment.Time(name) is { } time && TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(item.StartsAt, workshop.Zone).DateTime) == time);

    private static bool Begins(string name, AgendaItem item, Workshop workshop) =>
        SearchKey.Of(name) is { Length: >= FewestLetters } key
        && KeysOf(item).Any(title => title.StartsWith(key, StringComparison.Ordinal) || title.Contains(" " + key, StringComparison.Ordinal));

    private static List<string> KeysOf(AgendaItem item) => [.. item.Titles.Values.Select(SearchKey.Of).Where(key => key.Length > 0)];

    private static HashSet<string> Keys(params string[] words) => [.. words.Select(SearchKey.Of)];
}
