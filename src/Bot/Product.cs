using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>The commands in each language; everybody sees the same six and a way out.</summary>
    private sealed class Menu(Catalogue texts) : IMenu
    {
        private static readonly string[] Shown = ["workshops", "me", "agenda", "feedback", "language", "help"];

        public IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; } =
            Language.All.ToDictionary(
                language => language.TelegramCode,
                language => (IReadOnlyList<(string, string)>)[.. Shown.Select(command => (command, texts.In(language)["command." + command]))]);
    }
}
