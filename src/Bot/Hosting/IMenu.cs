namespace WorkshopBot.Hosting;

/// <summary>The commands that Telegram's menu shows, given by the product.</summary>
public interface IMenu
{
    /// <summary>
    /// Commands and their descriptions by Telegram's language code: <c>ar</c>, <c>ku</c> (Sorani), <c>en</c>, and "" for everybody else.
    /// </summary>
    IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; }
}
