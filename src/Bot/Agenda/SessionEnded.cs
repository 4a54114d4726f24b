using WorkshopBot.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>A session has ended: the one place from which whatever follows a session begins.</summary>
internal static class SessionEnded
{
    /// <summary>Its end is noted. What is to happen then (feedback …) is called from here, in the same turn.</summary>
    /// <param name="turn">The turn of whoever said so.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="item">The session; it ended at the turn's moment.</param>
    public static void Happened(ITurn turn, ShelvedWorkshop home, AgendaItem item)
    {
        ArgumentNullException.ThrowIfNull(home);
        AgendaStore.Ended(turn.Work, item.Id, turn.Now);
        turn.SetTimer(Act.FeedbackNext, home.Workshop.Id, turn.Now);
    }
}
