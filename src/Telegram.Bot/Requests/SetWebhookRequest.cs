using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Requests;

/// <summary>Has updates delivered to an address; an empty one ends that. At most once a second. Bot API setWebhook.</summary>
public sealed class SetWebhookRequest() : FileRequestBase<bool>("setWebhook")
{
    /// <summary>An https address; empty ends delivery.</summary>
    public required string Url { get; set; }

    /// <summary>Our own certificate, if nobody known has signed it.</summary>
    public InputFileStream? Certificate { get; set; }

    /// <summary>The address to deliver to, instead of asking DNS.</summary>
    public string? IpAddress { get; set; }

    /// <summary>How many are delivered at a time, 1 to 100, default 40.</summary>
    public int? MaxConnections { get; set; }

    /// <summary>Which kinds; null is as last time, none is all but those that must be asked for.</summary>
    public IEnumerable<UpdateType>? AllowedUpdates { get; set; }

    /// <summary>Throw away what waits: registrations among it.</summary>
    public bool DropPendingUpdates { get; set; }

    /// <summary>What comes back in X-Telegram-Bot-Api-Secret-Token, 1 to 256 of A–Z a–z 0–9 _ -.</summary>
    public string? SecretToken { get; set; }
}
