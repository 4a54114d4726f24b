using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Workshops;

namespace WorkshopBot.Feedback;

/// <summary>A moment at which people are asked to fill a form.</summary>
/// <param name="Form">Which.</param>
/// <param name="About">The code of an item of the agenda, a day, or "".</param>
/// <param name="At">When.</param>
/// <param name="Until">Later than this nobody is asked any more: the bot was down, or the plan came late.</param>
/// <param name="Item">The session it is about; null for a day or the workshop.</param>
internal sealed record Occasion(WorkshopForm Form, string About, DateTimeOffset At, DateTimeOffset Until, AgendaItem? Item = null)
{
    private const int DaysLater = 90;
    private static readonly TimeOnly Evening = new(19, 0);
    private static readonly TimeOnly Eve = new(18, 0);
    private static readonly TimeOnly Morning = new(10, 0);
    private static readonly TimeSpan AfterSession = TimeSpan.FromHours(6);
    private static readonly TimeSpan AfterDay = TimeSpan.FromHours(14);
    private static readonly TimeSpan AfterEnd = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterMonths = TimeSpan.FromDays(7);

    /// <summary>The day of the follow-up.</summary>
    public static DateOnly LaterDay(Workshop workshop) => workshop.LastDay.AddDays(DaysLater);

    /// <summary>All of a workshop, past and coming. A session's stands only once it has ended.</summary>
    public static IEnumerable<Occasion> All(ShelvedWorkshop home, Func<WorkshopForm, ShelvedVersion> versionOf)
    {
        var workshop = home.Workshop;
        var items = home.Agenda.Where(item => !AgendaConflicts.IsPause(item)).ToList();
        if (items.Count == 0)
        {
            yield break;
        }

        var end = items.Where(item => workshop.DayOf(item.StartsAt) == workshop.DayOf(items[^1].StartsAt)).Max(item => item.EndedAt ?? item.EndsAt);
        foreach (var form in home.Forms.Where(form => form.Asked is not null))
        {
            switch (form.Asked)
            {
                case FormMoment.Session:
                    var asked = SessionQuestion.Of(versionOf(form).Form, home) is { ListName: { } list } ? versionOf(form).Form.Lists[list].Rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal) : [];
                    foreach (var item in items.Where(item => item.EndedAt is not null && asked.Contains(item.Code)))
                        yield return new(form, item.Code, item.EndedAt!.Value, item.EndedAt.Value + AfterSession, item);
                    break;
                case FormMoment.Day:
                    foreach (var day in items.GroupBy(item => workshop.DayOf(item.StartsAt)))
                    {
                        var last = day.Max(item => item.EndedAt ?? item.EndsAt);
                        var evening = Workshop.InstantOf(workshop.Zone, day.Key.ToDateTime(Evening));
                        yield return new(form, DayId.Write(day.Key), last > evening ? last : evening, evening + AfterDay);
                    }

                    break;
                case FormMoment.End or FormMoment.After:
                    yield return new(form, "", end, end + AfterEnd);
                    break;
                case FormMoment.Later:
                    var later = Workshop.InstantOf(workshop.Zone, LaterDay(workshop).ToDateTime(Morning));
                    yield return new(form, "", later, later + AfterMonths);
                    break;
                case FormMoment.Before:
                    yield return new(form, "", Workshop.InstantOf(workshop.Zone, workshop.FirstDay.AddDays(-1).ToDateTime(Eve)), home.StartsAt);
                    break;
            }
        }
    }
}
