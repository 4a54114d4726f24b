using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Requests;

/// <summary>Waits for what happened (long polling). Asking with a higher offset confirms all before it. Bot API getUpdates.</summary>
public sealed class GetUpdatesRequest() : RequestBase<Update[]>("getUpdates")
{
    /// <summary>The first update wanted: the last one's number and one. Negative: only the last few.</summary>
    public int? Offset { get; set; }

    /// <summary>1 to 100, default 100.</summary>
    public int? Limit { get; set; }

    /// <summary>Seconds to wait if there is nothing, up to 50.</summary>
    public int? Timeout { get; set; }

    /// <summary>Which kinds; null is as last time, none is all but those that must be asked for.</summary>
    public IEnumerable<UpdateType>? AllowedUpdates { get; set; }
}
