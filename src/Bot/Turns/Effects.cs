using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;

namespace WorkshopBot.Turns;

/// <summary>What a batch of turns does in memory once it is committed. Thrown away with a batch that is not.</summary>
internal sealed class Effects
{
    /// <summary>Turns that count.</summary>
    public int Turns { get; set; }

    /// <summary>True when something was erased: the log is emptied after the commit.</summary>
    public bool ErasesTraces { get; set; }

    /// <summary>What the sender puts into messages, by the name of the hole.</summary>
    public List<(string Hole, string Secret)> Secrets { get; } = [];

    /// <summary>Taps to be answered, by their query's id.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>Chats whose menu of commands is not the one they should have.</summary>
    public List<MenuChange> Menus { get; } = [];

    /// <summary>What is read outside the loop.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>Chats, by Telegram's id, that see that work is going on.</summary>
    public List<long> Working { get; } = [];
}

/// <summary>A chat's menu of commands is to be set.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="ChatId">Telegram's id.</param>
/// <param name="Menu">Which; null: it gets the one everybody has.</param>
internal sealed record MenuChange(long AccountId, long ChatId, ChatMenu? Menu);

/// <summary>Something to be read outside the loop, whose result is a turn.</summary>
/// <param name="Read">Reads; gives the turn.</param>
/// <param name="Failed">The turn that is run when that failed.</param>
internal sealed record Reading(Func<ReadSession, Action<ITurn>> Read, Action<ITurn> Failed);
