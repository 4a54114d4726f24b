using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.CheckIns;

/// <summary>That somebody came.</summary>
/// <param name="AgendaItemId">To which session; null: on the day.</param>
/// <param name="CheckedAt">When it was written down first.</param>
public sealed record CheckIn(long? AgendaItemId, DateTimeOffset CheckedAt);

/// <summary>How many came.</summary>
/// <param name="Day">On which day.</param>
/// <param name="AgendaItemId">To which session; null: on the day.</param>
/// <param name="People">How many, each once.</param>
public sealed record HeadCount(DateOnly Day, long? AgendaItemId, int People);

/// <summary>Somebody confirmed who has not come yet.</summary>
/// <param name="RegistrationId">Their registration.</param>
/// <param name="FullName">Null when the form had no name.</param>
/// <param name="Phone">E.164, or null.</param>
public sealed record MissingPerson(long RegistrationId, string? FullName, string? Phone);

/// <summary>Who came, by day and by session: a person counts once, however many doors there are.</summary>
public static class CheckInStore
{
    private const string Insert =
        """
        insert into check_ins (id, registration_id, workshop_id, day, agenda_item_id, source, checked_by, online, checked_at)
        values (@id, @registrationId, @workshopId, @day, @agendaItemId, @source, @by, @isOnline, @now)
        on conflict do nothing
        """;

    private const string DeleteOne =
        "delete from check_ins where registration_id = @registrationId and day = @day and coalesce(agenda_item_id, 0) = coalesce(@agendaItemId, 0)";

    private const string SelectOf = "select agenda_item_id, checked_at from check_ins where registration_id = @registrationId and day = @day order by id";

    private const string SelectCounts =
        """
        select day, agenda_item_id, count(*) as people
        from check_ins
        where workshop_id = @workshopId
        group by day, agenda_item_id order by day, agenda_item_id
        """;

    private const string SelectAttended =
        """
        select registrations.person_id
        from check_ins join registrations on registrations.id = check_ins.registration_id
        where check_ins.workshop_id = @workshopId and check_ins.day = @day and check_ins.agenda_item_id is @agendaItemId
        order by check_ins.id
        """;

    private const string MissingOn =
        """
        from registrations
        where workshop_id = @workshopId and status = 'confirmed' and left_at is null
          and not exists (select 1 from check_ins where check_ins.registration_id = registrations.id and check_ins.day = @day)
        """;

    private const string CountMissing = $"select count(*) {MissingOn}";

    private const string SelectMissing = $"select id, full_name, phone {MissingOn} order by id limit @limit offset @skip";

    /// <summary>Writes down that somebody came.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="registrationId">Who.</param>
    /// <param name="workshopId">Where.</param>
    /// <param name="day">The day in the workshop's zone.</param>
    /// <param name="agendaItemId">The session; null: the day as a whole.</param>
    /// <param name="source"><c>door</c>, <c>desk</c> (a walk-in) or <c>paper</c> (entered from the sheet).</param>
    /// <param name="by">Who wrote it down.</param>
    /// <param name="now">When.</param>
    /// <param name="isOnline">They take part online.</param>
    /// <returns>False when it was written down already.</returns>
    public static bool Add(UnitOfWork work, long registrationId, long workshopId, DateOnly day, long? agendaItemId, string source, long by, DateTimeOffset now, bool isOnline = false) =>
        work.Execute(Insert, new { id = work.NewId(), registrationId, workshopId, day, agendaItemId, source, by, isOnline, now }) == 1;

    /// <summary>Whether somebody was there: on that day, or on any; its sessions count.</summary>
    public static bool HasCome(ReadSession session, long registrationId, DateOnly? day = null) =>
        session.Value<bool>("select exists (select 1 from check_ins where registration_id = @registrationId and (@day is null or day = @day))", new { registrationId, day });

    /// <summary>It was a mistake.</summary>
    public static void Remove(UnitOfWork work, long registrationId, DateOnly day, long? agendaItemId) =>
        work.Execute(DeleteOne, new { registrationId, day, agendaItemId });

    /// <summary>What is written down of somebody for a day, its sessions included.</summary>
    public static List<CheckIn> Of(ReadSession session, long registrationId, DateOnly day) =>
        [.. session.Query<Row>(SelectOf, new { registrationId, day }).Select(row => new CheckIn(row.AgendaItemId, row.CheckedAt))];

    /// <summary>The head counts of all days and sessions to which anybody came.</summary>
    public static List<HeadCount> Counts(ReadSession session, long workshopId) =>
        [.. session.Query<CountRow>(SelectCounts, new { workshopId }).Select(row => new HeadCount(row.Day, row.AgendaItemId, (int)row.People))];

    /// <summary>The people who came on a day, or to a session of it, in the order of their coming.</summary>
    public static List<long> Attended(ReadSession session, long workshopId, DateOnly day, long? agendaItemId = null) =>
        session.Query<long>(SelectAttended, new { workshopId, day, agendaItemId });

    /// <summary>How many confirmed people have not come on a day, to none of its sessions either.</summary>
    public static int MissingCount(ReadSession session, long workshopId, DateOnly day) => session.Value<int>(CountMissing, new { workshopId, day });

    /// <summary>Confirmed people who have not come on a day, in the order of their registrations.</summary>
    public static List<MissingPerson> Missing(ReadSession session, long workshopId, DateOnly day, int skip, int limit) =>
        [.. session.Query<MissingRow>(SelectMissing, new { workshopId, day, skip, limit }).Select(row => new MissingPerson(
            row.Id,
            row.FullName is null ? null : session.Sealer.Open("registrations", row.Id, "full_name", row.FullName),
            row.Phone is null ? null : session.Sealer.Open("registrations", row.Id, "phone", row.Phone)))];

    /// <summary>The sessions of a workshop that are counted at their own door.</summary>
    public static List<long> CountedSessions(ReadSession session, long workshopId) => session.Query<long>(
        "select agenda_item_id from counted_sessions join agenda_items on agenda_items.id = agenda_item_id where workshop_id = @workshopId", new { workshopId });

    /// <summary>A session is counted at its own door, or no longer.</summary>
    public static void SetCounted(UnitOfWork work, long agendaItemId, bool isCounted) => work.Execute(
        isCounted
            ? "insert into counted_sessions (agenda_item_id) values (@agendaItemId) on conflict do nothing"
            : "delete from counted_sessions where agenda_item_id = @agendaItemId",
        new { agendaItemId });

    private sealed record Row
    {
        public long? AgendaItemId { get; init; }

        public DateTimeOffset CheckedAt { get; init; }
    }

    private sealed record CountRow
    {
        public DateOnly Day { get; init; }

        public long? AgendaItemId { get; init; }

        public long People { get; init; }
    }

    private sealed record MissingRow
    {
        public long Id { get; init; }

        public byte[]? FullName { get; init; }

        public byte[]? Phone { get; init; }
    }
}
