using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Exports;

/// <summary>Registrations and submissions as they are read, one after another, unsealed on the way: none is held longer than its own line.</summary>
public static class ExportStore
{
    private const string SelectRegistrations =
        """
        select r.id, r.status, r.full_name, r.latin_name, r.governorate, r.organisation, r.role, r.gender, r.age_band, r.phone, r.access, r.diet,
               r.group_code, t.code as ticket, p.language, r.consent_version, r.consented_at, r.created_at, r.changed_at, r.cancelled_at,
               case when r.status = 'waitlisted' then row_number() over (partition by r.status order by r.queued, r.id) end as queued,
               case when r.status = 'offered' then r.offered_until end as offered_until, a.answer as coming,
               (select group_concat(day, ' ') from (select distinct day from check_ins where registration_id = r.id order by day)) as attended,
               l.id as link_id, l.label as came_by
        from registrations r
        join people p on p.id = r.person_id
        join workshops w on w.id = r.workshop_id
        left join tickets t on t.registration_id = r.id
        left join guests g on g.person_id = r.person_id and g.workshop_id = r.workshop_id
        left join guest_links l on l.id = g.link_id
        left join attendance a on a.registration_id = r.id and a.asked_for = w.first_day
        where r.workshop_id = @workshopId
        order by r.created_at, r.id
        """;

    /// <summary>The registrations of a workshop in the order in which people came, cancelled ones included.</summary>
    public static IEnumerable<ExportedRegistration> Registrations(ReadSession session, long workshopId) =>
        session.Stream<RegistrationRow>(SelectRegistrations, new { workshopId }).Select(row => row.Unseal(session.Sealer));

    private const string SelectPaths =
        """
        select distinct a.path
        from submissions s
        join submission_answers a on a.submission_id = s.id
        where s.form_id = @formId
        """;

    /// <summary>The paths that anybody answered, in no order.</summary>
    public static IReadOnlyList<string> AnsweredPaths(ReadSession session, long formId) => session.Query<string>(SelectPaths, new { formId });

    private const string SelectSubmissions =
        """
        select s.id, s.submitted_at, s.edited_at, s.language, s.on_paper as is_on_paper, v.label as version, a.path, a.value, a.sealed
        from submissions s
        join form_versions v on v.id = s.form_version_id
        left join submission_answers a on a.submission_id = s.id
        where s.form_id = @formId
        order by s.submitted_at, s.id, a.position
        """;

    /// <summary>The submissions of a form in the order of sending; of an anonymous form there are none here.</summary>
    public static IEnumerable<ExportedSubmission> Submissions(ReadSession session, long formId)
    {
        var answers = new List<KeyValuePair<string, string>>();
        AnswerRow? head = null;
        foreach (var row in session.Stream<AnswerRow>(SelectSubmissions, new { formId }))
        {
            if (head is not null && head.Id != row.Id)
            {
                yield return head.ToSubmission(answers);
                answers = [];
            }

            head = row;
            if (row.Path is { } path)
            {
                answers.Add(new(path, row.Value ?? session.Sealer.Open("submission_answers", row.Id, path, row.Sealed!)));
            }
        }

        if (head is not null)
        {
            yield return head.ToSubmission(answers);
        }
    }

    private sealed record AnswerRow
    {
        public long Id { get; init; }

        public DateTimeOffset SubmittedAt { get; init; }

        public DateTimeOffset? EditedAt { get; init; }

        public string Language { get; init; } = "";

        public bool IsOnPaper { get; init; }

        public string Version { get; init; } = "";

        public string? Path { get; init; }

        public string? Value { get; init; }

        public byte[]? Sealed { get; init; }

        public ExportedSubmission ToSubmission(IReadOnlyList<KeyValuePair<string, string>> answers) =>
            new(Id, SubmittedAt, EditedAt, Language, Version, answers) { IsOnPaper = IsOnPaper };
    }

    private sealed record RegistrationRow : SealedFields
    {
        public long Id { get; init; }

        public string Status { get; init; } = "";

        public byte[]? Ticket { get; init; }

        public string? Language { get; init; }

        public string ConsentVersion { get; init; } = "";

        public DateTimeOffset ConsentedAt { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset ChangedAt { get; init; }

        public DateTimeOffset? CancelledAt { get; init; }

        public long? Queued { get; init; }

        public DateTimeOffset? OfferedUntil { get; init; }

        public string? Coming { get; init; }

        public string? Attended { get; init; }

        public long? LinkId { get; init; }

        public byte[]? CameBy { get; init; }

        public ExportedRegistration Unseal(Sealer sealer)
        {
            var fields = Open(sealer, Id);
            return new()
            {
                Status = Status,
                FullName = fields.FullName,
                LatinName = fields.LatinName,
                Governorate = fields.Governorate,
                Organisation = fields.Organisation,
                Role = fields.Role,
                Gender = fields.Gender,
                AgeBand = fields.AgeBand,
                Phone = fields.Phone,
                Access = fields.Access,
                Diet = fields.Diet,
                Group = fields.Group,
                Ticket = Ticket is null ? null : sealer.Open("tickets", Id, "code", Ticket),
                Language = Language,
                ConsentVersion = ConsentVersion,
                ConsentedAt = ConsentedAt,
                RegisteredAt = CreatedAt,
                ChangedAt = ChangedAt,
                CancelledAt = CancelledAt,
                Queued = Queued,
                OfferedUntil = OfferedUntil,
                Coming = Coming,
                Attended = Attended,
                CameBy = CameBy is null ? null : sealer.Open("guest_links", LinkId!.Value, "label", CameBy),
            };
        }
    }
}
