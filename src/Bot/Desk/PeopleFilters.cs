using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Desk;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Desk;

/// <summary>What the organizers' list can be narrowed by, in the words of a message's audience (<see cref="Audience"/>), and to what.</summary>
internal sealed class PeopleFilters(ITurn turn, Shelf shelf, ShelvedWorkshop home, Words words)
{
    private const string Status = "status";
    private const string Attendance = "attendance";
    private const string Came = "attended";
    private const string Absent = "absent";

    private static readonly string[] Kinds = [Attendance, Status, "group", "governorate", "organisation"];
    private static readonly string[] Live = ["confirmed", "pending", "waitlisted", "offered"];

    private static readonly (string Text, string[] Statuses)[] Statuses =
    [
        ("people.filter.confirmed", ["confirmed"]),
        ("people.filter.waiting", ["waitlisted", "offered"]),
        ("people.filter.pending", ["pending"]),
        ("people.filter.gone", ["cancelled", "declined"]),
    ];

    /// <summary>Something that the list can be narrowed to.</summary>
    /// <param name="Label">As a heading says it.</param>
    /// <param name="Audience">The list narrowed to it, and to what it was narrowed to before by other filters.</param>
    /// <param name="People">How many they are.</param>
    public sealed record Choice(string Label, Audience Audience, int People);

    /// <summary>The filters that mean something in this workshop now.</summary>
    public IEnumerable<string> Offered => Kinds.Where(kind => kind switch
    {
        Attendance => Days.Any(),
        Status => true,
        _ => Filters.Options(home, kind, shelf, turn.Rows, turn.Now, words).Count > 0,
    });

    /// <summary>Who is on a list: whoever has a place, waits for one or is being decided on, where it does not say otherwise; of those who came or did not, the confirmed.</summary>
    public List<DeskPerson> People(Audience audience) => DeskStore.People(turn.Rows, home.Workshop.Id, Whole(audience));

    /// <summary>What a filter is called.</summary>
    public string Name(string kind) => words[kind == Attendance ? "people.by.attendance" : "broadcast.by." + kind];

    /// <summary>What a list is narrowed to, filter by filter; empty: nothing.</summary>
    public IEnumerable<string> Chosen(Audience audience) => Kinds.Select(kind => Of(kind, audience)).OfType<string>();

    /// <summary>What one filter narrows a list to; null: nothing.</summary>
    public string? Of(string kind, Audience audience) => kind switch
    {
        Attendance => AttendanceChoices().Where(choice => audience.Of(choice.Filter) is [var value] && value == choice.Value).Select(choice => choice.Label).FirstOrDefault(),
        Status => Statuses.Where(one => audience.Of(Status).SequenceEqual(one.Statuses)).Select(one => words[one.Text]).FirstOrDefault(),
        _ => audience.Of(kind) is [var only] ? Filters.Options(home, kind, shelf, turn.Rows, turn.Now, words).Where(option => option.Value == only).Select(option => option.Label).FirstOrDefault() : null,
    };

    /// <summary>The same list without one filter.</summary>
    public static Audience Without(string kind, Audience audience) =>
        kind == Attendance ? audience.With(Came, []).With(Absent, []) : audience.With(kind, []);

    /// <summary>What a filter can narrow a list to; of fields what nobody has is left out.</summary>
    public List<Choice> Choices(string kind, Audience audience)
    {
        var others = Without(kind, audience);
        if (kind == Attendance)
        {
            return [.. AttendanceChoices().Select(choice => Narrowed(choice.Label, others.With(choice.Filter, [choice.Value])))];
        }

        if (kind == Status)
        {
            return [.. Statuses.Select(one => Narrowed(words[one.Text], others.With(Status, one.Statuses)))];
        }

        var options = Filters.Options(home, kind, shelf, turn.Rows, turn.Now, words);
        var counts = DeskStore.CountEach(turn.Rows, home.Workshop.Id, Whole(others), kind, options.ConvertAll(option => option.Value));
        return [.. options.Select(option => new Choice(option.Label, others.With(kind, [option.Value]), counts[option.Value])).Where(choice => choice.People > 0 || kind == "group")];
    }

    private Choice Narrowed(string label, Audience audience) => new(label, audience, DeskStore.Count(turn.Rows, home.Workshop.Id, Whole(audience)));

    /// <summary>The audience with the statuses that a list is of when nobody said.</summary>
    public static Audience Whole(Audience audience) => audience.Of(Status).Count > 0 ? audience
        : audience.With(Status, audience.Of(Came).Count + audience.Of(Absent).Count > 0 ? ["confirmed"] : Live);

    /// <summary>The days so far, the latest first.</summary>
    private IEnumerable<DateOnly> Days => home.Workshop.EachDay.Where(day => day <= home.Today(turn.Now)).Reverse();

    private IEnumerable<(string Label, string Filter, string Value)> AttendanceChoices()
    {
        var today = home.Today(turn.Now);
        foreach (var day in Days)
        {
            var value = DayId.Write(day);
            var name = ("day", Arg.Phrase(words.Calendar.ShortDate(day)));
            yield return (day == today ? words["people.came_today"] : words["people.came_on", name], Came, value);
            yield return (day == today ? words["people.absent_today"] : words["people.day.out", name], Absent, value);
        }

        if (Days.Skip(1).Any())
        {
            yield return (words["people.never_came"], Came, "none");
        }
    }
}
