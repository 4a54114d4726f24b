using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Results;

/// <summary>What a registration says of its person that results are broken down by; null: not known.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Status">The registration's: <c>confirmed</c>, <c>pending</c> ….</param>
/// <param name="GroupCode">The working group they are in.</param>
/// <param name="Days">The days they came on, in no order.</param>
/// <param name="Governorate">Where they work.</param>
/// <param name="Gender">As the form's choice.</param>
/// <param name="Sector">The registration's field <c>role</c>: a sector, a kind of stakeholder, a field of work, whatever the plan asks there.</param>
/// <param name="AgeBand">As the form's choice.</param>
/// <param name="Access">What makes attending easier, as the form's choices.</param>
public sealed record ResultPerson(
    long PersonId, string Status, string? GroupCode, IReadOnlyList<DateOnly> Days, string? Governorate, string? Gender, string? Sector, string? AgeBand, string? Access)
{
    /// <summary>Their seat is confirmed.</summary>
    public bool IsConfirmed => Status == "confirmed";

    /// <summary>Registered, and not cancelled or declined.</summary>
    public bool IsStanding => Status is not ("cancelled" or "declined");

    /// <summary>They came on at least one day.</summary>
    public bool Attended => Days.Count > 0;
}

/// <summary>A sealed answer to be opened later: by its submission and path.</summary>
public readonly record struct AnswerPlace(long SubmissionId, string Path);

/// <summary>What results are counted from.</summary>
public static class ResultsStore
{
    private const string SelectPeople =
        """
        select id, person_id, status, group_code, governorate, gender, role, age_band, access,
               (select group_concat(day) from check_ins where check_ins.registration_id = registrations.id) as days
        from registrations
        where workshop_id = @workshopId
        """;

    /// <summary>The registrations of a workshop, in no order.</summary>
    public static List<ResultPerson> People(ReadSession session, long workshopId) =>
        [.. session.Query<PersonRow>(SelectPeople, new { workshopId }).Select(row => row.ToPerson(session.Sealer))];

    private const string SelectRegistrationAnswers =
        """
        select r.person_id, a.submission_id, a.path, a.value, a.sealed
        from registrations r
        join json_each(@paths) wanted
        join submission_answers a on a.submission_id = r.submission_id and a.path = wanted.value
        where r.workshop_id = @workshopId
        """;

    /// <summary>What people answered at these paths of their registration, by person.</summary>
    public static Dictionary<long, Dictionary<string, string>> RegistrationAnswers(ReadSession session, long workshopId, IReadOnlyCollection<string> paths) => paths.Count == 0 ? [] :
        session.Query<RegistrationAnswerRow>(SelectRegistrationAnswers, new { workshopId, paths = JsonSerializer.Serialize(paths) })
            .GroupBy(row => row.PersonId)
            .ToDictionary(person => person.Key, person => person.ToDictionary(row => row.Path, row => row.Value ?? session.Sealer.Open("submission_answers", row.SubmissionId, row.Path, row.Sealed!)));

    private sealed record RegistrationAnswerRow
    {
        public long PersonId { get; init; }

        public long SubmissionId { get; init; }

        public string Path { get; init; } = "";

        public string? Value { get; init; }

        public byte[]? Sealed { get; init; }
    }

    /// <summary>What a submission of that person to that form is known by; the first half is enough to tell people apart.</summary>
    public static long OwnerKey(ReadSession session, long formId, long personId) => BitConverter.ToInt64(SubmissionStore.OwnerKey(session, formId, personId));

    /// <summary>What <see cref="Answers"/> asks, for whoever wants to see how it is read.</summary>
    public const string SelectAnswers =
        """
        select s.id, s.owner_key, s.submitted_at, a.path, a.value, length(a.sealed), a.sealed
        from submissions s
        left join submission_answers a on a.submission_id = s.id
        where s.form_id = @formId
        order by s.submitted_at, s.id
        """;

    /// <summary>
    /// The answers of a form, those of a submission together, submissions in the order of sending: one pass over an index, nothing held, and nothing
    /// opened that is not asked for.
    /// </summary>
    public static AnswerCursor Answers(ReadSession session, long formId) =>
        new(session, (DbDataReader)session.Connection.ExecuteReader(SelectAnswers, new { formId }, session.Transaction));

    private const string SelectSealed =
        """
        select a.submission_id, a.path, a.sealed
        from json_each(@places) place
        join submission_answers a on a.submission_id = place.value ->> 0 and a.path = place.value ->> 1
        """;

    /// <summary>Opens answers; what is gone is left out.</summary>
    public static Dictionary<AnswerPlace, string> Open(ReadSession session, IReadOnlyCollection<AnswerPlace> places)
    {
        var json = JsonSerializer.Serialize(places.Select(place => new object[] { place.SubmissionId, place.Path }));
        return session.Query<SealedRow>(SelectSealed, new { places = json })
            .Where(row => row.Sealed is not null)
            .ToDictionary(row => new AnswerPlace(row.SubmissionId, row.Path), row => session.Sealer.Open("submission_answers", row.SubmissionId, row.Path, row.Sealed!));
    }

    private sealed record SealedRow
    {
        public long SubmissionId { get; init; }

        public string Path { get; init; } = "";

        public byte[]? Sealed { get; init; }
    }

    private sealed record PersonRow : SealedFields
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public string Status { get; init; } = "";

        public string? Days { get; init; }

        public ResultPerson ToPerson(Sealer sealer)
        {
            var fields = Open(sealer, Id);
            var days = Days?.Split(',').Distinct().Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)) ?? [];
            return new(PersonId, Status, GroupCode, [.. days], fields.Governorate, fields.Gender, fields.Role, fields.AgeBand, fields.Access);
        }
    }
}
