using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Deletes up to 100 messages; those that are gone are passed over. Bot API deleteMessages.</summary>
public sealed class DeleteMessagesRequest() : RequestBase<bool>("deleteMessages")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which messages, 1 to 100, in rising order.</summary>
    public required IEnumerable<int> MessageIds { get; set; }
}
