using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What a stretch of text is (Bot API MessageEntity <c>type</c>).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MessageEntityType>))]
public enum MessageEntityType
{
    /// <summary>An @name.</summary>
    Mention = 1,

    /// <summary>A #tag.</summary>
    Hashtag = 2,

    /// <summary>A /command.</summary>
    BotCommand = 3,

    /// <summary>An address.</summary>
    Url = 4,

    /// <summary>An e-mail address.</summary>
    Email = 5,

    /// <summary>Bold.</summary>
    Bold = 6,

    /// <summary>Italic.</summary>
    Italic = 7,

    /// <summary>Code in a line.</summary>
    Code = 8,

    /// <summary>A block of code.</summary>
    Pre = 9,

    /// <summary>Text that opens an address.</summary>
    TextLink = 10,

    /// <summary>Text that names a person without @name.</summary>
    TextMention = 11,

    /// <summary>A phone number.</summary>
    PhoneNumber = 12,

    /// <summary>A $TAG.</summary>
    Cashtag = 13,

    /// <summary>Underlined.</summary>
    Underline = 14,

    /// <summary>Struck through.</summary>
    Strikethrough = 15,

    /// <summary>Hidden until tapped.</summary>
    Spoiler = 16,

    /// <summary>A custom emoji.</summary>
    CustomEmoji = 17,

    /// <summary>A quotation.</summary>
    Blockquote = 18,

    /// <summary>A quotation folded away.</summary>
    ExpandableBlockquote = 19,

    /// <summary>A moment, shown in the reader's own zone and language.</summary>
    DateTime = 20,
}
