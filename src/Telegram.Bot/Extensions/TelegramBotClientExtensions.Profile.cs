using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace Telegram.Bot;

// What the bot shows of itself
public static partial class TelegramBotClientExtensions
{
    /// <summary>Sets the list of commands for those a scope covers, in one language or in all. Bot API setMyCommands.</summary>
    public static Task SetMyCommands(
        this ITelegramBotClient botClient, IEnumerable<BotCommand> commands, BotCommandScope? scope = null,
        string? languageCode = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetMyCommandsRequest
        {
            Commands = commands,
            Scope = scope,
            LanguageCode = languageCode,
        }, cancellationToken);

    /// <summary>Takes a list of commands away, so that a wider one is shown. Bot API deleteMyCommands.</summary>
    public static Task DeleteMyCommands(
        this ITelegramBotClient botClient, BotCommandScope? scope = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new DeleteMyCommandsRequest { Scope = scope, LanguageCode = languageCode }, cancellationToken);

    /// <summary>The list of commands of exactly this scope and language. Bot API getMyCommands.</summary>
    public static Task<BotCommand[]> GetMyCommands(
        this ITelegramBotClient botClient, BotCommandScope? scope = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetMyCommandsRequest { Scope = scope, LanguageCode = languageCode }, cancellationToken);

    /// <summary>Sets the bot's name, up to 64 characters. Bot API setMyName.</summary>
    public static Task SetMyName(
        this ITelegramBotClient botClient, string? name = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetMyNameRequest { Name = name, LanguageCode = languageCode }, cancellationToken);

    /// <summary>Sets what an empty chat with the bot shows, up to 512 characters. Bot API setMyDescription.</summary>
    public static Task SetMyDescription(
        this ITelegramBotClient botClient, string? description = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetMyDescriptionRequest
        {
            Description = description,
            LanguageCode = languageCode,
        }, cancellationToken);

    /// <summary>Sets what the bot's profile shows, up to 120 characters. Bot API setMyShortDescription.</summary>
    public static Task SetMyShortDescription(
        this ITelegramBotClient botClient, string? shortDescription = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetMyShortDescriptionRequest
        {
            ShortDescription = shortDescription,
            LanguageCode = languageCode,
        }, cancellationToken);

    /// <summary>The bot's name in a language. Bot API getMyName.</summary>
    public static Task<BotName> GetMyName(
        this ITelegramBotClient botClient, string? languageCode = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetMyNameRequest { LanguageCode = languageCode }, cancellationToken);

    /// <summary>What an empty chat with the bot shows in a language. Bot API getMyDescription.</summary>
    public static Task<BotDescription> GetMyDescription(
        this ITelegramBotClient botClient, string? languageCode = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetMyDescriptionRequest { LanguageCode = languageCode }, cancellationToken);

    /// <summary>What the bot's profile shows in a language. Bot API getMyShortDescription.</summary>
    public static Task<BotShortDescription> GetMyShortDescription(
        this ITelegramBotClient botClient, string? languageCode = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetMyShortDescriptionRequest { LanguageCode = languageCode }, cancellationToken);

    /// <summary>Sets the button beside the input field, for one person or for all. Bot API setChatMenuButton.</summary>
    public static Task SetChatMenuButton(
        this ITelegramBotClient botClient, long? chatId = null, MenuButton? menuButton = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new SetChatMenuButtonRequest { ChatId = chatId, MenuButton = menuButton }, cancellationToken);

    /// <summary>The button beside the input field. Bot API getChatMenuButton.</summary>
    public static Task<MenuButton> GetChatMenuButton(
        this ITelegramBotClient botClient, long? chatId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new GetChatMenuButtonRequest { ChatId = chatId }, cancellationToken);
}
