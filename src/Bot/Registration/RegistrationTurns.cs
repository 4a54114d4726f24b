using WorkshopBot.Access;
using WorkshopBot.Approval;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Guests;
using WorkshopBot.Interviews;
using WorkshopBot.Reminders;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>A registration form was sent: a place, a ticket, or why not.</summary>
internal sealed class RegistrationTurns(Catalogue texts, Rights rights, ApprovalTurns approval, SavedDetailsTurns saved) : ISubmit
{
    private const int TicketTries = 20;

    /// <inheritdoc />
    public string? Closed(ITurn turn, Words words, OpenInterview interview) =>
        interview.Row.SubmissionId is null ? WorkshopTurns.Closed(turn, words, interview.Version.Home, rights, interview.Row.PersonId) : null;

    /// <inheritdoc />
    public void Send(IChatTurn turn, OpenInterview interview, Submission submission)
    {
        var home = interview.Version.Home;
        var registration = RegistrationStore.Of(turn.Work, turn.Person.Id, home.Workshop.Id);
        if (interview.Row.SubmissionId is { } changed && registration is { Status: not "cancelled" })
        {
            Change(turn, interview, submission, registration, changed);
        }
        else
        {
            Register(turn, interview, submission, registration);
        }
    }

    /// <inheritdoc />
    public SavedAnswer? Saved(ITurn turn, OpenInterview interview, Prompt prompt) => SavedDetails.For(turn, interview, prompt);

    private void Register(IChatTurn turn, OpenInterview interview, Submission submission, Data.Registrations.Registration? earlier)
    {
        var words = texts.Of(turn.Person.Language);
        var home = interview.Version.Home;
        if (WorkshopTurns.Closed(turn, words, home, rights) is { } why)
        {
            InterviewStore.Park(turn.Work, turn.Person.Id);
            turn.Chat.Close(why);
            return;
        }

        GuestTurns.Registers(turn, home.Workshop.Id);
        var answers = StoredAnswers.Of(interview.Version.Form, submission);
        var submissionId = SubmissionStore.Add(
            turn.Work, turn.Person.Id, interview.Version.Row.Id, interview.Version.VersionId, words.Language.Code, turn.Now, answers);
        FileAnswers.HandOver(turn, interview, submissionId, submission);
        var id = earlier?.Id ?? turn.Work.NewId();
        var isDecided = home.Workshop.NeedsApproval || earlier is { IsRemoved: true };
        var fields = Fields.Of(interview.Version, submission);
        RegistrationStore.Save(
            turn.Work, id, turn.Person.Id, home.Workshop.Id, submissionId, isDecided ? "pending" : "waitlisted",
            interview.Row.ConsentVersion ?? home.Workshop.ConsentVersion, interview.Row.ConsentedAt ?? turn.Now, turn.Now, fields, queued: turn.Work.NewId());
        if (earlier is not null)
        {
            SubmissionStore.Delete(turn.Work, earlier.SubmissionId);
        }

        Finish(turn, interview);
        if (isDecided)
        {
            turn.Chat.Close(words["registration.pending", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]);
            approval.Announce(turn, home);
        }
        else if (SeatTurns.Place(turn, home, id))
        {
            Welcome(turn, home, id, words, saved.Offer(turn, RegistrationStore.ById(turn.Work, id)!));
        }
        else
        {
            turn.Chat.Close(Waits(turn, interview.Version, id, fields, words));
        }

        SeatTurns.MoveLine(turn, home);
    }

    private static string Waits(IChatTurn turn, ShelvedVersion version, long id, RegistrationFields fields, Words words)
    {
        var title = ("workshop", Arg.Text(words.Of(version.Home.Workshop.Titles)));
        var why = SeatTurns.FullQuota(version, SeatTurns.Left(turn.Work, version.Home, turn.Now, id), fields.Chosen, words) is { } quota
            ? words["waitlist.joined.quota", title, ("quota", Arg.Phrase(quota))]
            : words["waitlist.joined", title];
        return why + "\n" + SeatTurns.PositionText(turn, RegistrationStore.ById(turn.Work, id)!, words) + "\n" + words["waitlist.what_next"];
    }

    /// <summary>A place is confirmed: the card with the entry code, and the ticket below it.</summary>
    public static void Welcome(IChatTurn turn, ShelvedWorkshop home, long registrationId, Words words, Button? offer = null)
    {
        var code = Ticket(turn, registrationId);
        var rows = new List<IReadOnlyList<Button>> { words.Row(MeTurns.CalendarButton(registrationId, words)) };
        if (offer is not null)
        {
            rows.Add(words.Row(offer));
        }

        rows.Add(words.Row(MeTurns.ContactButton(registrationId, RegistrationStore.MayContact(turn.Rows, registrationId), words)));
        turn.Show(new Screen(Confirmed(turn, home, code, words)) { Rows = rows });
        turn.Chat.Say(Picture(registrationId, code, home, words));
        ReminderTurns.TellNewcomer(turn, turn.Chat, home, registrationId, words, Lane.Answer);
    }

