using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Groups;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Agenda;

/// <summary>
/// What the agenda itself tells people: what was changed in it, and what begins soon. Each is a broadcast without a sender, so that it waits for whoever is
/// busy and goes out in slices as all of them do.
/// </summary>
internal sealed class AgendaNotices(Shelf shelf, Catalogue texts, Rights rights)
{
    public const string Change = "change";
    public const string Elsewhere = "moved";
    public const string Reminder = "reminder";
    public const string Cancelled = "cancelled";
    public const string Revived = "revived";
    public const string RevivedElsewhere = "revived_moved";

    private const int MostChanges = 8;

    /// <summary>A change of what is on within this time is told at any hour.</summary>
    private static readonly TimeSpan Urgent = TimeSpan.FromHours(3);

    /// <summary>What has collected goes out. Of a workshop that was called off it waits for the word that it takes place after all.</summary>
    public void Tell(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        if (home.Workshop.IsCalledOff)
        {
            return;
        }

        if (TellsAt(turn.Rows, home, turn.Now) is var at && at > turn.Now)
        {
            turn.SetTimer(Act.AgendaTell, workshopId, at);
            return;
        }

        Tell(turn, home, isRevived: false);
    }

    /// <summary>It takes place after all: whoever was told that it does not hears that, and what has become of it meanwhile.</summary>
    public void Revive(ITurn turn, long workshopId) => Tell(turn, shelf.Workshop(turn.Rows, workshopId), isRevived: true);

    private void Tell(ITurn turn, ShelvedWorkshop home, bool isRevived)
    {
        var workshop = home.Workshop;
        var changes = AgendaChangeStore.Open(turn.Rows, workshop.Id);
        var was = WorkshopMoveStore.Open(turn.Rows, workshop.Id);
        var movedBy = isRevived ? (turn as IChatTurn)?.Person.Id : WorkshopMoveStore.OpenBy(turn.Rows, workshop.Id);
        WorkshopMoveStore.Told(turn.Work, workshop.Id);
        if (!AgendaEdits.IsAnnounced(workshop, turn.Now))
        {
            (was, changes) = (null, []);
        }

        var follows = was is not null && WorkshopMoves.Follows(was, workshop, changes);
        BroadcastContent? Move(bool isConfirmed) => was is null ? null : WorkshopMoves.Content(was, home, isConfirmed, follows, texts);
        var moved = Move(isConfirmed: true);
        if (follows)
        {
            // the days say it
            changes.Clear();
        }

        // what is over concerns nobody any more
        changes.RemoveAll(change => (change.Was is null || change.Was.EndsAt <= turn.Now) && (change.Becomes is null || change.Becomes.EndsAt <= turn.Now));
        var isUrgent = isRevived || QuietHours.NextAllowed(turn.Now, workshop.Zone) > turn.Now
            || changes.Exists(change => new[] { change.Was, change.Becomes }.Any(item => item is not null && item.EndsAt > turn.Now && item.StartsAt - turn.Now <= Urgent));
        var groups = isRevived || moved is not null ? null : GroupsOf(changes.SelectMany(change => new[] { change.Was, change.Becomes }).OfType<AgendaItem>());
        var team = Team(turn, home, (of, grants) => isRevived || moved is not null ? of != movedBy : changes.Exists(NoticeReader.Of(of, grants, home).Leads));
        var id = !isRevived && changes.Count == 0 && moved is null ? null : Begin(turn, workshop, isRevived ? Revived : Change, AgendaNoticeStore.Confirmed, groups, moved, isUrgent, team);
        AgendaChangeStore.Tell(turn.Work, workshop.Id, id is null ? [] : changes, id ?? 0);
        if (Move(isConfirmed: false) is var told && (isRevived || told is not null))
        {
            Begin(turn, workshop, isRevived ? RevivedElsewhere : Elsewhere, AgendaNoticeStore.Waiting, groups: null, told, isRevived, butNotOf: id);
        }
    }

