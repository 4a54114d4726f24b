using WorkshopBot.Data.Workshops;
using WorkshopBot.Turns;

namespace WorkshopBot.Agenda;

/// <summary>A moment at which people are reminded of the agenda.</summary>
/// <param name="At">When it goes out.</param>
/// <param name="Kind"><c>eve</c>: of a day, the evening before; <c>hour</c>: of a day, an hour before it begins; <c>soon</c>: of what begins in ten minutes.</param>
/// <param name="BeginsAt">The beginning of the day, or of the session.</param>
internal sealed record AgendaMoment(DateTimeOffset At, string Kind, DateTimeOffset BeginsAt)
{
    public const string Eve = "eve";
    public const string Hour = "hour";
    public const string Soon = "soon";

    private static readonly TimeOnly Evening = new(19, 0);
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>A session that moves by less than this is the one people were reminded of.</summary>
    private static readonly TimeSpan SameBeginning = TimeSpan.FromHours(1);

    /// <summary>All moments of an agenda by day, none at night; pauses are not reminded of.</summary>
    /// <param name="agenda">In order of time.</param>
    /// <param name="reminded">Of which beginning people were reminded, by item.</param>
    /// <param name="workshop">Whose agenda it is.</param>
    public static List<AgendaMoment> Of(IReadOnlyList<AgendaItem> agenda, IReadOnlyDictionary<long, DateTimeOffset> reminded, Workshop workshop)
    {
        var moments = new List<AgendaMoment>();
        foreach (var day in agenda.GroupBy(item => workshop.DayOf(item.StartsAt)))
        {
            var first = day.Min(item => item.StartsAt);
            moments.Add(new(Workshop.InstantOf(workshop.Zone, day.Key.AddDays(-1).ToDateTime(Evening)), Eve, first));
            moments.Add(new(first - AnHour, Hour, first));
            moments.AddRange(day.Where(item => !AgendaConflicts.IsPause(item) && !(reminded.TryGetValue(item.Id, out var before) && (before - item.StartsAt).Duration() < SameBeginning))
                .Select(item => item.StartsAt).Distinct().Select(start => new AgendaMoment(start - TenMinutes, Soon, start)));
        }

        return [.. moments.Where(moment => QuietHours.AllowReminder(moment.At, workshop.Zone)).OrderBy(moment => moment.At)];
    }

    /// <summary>Whoever is sent a day's agenda after this moment needs no reminder of it in the evening.</summary>
    public static DateTimeOffset NoonBefore(DateOnly day, Workshop workshop) => Workshop.InstantOf(workshop.Zone, day.AddDays(-1).ToDateTime(Noon));

    /// <summary>Whether it still helps: what came late because the bot was down is left out once the next reminder says the same.</summary>
    public bool IsUseful(DateTimeOffset now) => now < Kind switch
    {
        Hour => BeginsAt - TenMinutes,
        Eve => BeginsAt - AnHour,
        _ => BeginsAt,
    };
}
