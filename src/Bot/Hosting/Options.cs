using System.ComponentModel.DataAnnotations;

namespace WorkshopBot.Hosting;

/// <summary>Section <c>Telegram</c>.</summary>
public sealed class TelegramOptions : IValidatableObject
{
    /// <summary>The bot's token, as BotFather gives it: <c>123456:ABC…</c>.</summary>
    [Required(ErrorMessage = nameof(StartProblem.TokenMissing))]
    [RegularExpression(@"\d{1,16}:\S+", ErrorMessage = nameof(StartProblem.TokenWrong))]
    public string Token { get; set; } = "";

    /// <summary>The Bot API server; the public one unless set.</summary>
    [Url(ErrorMessage = nameof(StartProblem.ServerAddress))]
    public string? BaseUrl { get; set; }

    /// <summary>A proxy for everything that goes to Telegram: <c>http://…</c> or <c>socks5://…</c>.</summary>
    [RegularExpression(@"(https?|socks4a?|socks5)://.+", ErrorMessage = nameof(StartProblem.ProxyAddress))]
    public string? Proxy { get; set; }

    /// <summary>Section <c>Telegram:Webhook</c>.</summary>
    public WebhookOptions Webhook { get; set; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Webhook.Validate(isPublicServer: string.IsNullOrEmpty(BaseUrl));
}

/// <summary>Section <c>Bot</c>.</summary>
public sealed class BotOptions : IValidatableObject
{
    /// <summary>Telegram user ids of the owners of this installation, separated by commas.</summary>
    [RegularExpression(@"\s*\d+\s*(,\s*\d+\s*)*", ErrorMessage = nameof(StartProblem.OwnersWrong))]
    public string? Owners { get; set; }

    /// <summary>The zone of what has none of its own.</summary>
    [Required(ErrorMessage = nameof(StartProblem.ZoneMissing))]
    public string TimeZone { get; set; } = "Asia/Baghdad";

    /// <summary>The language of those who have not chosen.</summary>
    [RegularExpression("ar|ckb|en", ErrorMessage = nameof(StartProblem.LanguageUnknown))]
    public string DefaultLanguage { get; set; } = "ar";

    /// <summary>The owners as numbers.</summary>
    public IReadOnlyList<long> OwnerIds =>
        [.. (Owners ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult(StartFinding.Written(StartProblem.ZoneUnknown, TimeZone), [nameof(TimeZone)]);
    }
}

/// <summary>Section <c>Limits</c>: how fast the bot speaks. 0 switches a rate off, for load tests.</summary>
public sealed class LimitsOptions
{
    // what stands behind the number are the attribute's own least and most
    private const string OutOfRange = nameof(StartProblem.OutOfRange) + "\n{1}\n{2}";

    /// <summary>Requests a second in all; Telegram allows about 30.</summary>
    [Range(0, 1000, ErrorMessage = OutOfRange)]
    public int MessagesPerSecond { get; set; } = 25;

    /// <summary>New messages a second in one private chat, with a burst of 5.</summary>
    [Range(0, 1000, ErrorMessage = OutOfRange)]
    public double MessagesPerSecondPerChat { get; set; } = 1;

    /// <summary>Messages and edits a minute in one group.</summary>
    [Range(0, 10000, ErrorMessage = OutOfRange)]
    public int MessagesPerMinutePerGroup { get; set; } = 20;

    /// <summary>Requests on their way at the same time; after a crash at most so many can arrive twice.</summary>
    [Range(1, 500, ErrorMessage = OutOfRange)]
    public int InFlight { get; set; } = 32;

    /// <summary>Updates that may share a commit; 1 is for measuring what sharing gives.</summary>
    [Range(1, 1000, ErrorMessage = OutOfRange)]
    public int TurnsPerCommit { get; set; } = 256;
}

/// <summary>Section <c>Playground</c>.</summary>
public sealed class PlaygroundSettings
{
    /// <summary>Without a token, a playground is started.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Where it listens; if taken, on the next free port.</summary>
    [Url(ErrorMessage = nameof(StartProblem.PlaygroundUrl))]
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Where it keeps its world.</summary>
    [Required(ErrorMessage = nameof(StartProblem.WorldMissing))]
    public string File { get; set; } = "playground-world.json";
}

/// <summary>Section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>The sealing key; <c>workshop.key</c> beside the database unless set.</summary>
    public string? KeyFile { get; set; }
}

/// <summary>Section <c>Files</c>.</summary>
public sealed class FilesOptions
{
    /// <summary>Where files that people send are kept, sealed; <c>files</c> beside the database unless set.</summary>
    public string? Folder { get; set; }
}
