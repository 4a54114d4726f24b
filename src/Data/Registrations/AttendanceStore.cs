using System.Text.Json;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Registrations;

/// <summary>A confirmed person whom something is to be told.</summary>
public sealed record Attendee
{
    public long RegistrationId { get; init; }

    public long PersonId { get; init; }

    /// <summary><c>ar</c>, <c>ckb</c>, <c>en</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>True when they said that they come on these days.</summary>
    public bool IsComing { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Whom a reminder is for.</summary>
/// <param name="WorkshopId">The workshop.</param>
/// <param name="FirstDay">Answers count for these days alone.</param>
/// <param name="Today">The day of the reminder: nobody gets two in a day.</param>
/// <param name="Everybody">The last one goes to everybody; those before only to people who have not said yes.</param>
/// <param name="RegisteredBefore">Whoever registered later has the ticket's message still before their eyes.</param>
/// <param name="SettledBefore">… and who registered, took a seat or changed anything before this moment: later ones have just shown that they come.</param>
/// <param name="QuietSince">Whoever has touched a form or a card since then is busy.</param>
public sealed record ReminderAudience(
    long WorkshopId, DateOnly FirstDay, DateOnly Today, bool Everybody, DateTimeOffset RegisteredBefore, DateTimeOffset SettledBefore, DateTimeOffset QuietSince);

/// <summary>How many said what.</summary>
/// <param name="Coming">Yes.</param>
/// <param name="Unsure">Not sure.</param>
/// <param name="Silent">Asked, and no answer that stands.</param>
public sealed record AttendanceCount(int Coming, int Unsure, int Silent);

/// <summary>Somebody who was asked and has not said yes.</summary>
/// <param name="FullName">Null when the form had no name.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="IsUnsure">They said that they do not know yet.</param>
/// <param name="IsUnreachable">They blocked the bot, so they may not have seen the question.</param>
public sealed record SilentPerson(string? FullName, string? Phone, bool IsUnsure, bool IsUnreachable);

/// <summary>Whether people come: what they were told, asked, and said. Confirmed people only.</summary>
public static class AttendanceStore
{
    private const string ToRemind =
        """
        from registrations
        left join attendance on attendance.registration_id = registrations.id
        where registrations.workshop_id = @WorkshopId and registrations.status = 'confirmed'
          and (attendance.told_on is null or attendance.told_on <> @Today)
          and registrations.created_at <= @RegisteredBefore
          and (@Everybody or (registrations.changed_at <= @SettledBefore
               and not (attendance.answer is not null and attendance.answer = 'yes' and attendance.asked_for = @FirstDay)))
        """;

    private static readonly string SelectToRemind =
        $"""
        select registrations.id as registration_id, registrations.person_id, registrations.changed_at,
               coalesce((select language from people where people.id = registrations.person_id), 'ar') as language,
               coalesce(attendance.answer = 'yes' and attendance.asked_for = @FirstDay, 0) as is_coming
        {ToRemind}
          and {Busy.Not("registrations.person_id")}
        order by registrations.id limit @limit
        """;

    private const string ExistsToRemind = $"select exists (select 1 {ToRemind})";

    private const string UpsertTold =
        """
        insert into attendance (registration_id, told_on) values (@registrationId, @today)
        on conflict (registration_id) do update set told_on = excluded.told_on
        """;

    private const string UpdateAsked =
        """
        update attendance set answer = case when asked_for = @firstDay then answer end, answered_at = case when asked_for = @firstDay then answered_at end,
            asked_for = @firstDay
        where registration_id = @registrationId
        """;

    // the columns of the two keys are chosen by name below, never by what people write
    private const string ToTell =
        """
        from registrations
        left join attendance on attendance.registration_id = registrations.id
        where registrations.workshop_id = @workshopId and registrations.status = 'confirmed' and attendance.COLUMN is not @key
        """;

    private static readonly string SelectToTell =
        $"""
        select registrations.id as registration_id, registrations.person_id, registrations.changed_at,
               coalesce((select language from people where people.id = registrations.person_id), 'ar') as language, 0 as is_coming
        {ToTell}
          and {Busy.Not("registrations.person_id")}
        order by registrations.id limit @limit
        """;

    private const string UpsertKey =
        """
        insert into attendance (registration_id, COLUMN) values (@registrationId, @key)
        on conflict (registration_id) do update set COLUMN = excluded.COLUMN
        """;

    private const string Asked =
        """
        from registrations
        join attendance on attendance.registration_id = registrations.id
        where registrations.workshop_id = @workshopId and registrations.status = 'confirmed' and attendance.asked_for = @firstDay
          and (@groups is null or registrations.group_code in (select value from json_each(@groups)))
        """;

    private const string SelectCount =
        $"""
        select coalesce(sum(answer = 'yes'), 0) as coming, coalesce(sum(answer = 'unsure'), 0) as unsure,
               coalesce(sum(answer is null or answer = 'no'), 0) as silent
        {Asked}
        """;

    private const string SelectSilent =
        $"""
        select registrations.id, full_name, phone, coalesce(answer = 'unsure', 0) as is_unsure,
               exists (select 1 from accounts where accounts.person_id = registrations.person_id and unreachable_since is not null) as is_unreachable
        {Asked}
          and (answer is null or answer <> 'yes')
        order by coalesce(answer = 'unsure', 0), registrations.id limit @limit offset @skip
        """;

    /// <summary>The next people of a reminder, busy ones left out.</summary>
    public static List<Attendee> ToRemindNow(ReadSession session, ReminderAudience audience, int limit) =>
        session.Query<Attendee>(SelectToRemind, Parameters(audience, limit));

    /// <summary>True while a reminder has not reached everybody, busy people included.</summary>
    public static bool HasToRemind(ReadSession session, ReminderAudience audience) => session.Value<bool>(ExistsToRemind, Parameters(audience, limit: 0));

    /// <summary>Whoever was reminded today is reminded once more: another card displaced their question.</summary>
    public static void Untell(UnitOfWork work, long registrationId) =>
        work.Execute("update attendance set told_on = null where registration_id = @registrationId", new { registrationId });

    /// <summary>The day's reminder went out, or could not be sent at all.</summary>
    public static void Told(UnitOfWork work, long registrationId, DateOnly today) => work.Execute(UpsertTold, new { registrationId, today });

    /// <summary>They were asked, after <see cref="Told"/>; an answer about other days counts no more.</summary>
    public static void AskedAbout(UnitOfWork work, long registrationId, DateOnly firstDay) => work.Execute(UpdateAsked, new { registrationId, firstDay });

    /// <summary>Keeps an answer: <c>yes</c>, <c>no</c>, <c>unsure</c>.</summary>
    public static void Answer(UnitOfWork work, long registrationId, string answer, DateTimeOffset now) =>
        work.Execute("update attendance set answer = @answer, answered_at = @now where registration_id = @registrationId", new { registrationId, answer, now });

    /// <summary>Confirmed people who were not sent this link yet, busy ones left out.</summary>
    public static List<Attendee> WithoutLink(ReadSession session, long workshopId, string link, DateTimeOffset quietSince, int limit) =>
        Untold(session, "link_key", workshopId, link, quietSince, limit);

    /// <summary>Confirmed people who were not told this place yet, busy ones left out.</summary>
    public static List<Attendee> WithoutVenue(ReadSession session, long workshopId, string venue, DateTimeOffset quietSince, int limit) =>
        Untold(session, "venue_key", workshopId, venue, quietSince, limit);

    /// <summary>True while somebody confirmed was not sent the link, busy people included.</summary>
    public static bool LacksLink(ReadSession session, long workshopId, string link) => Lacks(session, "link_key", workshopId, link);

    /// <summary>True while somebody confirmed was not told the place, busy people included.</summary>
    public static bool LacksVenue(ReadSession session, long workshopId, string venue) => Lacks(session, "venue_key", workshopId, venue);

    public static void GotLink(UnitOfWork work, long registrationId, string link) => Remember(work, "link_key", registrationId, link);

    public static void GotVenue(UnitOfWork work, long registrationId, string venue) => Remember(work, "venue_key", registrationId, venue);

    private const string SelectAwaited = "select count(*) from attendance where registration_id = @registrationId and asked_for = @firstDay and answer is null";

    /// <summary>Whether somebody was asked about these days and has not answered.</summary>
    public static bool Awaits(ReadSession session, long registrationId, DateOnly firstDay) => session.Value<long>(SelectAwaited, new { registrationId, firstDay }) > 0;

    /// <summary>What those who were asked about these days have said.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="workshopId">The workshop.</param>
    /// <param name="firstDay">Of these days.</param>
    /// <param name="groups">Only of the people of these groups; null: of all.</param>
    public static AttendanceCount Count(ReadSession session, long workshopId, DateOnly firstDay, IReadOnlyList<string>? groups = null)
    {
        var row = session.One<CountRow>(SelectCount, new { workshopId, firstDay, groups = groups is null ? null : JsonSerializer.Serialize(groups) })!;
        return new((int)row.Coming, (int)row.Unsure, (int)row.Silent);
    }

    /// <summary>Who was asked and has not said yes: those without an answer first, then those who are not sure.</summary>
    public static List<SilentPerson> Silent(ReadSession session, long workshopId, DateOnly firstDay, int skip, int limit)
    {
        string? Open(long id, string column, byte[]? text) => text is null ? null : session.Sealer.Open("registrations", id, column, text);
        return [.. session.Query<SilentRow>(SelectSilent, new { workshopId, firstDay, groups = (string?)null, skip, limit })
            .Select(row => new SilentPerson(Open(row.Id, "full_name", row.FullName), Open(row.Id, "phone", row.Phone), row.IsUnsure, row.IsUnreachable))];
    }

    private static object Parameters(ReminderAudience audience, int limit) =>
        new { audience.WorkshopId, audience.FirstDay, audience.Today, audience.Everybody, audience.RegisteredBefore, audience.SettledBefore, quietSince = audience.QuietSince, limit };

    private static List<Attendee> Untold(ReadSession session, string column, long workshopId, string told, DateTimeOffset quietSince, int limit) =>
        session.Query<Attendee>(SelectToTell.Replace("COLUMN", column, StringComparison.Ordinal), new { workshopId, key = Key(session, column, told), quietSince, limit });

    private static bool Lacks(ReadSession session, string column, long workshopId, string told) =>
        session.Value<bool>($"select exists (select 1 {ToTell.Replace("COLUMN", column, StringComparison.Ordinal)})", new { workshopId, key = Key(session, column, told) });

    private static void Remember(UnitOfWork work, string column, long registrationId, string told) =>
        work.Execute(UpsertKey.Replace("COLUMN", column, StringComparison.Ordinal), new { registrationId, key = Key(work, column, told) });

    private static byte[] Key(ReadSession session, string column, string told) => session.Sealer.LookupKey("attendance." + column, told);

    private sealed record CountRow
    {
        public long Coming { get; init; }

        public long Unsure { get; init; }

        public long Silent { get; init; }
    }

    private sealed record SilentRow
    {
        public long Id { get; init; }

        public byte[]? FullName { get; init; }

        public byte[]? Phone { get; init; }

        public bool IsUnsure { get; init; }

        public bool IsUnreachable { get; init; }
    }
}
