using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Registrations;

/// <summary>What an organizer did about a registration, or what its person answered.</summary>
/// <param name="Kind"><c>accepted</c>, <c>declined</c>, <c>asked</c>, <c>answered</c>.</param>
/// <param name="Name">What the organizer is called in their own chat program; null where it is not known any more.</param>
/// <param name="Words">A reason, a question, an answer; null for none.</param>
/// <param name="CreatedAt">When.</param>
public sealed record ApplicationNote(string Kind, string? Name, string? Words, DateTimeOffset CreatedAt);

/// <summary>Registrations that an organizer decides about.</summary>
public static class ApplicationStore
{
    private const string SelectNext =
        """
        select id from registrations where workshop_id = @workshopId and status = 'pending' and awaits_answer = 0 order by queued limit 1
        """;

    private const string SelectNextAsked =
        """
        select id from registrations where workshop_id = @workshopId and status = 'pending' and awaits_answer = 1 order by queued limit 1
        """;

    private const string CountOpen =
        "select count(*) from registrations where workshop_id = @workshopId and status = 'pending' and (awaits_answer = 0 or @asked)";

    private const string SelectWorkshops = "select distinct workshop_id from registrations where status = 'pending' and awaits_answer = 0";

    private const string InsertNote =
        """
        insert into application_notes (id, registration_id, kind, person_id, name, words, created_at)
        values (@id, @registrationId, @kind, @personId, @name, @words, @now)
        """;

    private const string SelectNotes = "select id, kind, name, words, created_at from application_notes where registration_id = @registrationId order by id";

    private const string SelectShown = "select full_name, organisation, governorate, role, gender, age_band, group_code from registrations where id = @id";

    /// <summary>The registration that has waited longest for a decision; those whose person was asked for more only when <paramref name="asked"/>, and last.</summary>
    public static long? Next(ReadSession session, long workshopId, bool asked = false) =>
        session.Value<long?>(SelectNext, new { workshopId }) ?? (asked ? session.Value<long?>(SelectNextAsked, new { workshopId }) : null);

    /// <summary>How many wait for a decision.</summary>
    public static int Open(ReadSession session, long workshopId, bool asked = false) => session.Value<int>(CountOpen, new { workshopId, asked });

    /// <summary>The workshops in which somebody waits for a decision.</summary>
    public static List<long> Workshops(ReadSession session) => session.Query<long>(SelectWorkshops);

    /// <summary>An organizer has asked for more, or (false) was answered.</summary>
    public static void SetAwaitsAnswer(UnitOfWork work, long registrationId, bool awaits) =>
        work.Execute("update registrations set awaits_answer = @awaits where id = @registrationId", new { registrationId, awaits });

    public static void Note(UnitOfWork work, long registrationId, string kind, long personId, string? name, string? words, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(InsertNote, new
        {
            id,
            registrationId,
            kind,
            personId,
            name = name is null ? null : work.Sealer.Seal("application_notes", id, "name", name),
            words = words is null ? null : work.Sealer.Seal("application_notes", id, "words", words),
            now,
        });
    }

    /// <summary>All that was decided, asked and answered, in order.</summary>
    public static List<ApplicationNote> Notes(ReadSession session, long registrationId) =>
        [.. session.Query<NoteRow>(SelectNotes, new { registrationId }).Select(row => new ApplicationNote(
            row.Kind,
            row.Name is null ? null : session.Sealer.Open("application_notes", row.Id, "name", row.Name),
            row.Words is null ? null : session.Sealer.Open("application_notes", row.Id, "words", row.Words),
            row.CreatedAt))];

    /// <summary>What a decision needs to see: who, from where; nothing else of what was answered.</summary>
    public static RegistrationFields Fields(ReadSession session, long id) =>
        session.One<SealedFields>(SelectShown, new { id })?.Open(session.Sealer, id) ?? throw new InvalidOperationException($"No registration {id}.");

    private sealed record NoteRow
    {
        public long Id { get; init; }

        public string Kind { get; init; } = "";

        public byte[]? Name { get; init; }

        public byte[]? Words { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
    }
}