    /// <summary>The same to somebody who waits for it, and is not in the chat just now.</summary>
    public static void Welcome(ITurn turn, IChat chat, ShelvedWorkshop home, long registrationId, string lead, Words words)
    {
        var code = Ticket(turn, registrationId);
        chat.Say(new Screen(lead + "\n\n" + Confirmed(turn, home, code, words)), Lane.Notification);
        chat.Say(Picture(registrationId, code, home, words), Lane.Notification);
        ReminderTurns.TellNewcomer(turn, chat, home, registrationId, words, Lane.Notification);
    }

    private static string Confirmed(ITurn turn, ShelvedWorkshop home, string code, Words words)
    {
        var isOnline = home.Workshop is { HasOnlineLink: true, Venues.Count: 0 };
        var seen = home.SeenBy(isConfirmed: true, turn.Now).Workshop;
        var text = words[!isOnline ? "registration.ticket.card" : turn.Now < home.LinkShownAt ? "registration.ticket.online" : "registration.ticket.online_now",
            ("when", Arg.Phrase(words.DayAndTime(home.LinkShownAt ?? turn.Now, home.Workshop.Zone))),
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("dates", Arg.Phrase(WorkshopTurns.Dates(home.Workshop, words))),
            ("venue", Arg.Phrase(WorkshopTurns.Venue(seen, words))),
            ("ticket", Arg.Code(TicketCode.Show(code)))];
        return turn.Now < home.Workshop.ChangesUntil
            ? text + "\n" + words["registration.changes_until", ("until", Arg.Phrase(words.DayAndTime(home.Workshop.ChangesUntil, home.Workshop.Zone)))]
            : text;
    }

    /// <summary>The ticket as a message: its picture with code and title.</summary>
    public static Screen Picture(long registrationId, string code, ShelvedWorkshop home, Words words) =>
        new(words["ticket.caption", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("ticket", Arg.Code(TicketCode.Show(code)))])
        {
            File = new(TicketPicture.Kind, registrationId, words.Language.Code),
        };

    private void Change(IChatTurn turn, OpenInterview interview, Submission submission, Data.Registrations.Registration registration, long submissionId)
    {
        var words = texts.Of(turn.Person.Language);
        var home = interview.Version.Home;
        if (turn.Now >= home.Workshop.ChangesUntil)
        {
            Finish(turn, interview);
            turn.Chat.Close(words["me.changes_closed",
                ("date", Arg.Phrase(words.DayAndTime(home.Workshop.ChangesUntil, home.Workshop.Zone))),
                ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))]);
            return;
        }

        var fields = Fields.Of(interview.Version, submission);
        var left = SeatTurns.Left(turn.Work, home, turn.Now, registration.Id);
        var had = SeatStore.Chosen(turn.Work, home.Workshop.Id, registration.Id, left.Quotas.Keys);
        if (registration.Status is "confirmed" or "offered" && left.Full.FirstOrDefault(quota => fields.Chosen.Contains(quota) && !had.Contains(quota)) is { Field: { } field, Value: { } value })
        {
            // the seat is theirs as they registered; with this answer it would be one more than there are
            InterviewStore.Park(turn.Work, turn.Person.Id);
            turn.Chat.Close(words["submit.quota_full",
                ("quota", Arg.Phrase(Fields.Label(interview.Version, field, value, words))),
                ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))]);
            return;
        }

        SubmissionStore.Change(turn.Work, submissionId, interview.Version.VersionId, words.Language.Code, turn.Now, StoredAnswers.Of(interview.Version.Form, submission));
        FileAnswers.HandOver(turn, interview, submissionId, submission);
        RegistrationStore.Save(
            turn.Work, registration.Id, turn.Person.Id, home.Workshop.Id, submissionId, registration.Status,
            registration.ConsentVersion, registration.ConsentedAt, turn.Now, fields, queued: null);
        Finish(turn, interview);
        turn.Chat.Close(words["submit.changed.until", ("until", Arg.Phrase(words.DayAndTime(home.Workshop.ChangesUntil, home.Workshop.Zone)))]);
        approval.Announce(turn, home);
        SeatTurns.MoveLine(turn, home);
    }

    private static void Finish(IChatTurn turn, OpenInterview interview)
    {
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        turn.CancelTimer(InterviewTurns.Nudge, interview.Row.Id);
    }

    /// <summary>The code of a registration's ticket, made if it has none.</summary>
    public static string Ticket(ITurn turn, long registrationId)
    {
        if (RegistrationStore.Ticket(turn.Work, registrationId) is { } kept)
        {
            return kept;
        }

        for (var attempt = 0; attempt < TicketTries; attempt++)
        {
            var code = TicketCode.New(turn.Chance);
            if (RegistrationStore.AddTicket(turn.Work, registrationId, code))
            {
                return code;
            }
        }

        throw new InvalidOperationException("No free ticket code was found.");
    }
}
