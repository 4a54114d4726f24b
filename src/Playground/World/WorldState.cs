using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>What is counted. Small, because it is written with nearly everything.</summary>
internal sealed class Counters
{
    public int LastMessageId { get; set; }

    public int NextUpdateId { get; set; } = 512_000_001;

    /// <summary>Unix seconds of the newest update: after a week of silence the ids go on at a random number.</summary>
    public long LastUpdateDate { get; set; }

    public int LastFile { get; set; }

    public long LastPersonId { get; set; } = 5_080_000_100;

    public long LastGroup { get; set; } = 4_080_000_000;

    public long LastTap { get; set; }

    public int LastAlbum { get; set; }
}

/// <summary>What the bot has set about itself. Keys are <c>scope|language</c> for commands and the language for texts.</summary>
internal sealed class BotProfile
{
    public Dictionary<string, JsonArray> Commands { get; init; } = [];

    public Dictionary<string, string> Names { get; init; } = [];

    public Dictionary<string, string> Descriptions { get; init; } = [];

    public Dictionary<string, string> ShortDescriptions { get; init; } = [];

    public JsonObject? MenuButton { get; set; }

    /// <summary>Remembered from the last getUpdates or setWebhook that named any; null: all but the three that must be asked for.</summary>
    public List<string>? AllowedUpdates { get; set; }

    public WebhookSettings? Webhook { get; set; }
}

internal sealed class WebhookSettings
{
    public required string Url { get; init; }

    public string? Secret { get; init; }

    public int MaxConnections { get; init; } = 40;

    public long? LastErrorDate { get; set; }

    public string? LastErrorMessage { get; set; }
}

/// <summary>An update waiting for the bot. <see cref="Body"/> is what getUpdates hands out.</summary>
internal sealed class Update
{
    public required int Id { get; init; }

    public required JsonObject Body { get; init; }

    /// <summary>Unix seconds; what nobody fetched by then is gone without a trace.</summary>
    public required long Expires { get; init; }

    /// <summary>Webhooks deliver one at a time within a queue: messages by chat, button presses by user.</summary>
    public required string Queue { get; init; }
}
