using WorkshopBot.Chat;

namespace WorkshopBot.Turns;

/// <summary>How a turn shows its result.</summary>
internal static class ChatTurnExtensions
{
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
