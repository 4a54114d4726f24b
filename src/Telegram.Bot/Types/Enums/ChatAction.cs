using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What the bot seems to be doing, for five seconds or until its message (Bot API sendChatAction).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChatAction>))]
public enum ChatAction
{
    /// <summary>Writing.</summary>
    Typing = 1,

    /// <summary>Sending a photo.</summary>
    UploadPhoto = 2,

    /// <summary>Recording a video.</summary>
    RecordVideo = 3,

    /// <summary>Sending a video.</summary>
    UploadVideo = 4,

    /// <summary>Recording a voice note.</summary>
    RecordVoice = 5,

    /// <summary>Sending a voice note.</summary>
    UploadVoice = 6,

    /// <summary>Sending a file.</summary>
    UploadDocument = 7,

    /// <summary>Looking up a place.</summary>
    FindLocation = 8,

    /// <summary>Recording a round video.</summary>
    RecordVideoNote = 9,

    /// <summary>Sending a round video.</summary>
    UploadVideoNote = 10,

    /// <summary>Choosing a sticker.</summary>
    ChooseSticker = 11,
}
