using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Workshops;

namespace WorkshopBot.Certificates;

/// <summary>Whether somebody came to enough of a workshop for a certificate, and for how long they took part.</summary>
/// <param name="Who">Whom it is about.</param>
/// <param name="Had">To how many days or sessions they came.</param>
/// <param name="Needed">How many the rule wants; 0: nobody gets one by attendance.</param>
/// <param name="Of">How many there are for them.</param>
/// <param name="CountsSessions">Sessions were counted, not days.</param>
/// <param name="Minutes">
/// The agenda's working time on the days they came, from the session on that was not over when they were checked in: without breaks, meals, prayer, and counted sessions that
/// they missed. A day that was entered from paper, or when all was over, counts whole.
/// </param>
internal sealed record Standing(Candidate Who, int Had, int Needed, int Of, bool CountsSessions, int Minutes)
{
    private static readonly string[] Pauses = ["registration", "break", "meal", "prayer"];

    /// <summary>They get one.</summary>
    public bool Suffices => Needed > 0 && Had >= Needed && Name is not null;

    /// <summary>The name as registered, in Latin letters where there is no other.</summary>
    public string? Name => Who.FullName ?? Who.LatinName;

    /// <summary>Asks a workshop's rule about somebody.</summary>
    /// <param name="home">The workshop.</param>
    /// <param name="counted">The sessions that are counted at their own door.</param>
    /// <param name="who">Whom.</param>
    public static Standing For(ShelvedWorkshop home, IReadOnlySet<long> counted, Candidate who)
    {
        var workshop = home.Workshop;
        var sessions = who.Came.Where(one => one.AgendaItemId is not null).Select(one => one.AgendaItemId!.Value).ToHashSet();
        var cameOn = who.Came.Select(one => one.Day).ToHashSet();
        var days = home.Agenda.Select(item => workshop.DayOf(item.StartsAt)).Distinct().ToList();
        if (days.Count == 0)
        {
            days = [.. workshop.EachDay];
        }

        // somebody who was let in at another group's door took part there
        var own = home.Agenda.Where(item => item.GroupCode is null || who.GroupCode is null || item.GroupCode == who.GroupCode || sessions.Contains(item.Id)).ToList();
        var doors = own.Where(item => counted.Contains(item.Id)).ToList();
        var countsSessions = workshop.CertificateRule >= CertificateRule.HalfOfSessions && doors.Count > 0;
        var (had, of) = countsSessions ? (doors.Count(item => sessions.Contains(item.Id)), doors.Count) : (days.Count(cameOn.Contains), days.Count);
        var work = own.FindAll(item => !Pauses.Contains(item.Kind) && cameOn.Contains(workshop.DayOf(item.StartsAt)));
        var last = work.GroupBy(item => workshop.DayOf(item.StartsAt)).ToDictionary(day => day.Key, day => day.Max(EndOf));
        bool WasOver(AgendaItem item) => workshop.DayOf(item.StartsAt) is var day && who.Since.TryGetValue(day, out var since) && workshop.DayOf(since) == day && since < last[day] && EndOf(item) <= since;
        var there = work.Where(item => sessions.Contains(item.Id) || (!counted.Contains(item.Id) && !WasOver(item)));
        return new(who, had, NeededOf(workshop.CertificateRule, of), of, countsSessions, LengthOf(there));
    }

    private static DateTimeOffset EndOf(AgendaItem item) => item.EndedAt ?? item.EndsAt;

    private static int NeededOf(CertificateRule rule, int of) => rule switch
    {
        CertificateRule.None => 0,
        CertificateRule.AnyDay => 1,
        CertificateRule.HalfOfDays or CertificateRule.HalfOfSessions => (of + 1) / 2,
        CertificateRule.MostSessions => ((4 * of) + 4) / 5,
        CertificateRule.AllDays or CertificateRule.AllSessions => of,
    };

    /// <summary>The length of all of them; what runs side by side counts once.</summary>
    private static int LengthOf(IEnumerable<AgendaItem> items)
    {
        var (total, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var item in items.OrderBy(item => item.StartsAt))
        {
            var start = item.StartsAt > until ? item.StartsAt : until;
            if (item.EndsAt > start)
            {
                total += item.EndsAt - start;
                until = item.EndsAt;
            }
        }

        return (int)total.TotalMinutes;
    }
}
