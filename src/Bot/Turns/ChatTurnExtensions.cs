using WorkshopBot.Access;
using WorkshopBot.Chat;

namespace WorkshopBot.Turns;

/// <summary>How a turn shows its result.</summary>
internal static class ChatTurnExtensions
{
    /// <summary>Sets a timer for what the program will do then.</summary>
    public static void SetTimer(this ITurn turn, Act act, long subjectId, DateTimeOffset dueAt) => turn.SetTimer(act.Name(), subjectId, dueAt);

    /// <summary>Takes a timer away; harmless when there is none.</summary>
    public static void CancelTimer(this ITurn turn, Act act, long subjectId) => turn.CancelTimer(act.Name(), subjectId);

    /// <summary>
    /// Shows the living card: in place after a tap, as a new message below after anything typed
    /// (then the card before collapses to <paramref name="collapsed"/>).
    /// </summary>
    public static void Show(this IChatTurn turn, Screen screen, string? collapsed = null)
    {
        if (turn.CameByTap)
        {
            turn.Chat.Edit(screen);
        }
        else
        {
            turn.Chat.Below(screen, collapsed);
        }
    }
}
