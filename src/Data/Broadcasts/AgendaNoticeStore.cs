using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>Broadcasts that the agenda itself sends: what was changed in it, and what begins soon. Their readers are whom it concerns.</summary>
public static class AgendaNoticeStore
{
    private const string Insert =
        "insert into broadcasts (id, workshop_id, kind, status, content, urgent, created_at) values (@id, @workshopId, @kind, 'sending', @content, @isUrgent, @now)";

    private const string InsertReaders =
        """
        insert into deliveries (broadcast_id, person_id, status, changed_at)
        select @id, r.person_id, 'waiting', @now
        from registrations r join people p on p.id = r.person_id
        where r.workshop_id = @workshopId and r.status in (select value from json_each(@statuses)) and r.left_at is null
          and (@groups is null or r.group_code is null or r.group_code in (select value from json_each(@groups)))
          and (@isReminder = 0 or p.without_reminders = 0)
          and not exists (select 1 from deliveries d where d.broadcast_id = @butNotOf and d.person_id = r.person_id)
        """;

    private const string InsertTeam =
        """
        insert into deliveries (broadcast_id, person_id, status, changed_at)
        select @id, value, 'waiting', @now from json_each(@team) where true
        on conflict do nothing
        """;

    /// <summary>Whoever has a place.</summary>
    public static IReadOnlyList<string> Confirmed { get; } = ["confirmed"];

    /// <summary>Whoever hopes for one.</summary>
    public static IReadOnlyList<string> Waiting { get; } = ["pending", "waitlisted", "offered"];

    private const string Concerned =
        """
        select count(*) from (
            select person_id from registrations where workshop_id = @workshopId and status in ('confirmed', 'pending', 'waitlisted', 'offered') and left_at is null
            union select person_id from roles where workshop_id = @workshopId and person_id <> @by)
        """;

    /// <summary>How many have a place, wait for one, are being decided on or are of the team, without whoever does it.</summary>
    public static int CountConcerned(ReadSession session, long workshopId, long by) => (int)session.Value<long>(Concerned, new { workshopId, by });

    /// <summary>A broadcast with its readers: those of these groups and those of no group yet, or all of them, and these of the team.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="workshopId">The workshop's.</param>
    /// <param name="kind"><c>change</c>, <c>moved</c>, <c>reminder</c>, <c>cancelled</c>, <c>revived</c> or <c>revived_moved</c>.</param>
    /// <param name="statuses">Whose registrations are read.</param>
    /// <param name="groups">Whom it concerns; null: everybody.</param>
    /// <param name="team">Who hears of it because of a role.</param>
    /// <param name="butNotOf">A broadcast whose readers hear it there; null: there is none.</param>
    /// <param name="content">What it says besides what is read from the agenda.</param>
    /// <param name="isUrgent">Also at night, and to whoever is busy.</param>
    /// <param name="now">The calendar's time.</param>
    /// <returns>Its id, or null when nobody is to read it; then there is no broadcast.</returns>
    public static long? Add(
        UnitOfWork work, long workshopId, string kind, IEnumerable<string> statuses, IReadOnlyCollection<string>? groups, IEnumerable<long> team, long? butNotOf,
        BroadcastContent? content, bool isUrgent, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(Insert, new { id, workshopId, kind, content = content is null ? null : work.Sealer.Seal("broadcasts", id, "content", content.Write()), isUrgent, now });
        var written = groups is null ? null : JsonSerializer.Serialize(groups);
        var readers = work.Execute(InsertReaders, new { id, workshopId, statuses = JsonSerializer.Serialize(statuses), groups = written, isReminder = kind == "reminder", butNotOf, now })
            + work.Execute(InsertTeam, new { id, team = JsonSerializer.Serialize(team), now });
        if (readers > 0)
        {
            return id;
        }

        work.Execute("delete from broadcasts where id = @id", new { id });
        return null;
    }

    /// <summary>There is nothing to tell this reader any more.</summary>
    public static void Skip(UnitOfWork work, long broadcastId, long personId) =>
        work.Execute("delete from deliveries where broadcast_id = @broadcastId and person_id = @personId", new { broadcastId, personId });

    private const string InsertReminder = "insert into agenda_reminders (broadcast_id, kind, begins_at) values (@broadcastId, @kind, @beginsAt)";

    /// <summary>What a reminder is about.</summary>
    public static void AddReminder(UnitOfWork work, long broadcastId, string kind, DateTimeOffset beginsAt) =>
        work.Execute(InsertReminder, new { broadcastId, kind, beginsAt });

    private const string SelectReminders = "select kind, begins_at from agenda_reminders where broadcast_id = @broadcastId order by begins_at, kind";

    /// <summary>What a reminder is about, the earliest first.</summary>
    public static List<(string Kind, DateTimeOffset BeginsAt)> Reminders(ReadSession session, long broadcastId) =>
        [.. session.Query<ReminderRow>(SelectReminders, new { broadcastId }).Select(row => (row.Kind, row.BeginsAt))];

    private const string SetReminded = "update agenda_items set reminded_for = starts_at where workshop_id = @workshopId and starts_at = @beginsAt and archived_at is null";

    /// <summary>People are reminded of whatever begins at this moment.</summary>
    public static void Reminded(UnitOfWork work, long workshopId, DateTimeOffset beginsAt) => work.Execute(SetReminded, new { workshopId, beginsAt });

    private const string SelectReminded = "select id, reminded_for from agenda_items where workshop_id = @workshopId and reminded_for is not null";

    /// <summary>Of which items people were reminded, and of which beginning.</summary>
    public static Dictionary<long, DateTimeOffset> RemindedOf(ReadSession session, long workshopId) =>
        session.Query<RemindedRow>(SelectReminded, new { workshopId }).ToDictionary(row => row.Id, row => row.RemindedFor);

    private const string SelectWithout = "select without_reminders from people where id = @personId";

    /// <summary>Whether somebody switched reminders off.</summary>
    public static bool IsOff(ReadSession session, long personId) => session.Value<bool>(SelectWithout, new { personId });

    private const string SetWithout = "update people set without_reminders = @isOff where id = @personId";

    public static void SetOff(UnitOfWork work, long personId, bool isOff) => work.Execute(SetWithout, new { personId, isOff });

    private sealed record ReminderRow
    {
        public string Kind { get; init; } = "";

        public DateTimeOffset BeginsAt { get; init; }
    }

    private sealed record RemindedRow
    {
        public long Id { get; init; }

        public DateTimeOffset RemindedFor { get; init; }
    }
}
