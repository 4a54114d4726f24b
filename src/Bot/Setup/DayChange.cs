using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;

namespace WorkshopBot.Setup;

/// <summary>What becomes of a plan when its days are changed.</summary>
/// <param name="Plan">The plan on its new days.</param>
/// <param name="Moves">By so many days everything moved; 0 when the agenda stays on its days.</param>
/// <param name="Outside">What the agenda would have on other days than these.</param>
internal sealed record DayChange(Plan Plan, int Moves, IReadOnlyList<AgendaItem> Outside)
{
    /// <summary>
    /// A workshop that becomes longer or shorter around the days it has keeps its agenda where it is. On all other days it moves with the first day, and the
    /// deadlines with it, hours on the clock unchanged.
    /// </summary>
    /// <example>
    /// 14–15 becomes 13–15: an evening before, the agenda stays. 14–15 becomes 14: the second day's items are outside. 14–15 becomes 21–22, or 15–16: all moves.
    /// </example>
    public static DayChange Of(Plan plan, DateOnly first, DateOnly last)
    {
        var was = plan.Workshop;
        var isLonger = first <= was.FirstDay && last >= was.LastDay;
        var isShorter = first >= was.FirstDay && last <= was.LastDay;
        var stays = plan.Agenda.Count > 0 && (isLonger || isShorter);
        var moved = stays ? plan : PlanMove.To(plan, first);
        var workshop = moved.Workshop with { FirstDay = first, LastDay = last, DeleteAfter = last.AddDays(was.DeleteAfter.DayNumber - was.LastDay.DayNumber) };
        return new(
            moved with { Workshop = workshop },
            stays ? 0 : first.DayNumber - was.FirstDay.DayNumber,
            [.. moved.Agenda.Where(item => workshop.DayOf(item.StartsAt) is var day && (day < first || day > last)).OrderBy(item => item.StartsAt)]);
    }

    /// <summary>One that begins earlier than it did, with its agenda where it was: registration ends as long before the first day as it did, unless that moment is over.</summary>
    public static Workshop Earlier(Workshop was, Workshop stands, DateTimeOffset now)
    {
        var by = stands.FirstDay.DayNumber - was.FirstDay.DayNumber;
        return by < 0 && was.DaysLater(stands.RegistrationClosesAt, by) is var closes && closes > now
            ? stands with { RegistrationClosesAt = closes, ChangesUntil = was.DaysLater(stands.ChangesUntil, by) is var until && until > closes ? until : closes }
            : stands;
    }

    /// <summary>People can register again: until it begins, or where that is not known or over, on its last evening.</summary>
    public static Workshop Reopened(Workshop workshop, IReadOnlyList<AgendaItem> agenda, DateTimeOffset now)
    {
        var begins = agenda.Count > 0 ? agenda.Min(item => item.StartsAt) : now;
        var evening = Workshop.InstantOf(workshop.Zone, workshop.LastDay.ToDateTime(TypedSetting.Evening));
        var closes = begins > now ? begins : evening > now ? evening : workshop.OverAt;
        return workshop with { RegistrationClosesAt = closes, ChangesUntil = workshop.ChangesUntil > closes ? workshop.ChangesUntil : closes };
    }
}
