namespace Telegram.Bot.Requests;

/// <summary>Ends delivery by webhook, so that getUpdates works again. Bot API deleteWebhook.</summary>
public sealed class DeleteWebhookRequest() : RequestBase<bool>("deleteWebhook")
{
    /// <summary>Throw away what waits: registrations among it.</summary>
    public bool DropPendingUpdates { get; set; }
}
