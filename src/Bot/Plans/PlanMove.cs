namespace WorkshopBot.Plans;

/// <summary>Moves a plan to other days: everything in it by the same number of days, hours on the clock unchanged.</summary>
public static class PlanMove
{
    /// <summary>The plan with its first day on <paramref name="starts"/>; deadlines, link hour, openings and the day of deletion move with it.</summary>
    public static Plan To(Plan plan, DateOnly starts)
    {
        var workshop = plan.Workshop;
        var days = starts.DayNumber - workshop.FirstDay.DayNumber;
        return plan with
        {
            Workshop = workshop with
            {
                FirstDay = starts,
                LastDay = workshop.LastDay.AddDays(days),
                LinkShownAt = Moved(workshop.LinkShownAt),
                VenueShownAt = Moved(workshop.VenueShownAt),
                RegistrationClosesAt = Move(workshop.RegistrationClosesAt),
                ChangesUntil = Move(workshop.ChangesUntil),
                DeleteAfter = workshop.DeleteAfter.AddDays(days),
            },
            Agenda = [.. plan.Agenda.Select(item => item with { StartsAt = Move(item.StartsAt), EndsAt = Move(item.EndsAt) })],
            Forms =
            [
                .. plan.Forms.Select(form => form with
                {
                    Form = form.Form with { OpensAt = Moved(form.Form.OpensAt), ClosesAt = Moved(form.Form.ClosesAt) },
                }),
            ],
        };

        DateTimeOffset Move(DateTimeOffset instant) => workshop.DaysLater(instant, days);

        DateTimeOffset? Moved(DateTimeOffset? instant) => instant is { } given ? Move(given) : null;
    }
}
