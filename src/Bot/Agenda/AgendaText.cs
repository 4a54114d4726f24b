using System.Globalization;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>An agenda in words: days, items, what is now and next, the reader's own group and room.</summary>
internal static class AgendaText
{
    /// <summary>The whole agenda of one reader.</summary>
    public static string Whole(ShelvedWorkshop home, string? group, DateTimeOffset now, Words words)
    {
        var workshop = home.Workshop;
        var parts = new List<string> { words["agenda.heading", ("workshop", Arg.Text(words.Of(workshop.Titles)))] };
        if (NowAndNext(home, group, now, words) is { } nowAndNext)
        {
            parts.Add(nowAndNext);
        }

        parts.AddRange(ByDay(home, group)
            .Select(day => words["agenda.day", ("day", Arg.Phrase(words.WeekdayAndDay(day.Key)))] + "\n" + Lines(day, home, group, words, saysWho: true)));
        return string.Join("\n\n", parts);
    }

    /// <summary>The items of one day as lines.</summary>
    public static string Day(ShelvedWorkshop home, DateOnly day, string? group, Words words) =>
        Lines(ItemsFor(home, group).Where(item => home.Workshop.DayOf(item.StartsAt) == day), home, group, words);

    /// <summary>A reader's items by day.</summary>
    public static IEnumerable<IGrouping<DateOnly, AgendaItem>> ByDay(ShelvedWorkshop home, string? group) =>
        ItemsFor(home, group).GroupBy(item => home.Workshop.DayOf(item.StartsAt));

    /// <summary>Today, while something of it is still to come; else the next day of the agenda; null when all is over.</summary>
    public static DateOnly? DayToSend(ShelvedWorkshop home, DateTimeOffset now) =>
        home.Agenda.Where(item => item.EndsAt > now).Select(item => (DateOnly?)home.Workshop.DayOf(item.StartsAt)).Min();

    /// <summary>True when a day is today where the workshop is.</summary>
    public static bool IsToday(ShelvedWorkshop home, DateOnly day, DateTimeOffset now) =>
        day == home.Today(now);

    /// <summary>What is on and what comes next, or null while the workshop has neither.</summary>
    public static string? NowAndNext(ShelvedWorkshop home, string? group, DateTimeOffset now, Words words) => NowAndNext(home, [.. ItemsFor(home, group)], now, words);

    /// <summary>The same of some items, in their order.</summary>
    public static string? NowAndNext(ShelvedWorkshop home, List<AgendaItem> items, DateTimeOffset now, Words words)
    {
        if (home.Workshop.IsCalledOff)
        {
            return words["workshop.status.called_off"];
        }

        // parallel sessions begin together: all of them are on, and all of them come
        var begun = items.LastOrDefault(item => IsOn(item, now))?.StartsAt;
        var on = items.FindAll(item => item.StartsAt == begun && IsOn(item, now));
        var current = on.MinBy(item => item.EndsAt);
        var next = items.Find(item => IsToCome(item, now));
        var coming = items.FindAll(item => item.StartsAt == next?.StartsAt && IsToCome(item, now));
        string Titles(List<AgendaItem> some) => string.Join(words.Language.IsRightToLeft ? "، " : ", ", some.Select(item => Bidi.Isolate(words.Of(item.Titles))));
        var zone = home.Workshop.Zone;
        if (current is null)
        {
            return next is null
                ? items.Count == 0 ? null : words["agenda.over"]
                : words["agenda.next_only", ("when", Arg.Phrase(words.DayAndTime(next.StartsAt, zone))), ("next", Arg.Phrase(Titles(coming)))];
        }

        var until = ("end", Arg.Phrase(WordsExtensions.Clock(current.EndsAt, zone)));
        var title = ("current", Arg.Phrase(Titles(on)));
        if (next is null || home.Workshop.DayOf(next.StartsAt) != home.Workshop.DayOf(current.StartsAt))
        {
            return words["agenda.now_last", until, title];
        }

        var start = ("start", Arg.Phrase(WordsExtensions.Clock(next.StartsAt, zone)));
        var nextTitle = ("next", Arg.Phrase(Titles(coming)));
        var room = coming.Count > 1 ? "" : words.Of(next.Rooms);
        return room.Length == 0
            ? words["agenda.now_next", until, title, start, nextTitle]
            : words["agenda.now_next.room", until, title, start, nextTitle, ("room", Arg.Text(room))];
    }

