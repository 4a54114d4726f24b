using WorkshopBot.Access;
using WorkshopBot.Approval;
using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>A record that the desk made, taken over by its person with a code: by link, by QR code, or typed. Once.</summary>
internal sealed class ClaimTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, ApprovalTurns approval)
{
    /// <summary>The link of somebody who has no language yet is remembered by this and the registration's number, never by what it carries.</summary>
    public const string Pending = "=claim:";

    /// <summary>What a code opens is shown, to be taken or left: whoever keeps the desk may have scanned it by mistake.</summary>
    public void Open(IChatTurn turn, string? code)
    {
        var words = Words(turn);
        if (code is null || ClaimStore.ByCode(turn.Rows, code) is not { } registration)
        {
            interviews.Inform(turn, words["claim.dead"]);
            return;
        }

        interviews.ShowBeside(turn, new Screen(words["claim.card",
            ("workshop", Arg.Text(words.Of(shelf.Workshop(turn.Rows, registration.WorkshopId).Workshop.Titles))),
            ("name", Arg.Text(ApplicationStore.Fields(turn.Rows, registration.Id).FullName ?? "–"))])
        {
            Rows = [words.Row(new Button(words["button.claim"], Act.ClaimTake, code), new Button(words["button.not_me"], Act.ClaimLeave))],
        });
    }

    /// <summary>Takes it, or leaves it for its person.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (press.Action == Act.ClaimLeave)
        {
            turn.Chat.Close(words["claim.left"]);
        }
        else if (ClaimStore.ByCode(turn.Rows, press.Argument) is not { } registration)
        {
            turn.Chat.Close(words["claim.dead"]);
        }
        else if (RegistrationStore.Of(turn.Rows, turn.Person.Id, registration.WorkshopId) is { Status: not "cancelled" } own && (own.Status == "confirmed" || registration.Status != "confirmed"))
        {
            turn.Chat.Close(words["claim.has_one", ("contact", Arg.Text(words.Of(shelf.Workshop(turn.Rows, registration.WorkshopId).Workshop.Contacts)))]);
        }
        else
        {
            var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
            if (RegistrationStore.Of(turn.Rows, turn.Person.Id, registration.WorkshopId) is { } waiting)
            {
                // whoever only hoped for a place has one now
                approval.Settled(turn, waiting);
            }

            ClaimStore.Take(turn.Work, registration, turn.Person.Id, turn.Now);
            PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, home.Workshop.Id);
            turn.EraseTraces();
            SeatTurns.MoveLine(turn, home);
            turn.Chat.Close(words["claim.taken", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]);
            if (RegistrationStore.Ticket(turn.Rows, registration.Id) is { } ticket && registration.Status == "confirmed")
            {
                turn.Chat.Say(RegistrationTurns.Picture(registration.Id, ticket, home, words));
            }
        }
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
