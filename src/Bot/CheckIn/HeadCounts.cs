using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>How many came, in words: a line for each day so far, and one for each counted session of the present day.</summary>
internal static class HeadCounts
{
    /// <param name="session">Where to read.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="counts">Its head counts.</param>
    /// <param name="today">The present day.</param>
    /// <param name="words">The reader's.</param>
    /// <param name="own">The sessions that the reader keeps the door of, by id: nothing of the others, and of the day; null: everything.</param>
    public static IEnumerable<string> Lines(ReadSession session, ShelvedWorkshop home, IReadOnlyList<HeadCount> counts, DateOnly today, Words words, IReadOnlySet<long>? own = null)
    {
        var workshop = home.Workshop;
        var all = RegistrationStore.Confirmed(session, workshop.Id);
        if (own is null && today < workshop.FirstDay)
        {
            yield return words["door.begins", ("day", Arg.Phrase(words.WeekdayAndDay(workshop.FirstDay))), ("n", Arg.Count(all))];
        }

        for (var day = workshop.FirstDay; day <= workshop.LastDay && day <= today; day = day.AddDays(1))
        {
            if (own is null)
            {
                yield return OfDay(counts, day, all, words);
            }

            var counted = day == today ? CheckInStore.CountedSessions(session, workshop.Id) : [];
            foreach (var item in home.Agenda.Where(item => workshop.DayOf(item.StartsAt) == day && own?.Contains(item.Id) != false && (counted.Contains(item.Id) || Of(counts, day, item.Id) > 0)))
            {
                yield return words["door.count.session",
                    ("time", Arg.Code(WordsExtensions.Clock(item.StartsAt, workshop.Zone))), ("session", Arg.Text(words.Of(item.Titles))), ("here", Arg.Count(Of(counts, day, item.Id)))];
            }
        }
    }

    /// <summary>How many of all came on a day.</summary>
    public static string OfDay(IReadOnlyList<HeadCount> counts, DateOnly day, int all, Words words) =>
        words["door.count", ("day", Arg.Phrase(words.WeekdayAndDay(day))), ("here", Arg.Count(Of(counts, day, item: null))), ("all", Arg.Count(all))];

    private static int Of(IReadOnlyList<HeadCount> counts, DateOnly day, long? item) => counts.FirstOrDefault(count => count.Day == day && count.AgendaItemId == item)?.People ?? 0;
}
