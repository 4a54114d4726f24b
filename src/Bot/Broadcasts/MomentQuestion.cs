using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>When a message goes: at a time, or so long before a session and moving with it.</summary>
internal sealed class MomentQuestion(Shelf shelf, Catalogue texts)
{
    private const int PageSize = 6;
    private static readonly TimeOnly[] LikelyTimes = [new(8, 0), new(18, 0)];
    private static readonly int[] LikelyMinutes = [0, 10, 30, 60];

    /// <summary>The message at a time on the clock.</summary>
    public static Broadcast At(Broadcast draft, DateTimeOffset moment) => draft with { PlannedAt = moment, AgendaItemId = null, MinutesBefore = null };

    /// <summary>The times that are likely, and the way to those before a session.</summary>
    public Screen Ask(IChatTurn turn, Broadcast draft, string? refusal = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var workshop = home.Workshop;
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastAt.With(RowId.Write(draft.Id)));
        var today = workshop.DayOf(turn.Now);
        Button To(string label, DateTimeOffset moment) => new(label, Act.BroadcastAt, string.Create(CultureInfo.InvariantCulture, $"{draft.Id}:{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
        var likely = new List<Button> { To(words["button.in_an_hour"], turn.Now.AddHours(1)) };
        foreach (var (day, key) in new[] { (today, "button.today_at"), (today.AddDays(1), "button.tomorrow_at") })
        {
            likely.AddRange(LikelyTimes.Select(time => Workshop.InstantOf(workshop.Zone, day.ToDateTime(time))).Where(moment => moment > turn.Now)
                .Select(moment => To(words[key, ("time", Arg.Phrase(WordsExtensions.Clock(moment, workshop.Zone)))], moment)));
        }

        List<IReadOnlyList<Button>> rows = [.. likely.Take(5).Select(button => words.Row(button))];
        if (home.Agenda.Any(item => item.StartsAt > turn.Now))
        {
            rows.Add(words.Row(new Button(words["button.before_session"], Act.BroadcastBefore, draft.Id + ":0")));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(draft.Id))));
        var hint = home.Agenda.Any(item => item.StartsAt > turn.Now) ? "\n" + words["broadcast.when.session"] : "";
        return new Screen((refusal ?? words["broadcast.when"]) + hint) { Rows = rows };
    }

    /// <summary>A page of items, then so long before one of them, then it is set: <c>0</c>, <c>item:17</c>, <c>item:17:30</c>.</summary>
    public (Broadcast Draft, Screen? Next) Before(IChatTurn turn, Broadcast draft, string rest)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var back = words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastWhen, RowId.Write(draft.Id)));
        switch (rest.Split(':'))
        {
            case ["item", var id, var minutes] when home.Agenda.FirstOrDefault(item => item.Id == RowId.Read(id)) is not null:
                return (draft with { AgendaItemId = RowId.Read(id), MinutesBefore = int.Parse(minutes, CultureInfo.InvariantCulture), PlannedAt = null }, null);
            case ["item", var id] when home.Agenda.FirstOrDefault(item => item.Id == RowId.Read(id)) is { } item:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastBefore.With($"{draft.Id}:{rest}"));
                return (draft, new Screen(words["broadcast.before.minutes", ("session", Arg.Text(words.Of(item.Titles))), ("when", Arg.Phrase(words.DayAndTime(item.StartsAt, home.Workshop.Zone)))])
                {
                    Rows =
                    [
                        .. LikelyMinutes.Where(minutes => item.StartsAt.AddMinutes(-minutes) > turn.Now)
                            .Select(minutes => words.Row(new Button(words["button.minutes_before", ("n", Arg.Count(minutes))], Act.BroadcastBefore, $"{draft.Id}:item:{item.Id}:{minutes}"))),
                        back,
                    ],
                });
            default:
                var page = ComposeTurns.Page(rest);
                var items = home.Agenda.Where(one => one.StartsAt > turn.Now).ToList();
                return (draft, new Screen(words["broadcast.before"])
                {
                    Rows =
                    [
                        .. Labels.Apart(items.Select(one => Item(draft, home, one, "", words))).Skip(page * PageSize).Take(PageSize).Select(item => words.Row(item)),
                        .. ButtonPages.Turning(page, items.Count, PageSize, (to, label) => new(label, Act.BroadcastBefore, $"{draft.Id}:{to}"), words),
                        back,
                    ],
                });
        }
    }

    /// <summary>A day and time, or so long before a session, written: with it the message, and what is asked about it; null: its card comes next.</summary>
    public (Broadcast Draft, Screen? Next) Typed(IChatTurn turn, Broadcast draft, string typed)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        if (TypedMoment.Read(typed, turn.Now, home.Workshop) is { } moment && moment > turn.Now)
        {
            return (At(draft, moment), null);
        }

        switch (TypedBefore.Read(typed, home, turn.Now))
        {
            case { Items: [var item], IsNear: false, Minutes: var minutes }:
                return (draft with { AgendaItemId = item.Id, MinutesBefore = minutes, PlannedAt = null }, null);
            case { Items.Count: > 0, Minutes: var before } read:
                return (draft, new Screen(words["broadcast.before.near"])
                {
                    Rows =
                    [
                        .. read.Items.Take(PageSize).Select(one => words.Row(Item(draft, home, one, string.Create(CultureInfo.InvariantCulture, $":{before}"), words))),
                        words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastWhen, RowId.Write(draft.Id))),
                    ],
                });
            default:
                return (draft, Ask(turn, draft, words["broadcast.when.wrong"]));
        }
    }

    private static Button Item(Broadcast draft, ShelvedWorkshop home, AgendaItem item, string minutes, Words words) =>
        new(AgendaText.HourAndName(item, home, words), Act.BroadcastBefore, $"{draft.Id}:item:{item.Id}{minutes}");

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
