namespace Telegram.Bot.Types;

/// <summary>One size of a photo (Bot API PhotoSize).</summary>
public sealed class PhotoSize : FileBase
{
    /// <summary>Pixels.</summary>
    public int Width { get; set; }

    /// <summary>Pixels.</summary>
    public int Height { get; set; }
}
