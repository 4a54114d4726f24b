using WorkshopBot.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>A session has ended: the one place from which whatever follows a session begins.</summary>
internal static class SessionEnded
{
    /// <summary>So long a session that was said to begin may last beyond its time, before it is over without a word.</summary>
    public static readonly TimeSpan Overrun = TimeSpan.FromMinutes(30);

    // a session of which nobody says anything is over a little after its time
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>When it is over though nobody said so.</summary>
    public static DateTimeOffset ByItself(AgendaItem item) => item.EndsAt + (item.StartedAt is null ? Grace : Overrun);

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
