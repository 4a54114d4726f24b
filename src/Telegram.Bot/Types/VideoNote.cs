namespace Telegram.Bot.Types;

/// <summary>A round video (Bot API VideoNote).</summary>
public sealed class VideoNote : FileBase
{
    /// <summary>Pixels across.</summary>
    public int Length { get; set; }

    /// <summary>Seconds.</summary>
    public int Duration { get; set; }
}
