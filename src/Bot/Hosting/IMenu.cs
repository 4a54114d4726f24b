using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Hosting;

/// <summary>The commands that Telegram's menu shows, given by the product.</summary>
public interface IMenu
{
    /// <summary>
    /// Commands and their descriptions by Telegram's language code: <c>ar</c>, <c>ku</c> (Sorani), <c>en</c>, and "" for everybody else.
    /// </summary>
    IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; }

    /// <summary>The menu that one person's chat has instead.</summary>
    /// <param name="session">Reads.</param>
    /// <param name="person">Whose chat.</param>
    /// <param name="appLanguage">The language of their app, an IETF tag; null when Telegram did not say.</param>
    /// <returns>Null when the one for everybody is right.</returns>
    ChatMenu? Of(ReadSession session, Person person, string? appLanguage) => null;
}

/// <summary>A menu of one chat.</summary>
/// <param name="Name">What is remembered of it: <c>owner.ar</c>, <c>ckb</c>.</param>
/// <param name="Commands">Commands and their descriptions.</param>
public sealed record ChatMenu(string Name, IReadOnlyList<(string Command, string Description)> Commands);
