using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.CheckIns;

/// <summary>Registrations made at the desk for people without a chat, and the codes by which they take them over, once.</summary>
public static class ClaimStore
{
    private const string Upsert =
        """
        insert into claims (registration_id, code, code_key) values (@registrationId, @code, @key)
        on conflict (registration_id) do update set code = excluded.code, code_key = excluded.code_key
        """;

    private const string SelectIsOpen =
        """
        select exists (select 1 from registrations where id = @registrationId
                       and not exists (select 1 from accounts where accounts.person_id = registrations.person_id))
        """;

    /// <summary>Whether nobody has taken a registration into a chat: the person behind it has none.</summary>
    public static bool IsOpen(ReadSession session, long registrationId) => session.Value<bool>(SelectIsOpen, new { registrationId });

    /// <summary>From now on this code opens the registration; one before it no more.</summary>
    public static void Set(UnitOfWork work, long registrationId, string code) => work.Execute(Upsert, new
    {
        registrationId,
        code = work.Sealer.Seal("claims", registrationId, "code", code),
        key = Key(work, code),
    });

    /// <summary>The code of a registration; null: none, or it was used.</summary>
    public static string? CodeOf(ReadSession session, long registrationId) =>
        session.Value<byte[]?>("select code from claims where registration_id = @registrationId", new { registrationId }) is { } code
            ? session.Sealer.Open("claims", registrationId, "code", code)
            : null;

    /// <summary>The registration that a code opens; null for one that was used or never made.</summary>
    public static Registration? ByCode(ReadSession session, string code) =>
        session.Value<long?>("select registration_id from claims where code_key = @key", new { key = Key(session, code) }) is { } id && IsOpen(session, id)
            ? RegistrationStore.ById(session, id)
            : null;

    /// <summary>The registration is this person's now, with ticket, answers and whatever days they came; what was kept for the desk goes, and so does the code.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="registration">One that nobody has taken.</param>
    /// <param name="personId">Whose it is now; one of theirs for the same workshop, which they gave up or only waited with, goes.</param>
    /// <param name="now">When.</param>
    public static void Take(UnitOfWork work, Registration registration, long personId, DateTimeOffset now)
    {
        if (RegistrationStore.Of(work, personId, registration.WorkshopId) is { } earlier)
        {
            work.Execute("delete from registrations where id = @Id", new { earlier.Id });
            SubmissionStore.Delete(work, earlier.SubmissionId);
        }

        work.Execute("delete from claims where registration_id = @Id", new { registration.Id });
        work.Execute("update registrations set person_id = @personId, changed_at = @now where id = @Id", new { personId, now, registration.Id });
        work.Execute("update certificates set person_id = @personId where registration_id = @Id", new { personId, registration.Id });
        SubmissionStore.SetOwner(work, registration.SubmissionId, personId);
        InterviewStore.HandOverPaper(work, registration.PersonId, personId);
        SubmissionStore.HandOver(work, registration.WorkshopId, registration.PersonId, personId);
        ErasureStore.Erase(work, registration.PersonId);
    }

    private static byte[] Key(ReadSession session, string code) => session.Sealer.LookupKey("claims.code", code);
}