    /// <summary>When what has collected is told, unless more comes: now, or in the morning, early enough for the first thing that it is about.</summary>
    /// <param name="session">Where it is read.</param>
    /// <param name="home">The workshop as it stands.</param>
    /// <param name="now">When it could be told.</param>
    public static DateTimeOffset TellsAt(ReadSession session, ShelvedWorkshop home, DateTimeOffset now)
    {
        var workshop = home.Workshop;
        var items = AgendaChangeStore.Open(session, workshop.Id).SelectMany(change => new[] { change.Was, change.Becomes }).OfType<AgendaItem>();
        var begins = new List<DateTimeOffset>();
        if (WorkshopMoveStore.Open(session, workshop.Id) is { } was)
        {
            // whoever knows of no other day or place sets out for the first thing that is on
            items = items.Concat(home.Agenda);
            begins.AddRange(new[] { home, home with { Workshop = workshop with { FirstDay = was.FirstDay }, Agenda = [] } }.Select(one => one.StartsAt).Where(start => start > now));
        }

        begins.AddRange(items.Where(item => item.EndsAt > now).Select(item => item.StartsAt));
        var begin = begins.Count > 0 ? begins.Min() : DateTimeOffset.MaxValue;
        return QuietHours.NextAllowed(now, begin, workshop.Zone);
    }

    /// <summary>When people are told of what has just been changed, where that is later than usual because it is night; else null.</summary>
    public static DateTimeOffset? NightsEnd(ReadSession session, ShelvedWorkshop home, DateTimeOffset now) =>
        TellsAt(session, home, now + AgendaEdits.Collects) is var at && at > now + AgendaEdits.Collects ? at : null;

    /// <summary>What is due is told, and the next moment waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="workshopId">The workshop's.</param>
    /// <param name="dueAt">The earliest moment that was not looked at yet.</param>
    public void Remind(ITurn turn, long workshopId, DateTimeOffset dueAt)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        var workshop = home.Workshop;
        if (!AgendaEdits.IsAnnounced(workshop, turn.Now))
        {
            return;
        }

        var moments = AgendaMoment.Of(home.Agenda, AgendaNoticeStore.RemindedOf(turn.Rows, workshopId), workshop);
        var due = moments.FindAll(moment => moment.At >= dueAt && moment.At <= turn.Now && moment.IsUseful(turn.Now));
        if (due.Count > 0 && QuietHours.AllowReminder(turn.Now, workshop.Zone))
        {
            // what falls together is one message
            var items = home.Agenda.Where(item => due.Exists(moment => moment.Kind != AgendaMoment.Soon ? moment.BeginsAt <= item.StartsAt && workshop.DayOf(moment.BeginsAt) == workshop.DayOf(item.StartsAt) : IsSoon(item, moment.BeginsAt)));
            // early in the morning it would be held until it is of no use
            var isEarly = QuietHours.NextAllowed(turn.Now, workshop.Zone) > turn.Now;
            if (Begin(turn, workshop, Reminder, AgendaNoticeStore.Confirmed, GroupsOf(items), content: null, isUrgent: isEarly) is { } id)
            {
                foreach (var moment in due)
                {
                    AgendaNoticeStore.AddReminder(turn.Work, id, moment.Kind, moment.BeginsAt);
                }
            }

            foreach (var moment in due.Where(moment => moment.Kind == AgendaMoment.Soon))
            {
                AgendaNoticeStore.Reminded(turn.Work, workshopId, moment.BeginsAt);
            }
        }

