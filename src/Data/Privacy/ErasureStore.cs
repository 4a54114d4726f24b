using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Privacy;

/// <summary>Erases a person: first what they said, then, once the last message has gone out, who they are to Telegram.</summary>
/// <remarks>The bytes go with <c>secure_delete</c>, and the log is truncated after the commit.</remarks>
public static class ErasureStore
{
    private const string DeletePersonalData =
        """
        delete from tickets where registration_id in (select id from registrations where person_id = @personId);
        delete from deliveries where person_id = @personId;
        delete from registrations where person_id = @personId;
        delete from interviews where person_id = @personId;
        update people set language = null, pending_start = null, opened_workshop_id = null where id = @personId;
        """;

    // Someone without a language has nothing here: they have not begun anew since.
    private const string DeleteAccount =
        """
        delete from accounts where person_id in (select id from people where id = @personId and language is null);
        delete from people where id = @personId and language is null and not exists (select 1 from accounts where person_id = @personId);
        """;

    /// <summary>Answers, registrations, tickets, submissions and settings; the account stays until <see cref="EraseAccount"/>.</summary>
    public static void ErasePersonalData(UnitOfWork work, long personId)
    {
        work.Execute(DeletePersonalData, new { personId });
        foreach (var formId in work.Query<long>("select id from forms"))
        {
            var key = work.Sealer.LookupKey("submissions.owner", string.Create(CultureInfo.InvariantCulture, $"{formId}:{personId}"));
            work.Execute("delete from submissions where owner_key = @key", new { key });
        }
    }

    /// <summary>The account, its cards and whatever waits to be sent to it.</summary>
    public static void EraseAccount(UnitOfWork work, long personId) => work.Execute(DeleteAccount, new { personId });
}
