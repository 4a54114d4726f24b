using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Roles;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>A workshop gets other days (<see cref="DayChange"/>): what moves with them is written, and what would be on none of them is named first.</summary>
internal sealed class DayMoves(Shelf shelf, Catalogue texts)
{
    private const int ItemsNamed = 8;

    /// <summary>Other days, as they were decided on; those concerned hear of them.</summary>
    /// <returns>Whether people are told, and what else the organizer is told, below "Saved".</returns>
    public (bool IsTold, string More) Move(IChatTurn turn, ShelvedWorkshop home, DayChange other, Words words)
    {
        var (was, stands) = (home.Workshop, other.Plan.Workshop);
        var earlier = other.Moves == 0 ? DayChange.Earlier(was, stands, turn.Now) : stands;
        var hasMoved = earlier.RegistrationClosesAt != stands.RegistrationClosesAt;
        stands = earlier;
        if (stands.RegistrationClosesAt <= turn.Now && (was.Status == WorkshopStatus.Draft || was.RegistrationClosesAt > turn.Now))
        {
            stands = DayChange.Reopened(stands, other.Plan.Agenda, turn.Now);
        }

        if (was.LinkShownAt <= turn.Now)
        {
            // whoever has seen the link keeps seeing it
            stands = stands with { LinkShownAt = was.LinkShownAt };
        }

        var isTold = WorkshopEdits.Save(turn, shelf, home, stands);
        if (other.Moves == 0)
        {
            return (isTold, (home.Agenda.Count > 0 && !WorkshopPlace.Of(was).HasDaysOf(WorkshopPlace.Of(stands)) ? "\n" + words["setup.days.stays"] : "")
                + (hasMoved ? "\n" + words["setup.deadline.earlier", ("when", Arg.Phrase(words.DayAndTime(stands.RegistrationClosesAt, stands.Zone)))] : ""));
        }

        foreach (var form in other.Plan.Forms)
        {
            FormStore.Save(turn.Work, was.Id, FormStore.PositionOf(turn.Work, was.Id, form.Form.Name), form.Form, form.Version, turn.Now);
        }

        var more = MovePlanned(turn, was, other.Moves, words);
        if (other.Plan.Agenda.Count > 0)
        {
            var ids = home.Agenda.ToDictionary(item => item.Code, item => item.Id);
            AgendaEdits.Write(turn, shelf, home with { Workshop = stands }, new([.. other.Plan.Agenda.Select(item => item with { Id = ids[item.Code] })], []), AgendaEdits.Collects);
        }

        Sending.Replan(turn, shelf.Workshop(turn.Rows, was.Id), AgendaEdits.Collects);
        return (isTold, more + Fridays(shelf.Workshop(turn.Rows, was.Id), words));
    }

    /// <summary>On other weekdays a prayer may stand on a wrong one, and a session in its place.</summary>
    public static string Fridays(ShelvedWorkshop home, Words words) => string.Concat(AgendaLines.Conflicts(
        home.Agenda, home, words, conflict => conflict.Kind is AgendaConflictKind.Friday or AgendaConflictKind.NotFriday or AgendaConflictKind.Noon).Select(line => "\n" + line));

    /// <summary>Messages planned for a time on the clock move with the days; one whose time would be over keeps the one it has.</summary>
    private static string MovePlanned(IChatTurn turn, Workshop workshop, int days, Words words)
    {
        var planned = BroadcastStore.Planned(turn.Work, workshop.Id)
            .Where(broadcast => broadcast.PlannedAt is not null && broadcast.AgendaItemId is null)
            .ToLookup(broadcast => workshop.DaysLater(broadcast.PlannedAt!.Value, days) > turn.Now);
        foreach (var broadcast in planned[true])
        {
            BroadcastStore.Save(turn.Work, broadcast with { PlannedAt = workshop.DaysLater(broadcast.PlannedAt!.Value, days) });
        }

        return (planned[true].Any() ? "\n" + words["setup.days.planned", ("n", Arg.Count(planned[true].Count()))] : "")
            + (planned[false].Any() ? "\n" + words["setup.days.planned_past", ("n", Arg.Count(planned[false].Count()))] : "");
    }

    /// <summary>What would be on no day of the workshop any more is named: whoever knows the agenda says where it goes.</summary>
    public static Screen Outside(DayChange other, Workshop workshop, Words words)
    {
        var stands = other.Plan.Workshop;
        var lines = other.Outside.Take(ItemsNamed)
            .Select(item => words["setup.days.item", ("when", Arg.Phrase(words.DayAndTime(item.StartsAt, stands.Zone))), ("item", Arg.Text(words.Of(item.Titles)))]).ToList();
        if (other.Outside.Count - ItemsNamed is > 0 and var more)
        {
            lines.Add(words["setup.days.more", ("n", Arg.Count(more))]);
        }

        return new(words["setup.days.outside", ("days", Arg.Phrase(words.Days(stands.FirstDay, stands.LastDay))), ("items", Arg.Phrase(string.Join('\n', lines)))])
        {
            Rows =
            [
                words.Row(new Button(words["button.setup_days_out"], Act.SetupTakeOut, $"{RowId.Write(workshop.Id)}:{stands.FirstDay:yyyy-MM-dd}:{stands.LastDay:yyyy-MM-dd}:{Seen(other, workshop)}")),
                words.Row(new Button(words["button.timetable"], Act.TimetableOpen, RowId.Write(workshop.Id)), new Button(words.BackArrow + words["button.back"], Act.SetupCard, RowId.Write(workshop.Id))),
            ],
        };
    }

    /// <summary>What the button "take out" was under: the days as they were, and what would be on none of the others.</summary>
    private static string Seen(DayChange other, Workshop workshop) => new FieldNow(Act.SetupType, RowId.Write(workshop.Id) + ":days",
    [
        $"{workshop.FirstDay:yyyy-MM-dd} {workshop.LastDay:yyyy-MM-dd}",
        .. other.Outside.Select(item => $"{item.Code} {item.StartsAt:O} {item.EndsAt:O} {string.Join(' ', item.Titles.OrderBy(title => title.Key, StringComparer.Ordinal).Select(title => title.Value))}"),
    ]).Stamp;

    /// <summary>Other days, and what would be on none of them leaves the agenda: if it is still what was named.</summary>
    /// <returns>What the organizer is told; null where the days or the agenda have changed since.</returns>
    public string? TakeOut(IChatTurn turn, ShelvedWorkshop home, DayChange other, string seen, Words words)
    {
        if (Seen(other, home.Workshop) != seen)
        {
            return null;
        }

        var (first, last) = (other.Plan.Workshop.FirstDay, other.Plan.Workshop.LastDay);
        var codes = other.Outside.Select(item => item.Code).ToHashSet();
        var outside = home.Agenda.Where(item => codes.Contains(item.Code)).ToList();
        SessionRoles.End(turn, home, outside, texts);
        AgendaEdits.Write(turn, shelf, home, new([], outside), AgendaEdits.Collects);
        var kept = shelf.Workshop(turn.Rows, home.Workshop.Id);
        var (isTold, more) = Move(turn, kept, DayChange.Of(Plan.Of(turn.Rows, kept.Workshop), first, last), words);
        return (isTold ? WorkshopEdits.Told(turn, shelf, home.Workshop.Id, words) : words["setup.saved"]) + more;
    }
}
