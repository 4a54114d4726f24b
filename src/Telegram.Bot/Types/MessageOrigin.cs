using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Whose a forwarded message was (Bot API MessageOrigin), told apart by <c>type</c>.</summary>
[JsonConverter(typeof(MessageOriginConverter))]
public abstract class MessageOrigin
{
    private protected MessageOrigin()
    {
    }

    /// <summary>Which kind.</summary>
    public abstract MessageOriginType Type { get; }

    /// <summary>When it was first sent.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }
}
