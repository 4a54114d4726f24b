using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file with its caption, to send or to put in another's place (Bot API InputMedia).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InputMediaPhoto), "photo")]
[JsonDerivedType(typeof(InputMediaDocument), "document")]
[JsonDerivedType(typeof(InputMediaVideo), "video")]
[JsonDerivedType(typeof(InputMediaAudio), "audio")]
[JsonDerivedType(typeof(InputMediaAnimation), "animation")]
public abstract class InputMedia
{
    private protected InputMedia()
    {
    }

    /// <summary>The file.</summary>
    public required InputFile Media { get; set; }

    /// <summary>The text under it, up to 1,024 characters.</summary>
    public string? Caption { get; set; }

    /// <summary>How the caption is marked up.</summary>
    [JsonPropertyName("parse_mode")]
    public ParseMode ParseMode { get; set; }

    /// <summary>What in the caption is bold …</summary>
    [JsonPropertyName("caption_entities")]
    public MessageEntity[]? CaptionEntities { get; set; }
}
