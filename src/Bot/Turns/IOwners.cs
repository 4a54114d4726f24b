using WorkshopBot.Data.Storage;

namespace WorkshopBot.Turns;

/// <summary>Who owns this installation: Telegram user ids from <c>Bot:Owners</c>.</summary>
public interface IOwners
{
    /// <summary>True when one of the person's accounts is an owner's.</summary>
    bool IsOwner(ReadSession session, long personId);

    /// <summary>The owners who have ever opened the bot.</summary>
    IReadOnlyList<long> PersonIds(ReadSession session);
}