        if (moments.Find(moment => moment.At > turn.Now) is { } next)
        {
            turn.SetTimer(Act.AgendaRemind, workshopId, next.At);
        }
    }

    /// <summary>Two days are left, and there is no agenda: its team hears that nobody is told an hour.</summary>
    public void Miss(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        var workshop = home.Workshop;
        if (home.HasHour || !AgendaEdits.IsAnnounced(workshop, turn.Now) || workshop.DayOf(turn.Now) >= workshop.FirstDay)
        {
            return;
        }

        if (QuietHours.NextAllowed(turn.Now, workshop.Zone) is var allowed && allowed > turn.Now)
        {
            turn.SetTimer(Act.AgendaMissing, workshopId, allowed);
            return;
        }

        foreach (var organizer in rights.Of(turn.Rows, Act.TimetablePaste, workshopId))
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, organizer)?.Language);
            turn.ChatOf(organizer)?.Say(
                new Screen(words["agenda.missing", ("workshop", Arg.Text(words.Of(workshop.Titles))), ("day", Arg.Phrase(words.WeekdayAndDay(workshop.FirstDay)))]), Lane.Notification);
        }
    }

    /// <summary>The workshop will not take place: whoever has a place, waits for one, is being decided on or is of the team hears it.</summary>
    public static void CallOff(IChatTurn turn, Workshop workshop) =>
        Begin(
            turn, workshop, Cancelled, [.. AgendaNoticeStore.Confirmed, .. AgendaNoticeStore.Waiting], groups: null, content: null, isUrgent: true,
            RoleStore.OfWorkshop(turn.Rows, workshop.Id).Select(grant => grant.PersonId).Where(person => person != turn.Person.Id));

    /// <summary>That a workshop will not take place.</summary>
    public static string CalledOff(Workshop workshop, Words words) => words["setup.cancelled.notice",
        ("workshop", Arg.Text(words.Of(workshop.Titles))), ("dates", Arg.Phrase(words.Days(workshop.FirstDay, workshop.LastDay))), ("contact", Arg.Text(words.Of(workshop.Contacts)))];

    /// <summary>One reader's copy.</summary>
    /// <returns>Null when there is nothing to tell them (any more).</returns>
    public static string? Text(ReadSession session, Broadcast broadcast, ShelvedWorkshop home, NoticeReader reader, DateTimeOffset now, Words words) => broadcast.Kind switch
    {
        Reminder => ReminderText(session, AgendaNoticeStore.Reminders(session, broadcast.Id), home.SeenBy(isConfirmed: true, now), reader, now, words),
        GroupTurns.Told => GroupTurns.Text(home.SeenBy(isConfirmed: true, now), reader.Group, words),
        // another word has come of it before this one was told
        Cancelled when !home.Workshop.IsCalledOff => null,
        Revived or RevivedElsewhere when home.Workshop.IsCalledOff => null,
        Cancelled => CalledOff(home.Workshop, words),
        Revived => Joined(RevivedText(home.SeenBy(isConfirmed: true, now), reader.HasPlace, words), Changes(session, broadcast, home, reader, now, words)),
        RevivedElsewhere => Joined(RevivedText(home.SeenBy(isConfirmed: false, now), isRegistered: true, words), Changes(session, broadcast, home, reader, now, words)),
        _ => Changes(session, broadcast, home, reader, now, words),
    };

    private static string? Changes(ReadSession session, Broadcast broadcast, ShelvedWorkshop home, NoticeReader reader, DateTimeOffset now, Words words) => Joined(
        broadcast.Content is { MovesDeletion: true } && (reader.HasPlace || broadcast.Kind is Elsewhere or RevivedElsewhere)
            ? Joined(broadcast.Content.Texts[words.Language.Code].Text, words["moved.deletion", ("date", Arg.Phrase(words.Day(home.Workshop.DeleteAfter)))])
            : broadcast.Content?.Texts.GetValueOrDefault(words.Language.Code)?.Text,
        broadcast.Kind is Elsewhere or RevivedElsewhere ? null : ChangeText(AgendaChangeStore.Told(session, broadcast.Id), home, reader, now, words));

    /// <summary>When and where it is now, as far as this reader sees it.</summary>
    private static string RevivedText(ShelvedWorkshop home, bool isRegistered, Words words) => words["setup.revived.notice",
        ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
        ("dates", Arg.Phrase(words.Days(home.Workshop.FirstDay, home.Workshop.LastDay))),
        ("venue", Arg.Phrase(WorkshopTurns.Venue(home.Workshop, words))),
        ("begins", Arg.Phrase(home.HasHour ? "\n" + words["setup.revived.begins", ("when", Arg.Phrase(words.DayAndTime(home.StartsAt, home.Workshop.Zone)))] : "")),
        ("stands", Arg.Phrase(isRegistered ? "\n" + words["setup.revived.stands", ("command", Arg.Code("/me"))] : "")),
        ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))];

    private static string? Joined(string? move, string? changes) => (move, changes) switch
    {
        (null or "", _) => changes,
        (_, null) => move,
        _ => move + "\n\n" + changes,
    };

    private static long? Begin(
        ITurn turn, Workshop workshop, string kind, IEnumerable<string> statuses, IReadOnlyCollection<string>? groups, BroadcastContent? content, bool isUrgent,
        IEnumerable<long>? team = null, long? butNotOf = null)
    {
        var id = AgendaNoticeStore.Add(turn.Work, workshop.Id, kind, statuses, groups, team ?? [], butNotOf, content, isUrgent, turn.Now);
        if (id is { } added)
        {
            turn.SetTimer(Act.BroadcastSlice, added, turn.Now);
        }

        return id;
    }

    /// <summary>Those of the team whom something concerns.</summary>
    private static IEnumerable<long> Team(ITurn turn, ShelvedWorkshop home, Func<long, List<RoleGrant>, bool> isConcerned) =>
        RoleStore.OfWorkshop(turn.Rows, home.Workshop.Id).GroupBy(grant => grant.PersonId).Where(grants => isConcerned(grants.Key, [.. grants])).Select(grants => grants.Key);

    /// <summary>Whom items concern: their groups, or null when one of them is for everybody.</summary>
    private static HashSet<string>? GroupsOf(IEnumerable<AgendaItem> items)
    {
        var groups = items.Select(item => item.GroupCode).ToHashSet();
        return groups.Contains(null) ? null : [.. groups.OfType<string>()];
    }

    private static bool IsSoon(AgendaItem item, DateTimeOffset beginsAt) => item.StartsAt == beginsAt && !AgendaConflicts.IsPause(item);

    private static string? ReminderText(ReadSession session, List<(string Kind, DateTimeOffset BeginsAt)> about, ShelvedWorkshop home, NoticeReader reader, DateTimeOffset now, Words words)
    {
        var lines = new List<string>();
        var workshop = ("workshop", Arg.Text(words.Of(home.Workshop.Titles)));
        var own = home.Agenda.Where(reader.Attends).ToList();
        foreach (var (kind, beginsAt) in about.Where(one => new AgendaMoment(default, one.Kind, one.BeginsAt).IsUseful(now)))
        {
            var day = home.Workshop.DayOf(beginsAt);
            switch (kind)
            {
                // the day's agenda is all that it says
                case AgendaMoment.Eve when DeliveryStore.HasAgenda(session, home.Workshop.Id, day, reader.PersonId, AgendaMoment.NoonBefore(day, home.Workshop)):
                    break;
                case AgendaMoment.Eve when AgendaText.Day(home, day, reader.Group, words) is { Length: > 0 } items:
                    lines.Add(words["reminder.eve", ("day", Arg.Phrase(words.WeekdayAndDay(day))), workshop, ("items", Arg.Phrase(items))]);
                    break;
                case AgendaMoment.Hour when own.Find(item => home.Workshop.DayOf(item.StartsAt) == day) is { } first && first.StartsAt == beginsAt:
                    lines.Add(words["reminder.hour", workshop, ("items", Arg.Phrase(Items([first], home, words)))]
                        + (words.Of(home.Workshop.Venues) is { Length: > 0 } venue ? "\n" + words["reminder.hour.venue", ("venue", Arg.Text(venue))] : ""));
                    break;
                case AgendaMoment.Soon when own.FindAll(item => IsSoon(item, beginsAt)) is { Count: > 0 } soon:
                    lines.Add(words["reminder.soon", ("items", Arg.Phrase(Items(soon, home, words)))]);
                    break;
            }
        }

        // how to switch them off is said once a day
        if (lines.Count > 0 && about.Exists(one => one.Kind != AgendaMoment.Soon))
        {
            lines.Add(words["reminder.footer", ("command", Arg.Code("/reminders"))]);
        }

        return lines.Count == 0 ? null : string.Join("\n\n", lines);
    }

    private static string Items(IEnumerable<AgendaItem> items, ShelvedWorkshop home, Words words) => string.Join('\n', items.Select(item => Item(item, home, words)));

    private static string Item(AgendaItem item, ShelvedWorkshop home, Words words)
    {
        var room = words.Of(item.Rooms);
        return words[room.Length == 0 ? "agenda.item" : "agenda.item.room",
            ("start", Arg.Phrase(WordsExtensions.Clock(item.StartsAt, home.Workshop.Zone))), ("title", Arg.Text(words.Of(item.Titles))), ("room", Arg.Text(room))];
    }

    private static string? ChangeText(List<AgendaChange> changes, ShelvedWorkshop home, NoticeReader reader, DateTimeOffset now, Words words)
    {
        var showsRooms = Places.ShowsVenue(home.Workshop, isConfirmed: true, now);
        AgendaItem? Seen(AgendaChange change, AgendaItem? item) =>
            item is null || !(reader.Attends(item) || reader.Leads(change)) ? null : showsRooms ? item : item with { Rooms = new Dictionary<string, string>() };
        var own = changes.Select(change => (Was: Seen(change, change.Was), Becomes: Seen(change, change.Becomes))).Where(change => Differs(change.Was, change.Becomes, words)).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var heading = words["change.heading", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))];
        if (Moved(own) is { } delay)
        {
            var moved = own.Where(change => change.Was!.StartsAt != change.Becomes!.StartsAt).Select(change => change.Becomes!).OrderBy(item => item.StartsAt);
            return heading + "\n" + words[delay > TimeSpan.Zero ? "change.later" : "change.earlier", ("n", Arg.Count((int)delay.Duration().TotalMinutes)), ("items", Arg.Phrase(Items(moved, home, words)))];
        }

        if (own.Count > MostChanges)
        {
            // a new agenda is read better whole than as a list of what became of the old one
            var seen = home.SeenBy(isConfirmed: true, now);
            var days = own.SelectMany(change => new[] { change.Was, change.Becomes }).OfType<AgendaItem>().Select(item => home.Workshop.DayOf(item.StartsAt)).Distinct().Order();
            return heading + "\n" + words["change.many"] + "\n\n" + string.Join("\n\n", days.Select(day => (Day: day, Items: AgendaText.Day(seen, day, reader.Group, words)))
                .Where(day => day.Items.Length > 0).Select(day => words.WeekdayAndDay(day.Day) + "\n" + day.Items));
        }

        return heading + "\n\n" + string.Join("\n\n", own.Select(change => Block(change.Was, change.Becomes, home, words)));
    }

    /// <summary>By how much everything moved, where it is nothing but later or earlier; null otherwise.</summary>
    private static TimeSpan? Moved(List<(AgendaItem? Was, AgendaItem? Becomes)> changes)
    {
        if (changes.Count < 2 || changes.Exists(change => change.Was is null || change.Becomes is null
            || AgendaChangeStore.Facts(change.Was) != AgendaChangeStore.Facts(change.Becomes with { StartsAt = change.Was.StartsAt, EndsAt = change.Was.EndsAt })))
        {
            return null;
        }

        var delays = changes.Select(change => change.Becomes!.StartsAt - change.Was!.StartsAt).Where(delay => delay != TimeSpan.Zero).Distinct().ToList();
        return delays is [var only] && only.Duration() < TimeSpan.FromHours(3) ? only : null;
    }

    private static bool Differs(AgendaItem? was, AgendaItem? becomes, Words words)
    {
        if (was is null || becomes is null)
        {
            return was is not null || becomes is not null;
        }

        return (was.StartsAt, was.EndsAt) != (becomes.StartsAt, becomes.EndsAt)
            || new[] { (was.Titles, becomes.Titles), (was.Rooms, becomes.Rooms), (was.Facilitators, becomes.Facilitators) }.Any(pair => !words.Language.Knows(pair.Item1, pair.Item2));
    }

    private static string Block(AgendaItem? was, AgendaItem? becomes, ShelvedWorkshop home, Words words)
    {
        var title = ("item", Arg.Text(words.Of((was ?? becomes!).Titles)));
        return (was, becomes) switch
        {
            (null, { } added) => words["change.added", title, ("new", Arg.Phrase(Described(added, null, home, words)))],
            ({ } gone, null) => words["change.gone", title, ("old", Arg.Phrase(Described(gone, null, home, words)))],
            _ => words["change.block", title, ("old", Arg.Phrase(Described(was!, becomes, home, words))), ("new", Arg.Phrase(Described(becomes!, was, home, words)))],
        };
    }

    /// <summary>When it is, and whatever else is not the same in the other one.</summary>
    private static string Described(AgendaItem item, AgendaItem? other, ShelvedWorkshop home, Words words)
    {
        var zone = home.Workshop.Zone;
        TimeOnly On(DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        var parts = new List<string> { words.WeekdayAndDay(home.Workshop.DayOf(item.StartsAt)), words.Calendar.ClockRange(On(item.StartsAt), On(item.EndsAt)) };
        void Add(Func<AgendaItem, LocalTexts> of, bool always)
        {
            var text = words.Of(of(item));
            if (text.Length > 0 && (always || (other is not null && text != words.Of(of(other)))))
            {
                parts.Add(Bidi.Isolate(text));
            }
        }

        Add(one => one.Rooms, always: other is null);
        Add(one => one.Titles, always: false);
        Add(one => one.Facilitators, always: false);
        return string.Join(words.Language.IsRightToLeft ? "، " : ", ", parts);
    }
}
