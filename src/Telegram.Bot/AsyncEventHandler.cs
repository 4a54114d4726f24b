namespace Telegram.Bot;

/// <summary>A handler of the client's events; the client waits for it.</summary>
public delegate ValueTask AsyncEventHandler<TArgs>(
    ITelegramBotClient botClient, TArgs args, CancellationToken cancellationToken);
