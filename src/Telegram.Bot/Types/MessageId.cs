using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>The number of a message that was made (Bot API MessageId).</summary>
public sealed class MessageId
{
    /// <summary>Its number in the chat.</summary>
    [JsonPropertyName("message_id")]
    public int Id { get; set; }

    /// <summary>Of a number.</summary>
    public static implicit operator MessageId(int id) => new() { Id = id };

    /// <summary>Of a message.</summary>
    public static implicit operator MessageId(Message message) => new() { Id = message.Id };

    /// <summary>The number.</summary>
    public static implicit operator int(MessageId messageId) => messageId.Id;
}