    /// <summary>What a session is called beside others: where one of them has the same title, with its group, else its room, else its hour.</summary>
    /// <param name="item">The session.</param>
    /// <param name="among">All of which it is to be told apart.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="words">The reader's.</param>
    public static string Name(AgendaItem item, IEnumerable<AgendaItem> among, ShelvedWorkshop home, Words words)
    {
        var title = words.Of(item.Titles);
        var alike = among.Where(other => other.Id != item.Id && words.Of(other.Titles) == title).ToList();
        if (alike.Count == 0)
        {
            return title;
        }

        string Where(AgendaItem one) => home.Groups.FirstOrDefault(group => group.Code == one.GroupCode) is { } group ? words.Of(group.Titles) : words.Of(one.Rooms);
        var where = Where(item);
        return $"{title} · {(where.Length > 0 && alike.TrueForAll(other => Where(other) != where) ? where : WordsExtensions.Clock(item.StartsAt, home.Workshop.Zone))}";
    }

    /// <summary>The same with the hour: <c>15:30 Working group · Water</c>.</summary>
    public static string HourAndName(AgendaItem item, ShelvedWorkshop home, Words words) =>
        $"{WordsExtensions.Clock(item.StartsAt, home.Workshop.Zone)} {Name(item, AtOnce(item, home), home, words)}";

    /// <summary>With the day and the hour: <c>2/2 15:30 Working group · Water</c>.</summary>
    public static string DayAndName(AgendaItem item, ShelvedWorkshop home, Words words) =>
        TimeZoneInfo.ConvertTime(item.StartsAt, home.Workshop.Zone).ToString("d/M HH:mm", CultureInfo.InvariantCulture) + " " + Name(item, AtOnce(item, home), home, words);

    private static IEnumerable<AgendaItem> AtOnce(AgendaItem item, ShelvedWorkshop home) => home.Agenda.Where(other => other.StartsAt == item.StartsAt);

    // what the team said counts, and the plan where nothing was said
    private static bool IsOn(AgendaItem item, DateTimeOffset now) => item.EndedAt is null && (item.StartedAt ?? item.StartsAt) <= now && now < item.EndsAt;

    private static bool IsToCome(AgendaItem item, DateTimeOffset now) => item is { StartedAt: null, EndedAt: null } && item.StartsAt > now;

    private static string Lines(IEnumerable<AgendaItem> items, ShelvedWorkshop home, string? group, Words words, bool saysWho = false)
    {
        var ofDay = items.ToList();
        var lines = ofDay.ConvertAll(item => saysWho && words.Of(item.Facilitators) is { Length: > 0 } who
            ? words["agenda.item.led", ("item", Arg.Phrase(Line(item, home, words))), ("facilitator", Arg.Text(who))] : Line(item, home, words));
        if (!ofDay.Exists(item => item.GroupCode is not null) && home.Groups.FirstOrDefault(row => row.Code == group) is { } own)
        {
            var room = words.Of(own.Rooms);
            var title = ("group", Arg.Text(words.Of(own.Titles)));
            lines.Add(room.Length == 0 ? words["agenda.your_group", title] : words["agenda.your_group.room", title, ("room", Arg.Text(room))]);
        }

        return string.Join('\n', lines);
    }

    private static string Line(AgendaItem item, ShelvedWorkshop home, Words words)
    {
        var start = ("start", Arg.Phrase(WordsExtensions.Clock(item.StartsAt, home.Workshop.Zone)));
        var title = ("title", Arg.Text(words.Of(item.Titles)));
        var room = words.Of(item.Rooms);
        return room.Length == 0 || room == words.Of(home.Workshop.Venues)
            ? words["agenda.item", start, title]
            : words["agenda.item.room", start, title, ("room", Arg.Text(room))];
    }

    /// <summary>What concerns a reader: with a group, only their own group's items beside those for all.</summary>
    private static IEnumerable<AgendaItem> ItemsFor(ShelvedWorkshop home, string? group) =>
        home.Agenda.Where(item => item.GroupCode is null || group is null || item.GroupCode == group);
}
