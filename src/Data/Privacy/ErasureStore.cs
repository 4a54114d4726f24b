using System.Globalization;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;

namespace WorkshopBot.Data.Privacy;

/// <summary>Erases everything about a person; their account goes with the last message (<see cref="PeopleStore.Erase"/>).</summary>
/// <remarks>The bytes go with <c>secure_delete</c>, and the log is emptied after the commit.</remarks>
public static class ErasureStore
{
    private const string DropMessages =
        """
        update outbox set done_at = @now, outcome = 'dropped', body = null
        where account_id in (select id from accounts where person_id = @personId)
          and done_at is null and in_flight_since is null and (kind = 'message' or broadcast_id is not null)
        """;

    private const string DeletePersonalData =
        """
        delete from sent_files where kind = 'ticket' and subject_id in (select id from registrations where person_id = @personId);
        delete from tickets where registration_id in (select id from registrations where person_id = @personId);
        delete from deliveries where person_id = @personId;
        delete from saved_details where person_id = @personId;
        update workshop_chats set added_by = null where added_by = @personId;
        delete from sent_files where kind in ('reply', 'reply_voice') and subject_id in (select id from replies where person_id = @personId);
        delete from replies where person_id = @personId;
        delete from sent_files where kind = 'broadcast' and subject_id in (select id from broadcasts where sender_id = @personId and status = 'draft');
        delete from broadcasts where sender_id = @personId and status = 'draft';
        update broadcasts set sender_id = null where sender_id = @personId;
        delete from roles where person_id = @personId;
        update roles set granted_by = null where granted_by = @personId;
        update invitations set invited_by = null where invited_by = @personId;
        update agenda_changes set changed_by = null where changed_by = @personId;
        update workshops set moved_by = null where moved_by = @personId;
        update audit set person_id = null, name = null where person_id = @personId;
        update check_ins set checked_by = null where checked_by = @personId;
        delete from sent_files where kind in ('relay', 'relay_voice') and subject_id in (
            select id from thread_messages where writer_id = @personId union all
            select m.id from threads t join thread_messages m on m.thread_id = t.id where t.person_id = @personId);
        update thread_messages set writer_id = null where writer_id = @personId;
        update application_notes set person_id = null, name = null where person_id = @personId;
        delete from harvest_dots where person_id = @personId;
        delete from harvest_ballots where person_id = @personId;
        delete from committees where person_id = @personId;
        update harvest_items set writer_id = null where writer_id = @personId;
        update promises set word = null where owner_id = @personId;
        delete from promise_changes where person_id = @personId and field = 'word';
        update promises set owner_id = null, state = case when state in ('done', 'dropped') then state else 'open' end where owner_id = @personId;
        update promise_changes set person_id = null, name = null where person_id = @personId;
        delete from certificates where person_id = @personId;
        delete from panel_votes where person_id = @personId;
        delete from panel_questions where person_id = @personId;
        delete from guests where person_id = @personId;
        delete from registrations where person_id = @personId;
        delete from interviews where person_id = @personId;
        delete from interviews where paper_of = @personId;
        """;

    /// <summary>What was on its way to somebody who leaves: only the goodbye is still said.</summary>
    public static void DropWaiting(UnitOfWork work, long personId, DateTimeOffset now) =>
        work.Execute(DropMessages, new { personId, now });

    /// <summary>Answers, registrations, tickets, submissions, deliveries, roles, what of theirs could not be handled, and who they are.</summary>
    public static void Erase(UnitOfWork work, long personId)
    {
        DraftStore.Drop(work, personId);
        work.Execute(DeletePersonalData, new { personId });
        foreach (var formId in work.Query<long>("select id from forms"))
        {
            var key = work.Sealer.LookupKey("submissions.owner", string.Create(CultureInfo.InvariantCulture, $"{formId}:{personId}"));
            work.Execute("delete from submissions where owner_key = @key", new { key });
        }

        ParticipationStore.Erase(work, personId);
        if (PeopleStore.AccountOf(work, personId) is { } account)
        {
            UpdateStore.ForgetFailedOf(work, PeopleStore.ChatIdOf(work, account.Id));
        }

        PeopleStore.Erase(work, personId);
    }
}
