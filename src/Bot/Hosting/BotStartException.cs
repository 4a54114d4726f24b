namespace WorkshopBot.Hosting;

/// <summary>The bot cannot run here: configuration, token, a second instance. The message says what to do; the program ends with code 3.</summary>
public sealed class BotStartException : Exception
{
    public BotStartException(string message)
        : base(message)
    {
    }

    public BotStartException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
