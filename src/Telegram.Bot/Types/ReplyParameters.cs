using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>What a message answers (Bot API ReplyParameters).</summary>
public sealed class ReplyParameters
{
    /// <summary>The message.</summary>
    [JsonPropertyName("message_id")]
    public int? MessageId { get; set; }

    /// <summary>Its chat, if another.</summary>
    [JsonPropertyName("chat_id")]
    public ChatId? ChatId { get; set; }

    /// <summary>Send all the same if it is gone.</summary>
    [JsonPropertyName("allow_sending_without_reply")]
    public bool AllowSendingWithoutReply { get; set; }

    /// <summary>The part that is answered, word for word.</summary>
    public string? Quote { get; set; }

    /// <summary>How the quote is marked up.</summary>
    [JsonPropertyName("quote_parse_mode")]
    public ParseMode QuoteParseMode { get; set; }

    /// <summary>What in the quote is bold …</summary>
    [JsonPropertyName("quote_entities")]
    public MessageEntity[]? QuoteEntities { get; set; }

    /// <summary>Where the quote begins, in UTF-16 units.</summary>
    [JsonPropertyName("quote_position")]
    public int? QuotePosition { get; set; }

    /// <summary>The task of a checklist.</summary>
    [JsonPropertyName("checklist_task_id")]
    public int? ChecklistTaskId { get; set; }

    /// <summary>A message in the same chat.</summary>
    public static implicit operator ReplyParameters(int messageId) => new() { MessageId = messageId };

    /// <summary>A message in the same chat.</summary>
    public static implicit operator ReplyParameters(Message message) => new() { MessageId = message.Id };
}
