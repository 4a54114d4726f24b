using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Feedback;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Turns;

namespace WorkshopBot.Interviews;

/// <summary>
/// The rule of one card with buttons: a card that nobody asked for takes the buttons of the one above it, and when it is done, what it displaced comes again, once, the latest
/// first. It comes by the timer that showed it, which looks anew whether it still matters.
/// </summary>
internal static class SetAside
{
    /// <summary>Somebody has finished with what stood there, or has paused.</summary>
    public static void GoOn(ITurn turn, long personId)
    {
        // an unanswered card stays; what waits comes when that one is done
        if (turn.ChatOf(personId) is not { AwaitsAnswer: false } chat)
        {
            return;
        }

        if (chat.BusyUntil is { } busy)
        {
            turn.SetTimer(Act.ChatAgain, personId, busy);
            return;
        }

        if (SetAsideStore.Take(turn.Work, personId, turn.Now) is not { } again)
        {
            return;
        }

        if (Again.Read(again) is var (act, id))
        {
            Show(turn, act, id, personId);
        }

        if (SetAsideStore.Has(turn.Rows, personId))
        {
            turn.SetTimer(Act.ChatAgain, personId, turn.Now + Pause);
        }
    }

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static void Show(ITurn turn, Act act, long id, long personId)
    {
        switch (act)
        {
            case Act.BroadcastSlice:
                HeldStore.Remove(turn.Work, id, personId);
                turn.SetTimer(act, id, turn.Now);
                break;
            case Act.FeedbackShow when AskStore.ById(turn.Rows, id) is null:
                // taken back meanwhile, and gone
                break;
            case Act.FeedbackShow:
                AskStore.Wait(turn.Work, id, [personId]);
                turn.SetTimer(act, id, turn.Now);
                break;
            case Act.RemindersNext when RegistrationStore.ById(turn.Rows, id) is { } registration:
                AttendanceStore.Untell(turn.Work, id);
                turn.SetTimer(act, registration.WorkshopId, turn.Now);
                break;
            case Act.RemindersNext:
                break;
            case Act.HarvestTell:
                VoteStore.Untell(turn.Work, id, personId);
                turn.SetTimer(act, id, turn.Now);
                break;
            case Act.CertificateTell when CertificateStore.ById(turn.Rows, id) is { } certificate:
                CertificateStore.SetTelling(turn.Work, id, turn.Now);
                turn.SetTimer(act, certificate.WorkshopId, turn.Now);
                break;
            case Act.CertificateTell:
                break;
            default:
                turn.SetTimer(act, id, turn.Now);
                break;
        }
    }
}
