namespace WorkshopBot.Turns;

/// <summary>What a batch of turns does in memory once it is committed. Thrown away with a batch that is not.</summary>
internal sealed class Effects
{
    /// <summary>Turns that count.</summary>
    public int Turns { get; set; }

    /// <summary>True when something was erased: the log is emptied after the commit.</summary>
    public bool ErasesTraces { get; set; }

    /// <summary>Taps to be answered, by their query's id.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>Chats, by Telegram's id, that see that work is going on.</summary>
    public List<long> Working { get; } = [];
}
