namespace WorkshopBot.Playground;

/// <summary>How a playground is started: where it listens, what it remembers, whom it plays.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>Where to listen, always on loopback. If the port is taken, one of the next twenty; port 0 takes any free one.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The file that keeps the world between two starts; null keeps it in memory only.</summary>
    public string? File { get; set; }

    /// <summary>For load tests: no page, no cast, no history beyond what edits need, no contents of files.</summary>
    public bool Lean { get; set; }

    /// <summary>The only token this server accepts. The number before the colon is the bot's user id.</summary>
    public string Token { get; set; } = "5080:playground";

    /// <summary>The bot's user name, without the at sign; deep links and commands in groups carry it.</summary>
    public string BotUsername { get; set; } = "workshop_playground_bot";

    /// <summary>
    /// Telegram makes a client wait that asks getUpdates again with the same offset within three seconds. Off, an empty answer comes at once.
    /// </summary>
    public bool WaitAfterSameOffset { get; set; } = true;

    /// <summary>Answer 429 above Telegram's published rates: 1 message a second and chat (with a burst), 20 a minute and group, 30 a second in all.</summary>
    public bool EnforceRates { get; set; }
}
