using Microsoft.Extensions.DependencyInjection;
using WorkshopBot.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot;

/// <summary>What the engine is given: the conversations, the files they send, the menu.</summary>
internal static class Product
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(Catalogue.Embedded);
        services.AddSingleton<IOwners, ConfiguredOwners>();
        services.AddSingleton<IConversation, Conversation>();
        services.AddSingleton<IFileMaker, MadeFiles>();
        services.AddSingleton<IMenu, Menu>();
    }

    /// <summary>Owners from <c>Bot:Owners</c>, found by their accounts.</summary>
    private sealed class ConfiguredOwners(BotOptions options) : IOwners
    {
        public bool IsOwner(ReadSession session, long personId) =>
            options.OwnerIds.Any(telegramId => PeopleStore.PersonOf(session, telegramId) == personId);

        public IReadOnlyList<long> PersonIds(ReadSession session) =>
            [.. options.OwnerIds.Select(telegramId => PeopleStore.PersonOf(session, telegramId)).OfType<long>().Distinct()];
    }

    /// <summary>
    /// The commands in each language: six for everybody; for the team their tools in the place of some. A chat has a menu of its own for the team, and for whoever
    /// chose another language than their app's, which is all that Telegram goes by.
    /// </summary>
    private sealed class Menu(Catalogue texts, IOwners owners) : IMenu
    {
        private readonly Rights _rights = new(owners);

        private static readonly string[] Shown = ["workshops", "me", "agenda", "feedback", "language", "help"];
        private static readonly string[] ShownToTeam = ["workshops", "me", "agenda", "help"];

        public IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; } =
            Language.All.ToDictionary(
                language => language.TelegramCode,
                language => In(texts, language, Shown));

        public ChatMenu? Of(ReadSession session, Person person, string? appLanguage) =>
            Language.Find(person.Language) is not { } language ? null
            : _rights.Tools(session, person.Id) is { Count: > 0 } tools
                ? new($"{string.Join('.', tools)}.{language.Code}", In(texts, language, [.. tools, .. ShownToTeam]))
            : appLanguage?.Split('-')[0] == language.TelegramCode ? null
            : new(language.Code, In(texts, language, Shown));

        private static IReadOnlyList<(string, string)> In(Catalogue texts, Language language, string[] commands) =>
            [.. commands.Select(command => (command, texts.In(language)["command." + command]))];
    }
}
