using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>A registration form was sent: a place, a ticket, or why not.</summary>
internal sealed class RegistrationTurns(Catalogue texts) : ISubmit
{
    private const int TicketTries = 20;

    /// <inheritdoc />
    public string? Closed(ITurn turn, Words words, OpenInterview interview) =>
        interview.Row.SubmissionId is null ? WorkshopTurns.Closed(turn, words, interview.Version.Home, interview.Row.PersonId) : null;

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

    private void Register(IChatTurn turn, OpenInterview interview, Submission submission, Data.Registrations.Registration? earlier)
    {
        var words = texts.Of(turn.Person.Language);
        var home = interview.Version.Home;
        if (WorkshopTurns.Closed(turn, words, home, turn.Person.Id) is { } why)
        {
            InterviewStore.Park(turn.Work, turn.Person.Id);
            var full = turn.Now < home.Workshop.RegistrationClosesAt && home.Workshop.Status == WorkshopStatus.Open;
            turn.Chat.Close(full ? words["registration.full.meanwhile", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] : why);
            return;
        }

        var answers = StoredAnswers.Of(interview.Version.Form, submission);
        var submissionId = SubmissionStore.Add(
            turn.Work, turn.Person.Id, interview.Version.Row.Id, interview.Version.VersionId, words.Language.Code, turn.Now, answers);
        var id = earlier?.Id ?? turn.Work.NewId();
        RegistrationStore.Save(
            turn.Work, id, turn.Person.Id, home.Workshop.Id, submissionId, "confirmed",
            interview.Row.ConsentVersion ?? home.Workshop.ConsentVersion, interview.Row.ConsentedAt ?? turn.Now, turn.Now, Fields.Of(interview.Version, submission));
        if (earlier is not null)
        {
            SubmissionStore.Delete(turn.Work, earlier.SubmissionId);
        }

        Finish(turn, interview);
        var code = Ticket(turn, id);
        var isOnline = home.Workshop is { HasOnlineLink: true, LinkShownAt: not null } && home.Workshop.Venues.Count == 0;
        turn.Chat.Close(words[isOnline ? "registration.ticket.online" : "registration.ticket.card",
            ("when", Arg.Phrase(words.DayAndTime(home.Workshop.LinkShownAt ?? turn.Now, home.Workshop.Zone))),
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("dates", Arg.Phrase(WorkshopTurns.Dates(home.Workshop, words))),
            ("venue", Arg.Phrase(WorkshopTurns.Venue(home.Workshop, words))),
            ("ticket", Arg.Code(TicketCode.Show(code)))]
            + "\n" + words["registration.changes_until", ("until", Arg.Phrase(words.DayAndTime(home.Workshop.ChangesUntil, home.Workshop.Zone)))]);
        turn.Chat.Say(Picture(id, code, home, words));
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

        SubmissionStore.Change(turn.Work, submissionId, words.Language.Code, turn.Now, StoredAnswers.Of(interview.Version.Form, submission));
        RegistrationStore.Save(
            turn.Work, registration.Id, turn.Person.Id, home.Workshop.Id, submissionId, registration.Status,
            registration.ConsentVersion, registration.ConsentedAt, turn.Now, Fields.Of(interview.Version, submission));
        Finish(turn, interview);
        turn.Chat.Close(words["submit.changed.until", ("until", Arg.Phrase(words.DayAndTime(home.Workshop.ChangesUntil, home.Workshop.Zone)))]);
    }

    private static void Finish(IChatTurn turn, OpenInterview interview)
    {
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        turn.CancelTimer(InterviewTurns.Nudge, interview.Row.Id);
    }

    private static string Ticket(IChatTurn turn, long registrationId)
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
