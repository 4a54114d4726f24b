namespace WorkshopBot.Playground;

/// <summary>A person tried what their app would not let them do: tap a button that is not there, write while the bot is blocked.</summary>
public sealed class PlaygroundException(string message) : Exception(message);
