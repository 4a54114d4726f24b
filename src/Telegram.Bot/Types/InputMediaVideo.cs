using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types;

/// <summary>A video (Bot API InputMediaVideo).</summary>
public sealed class InputMediaVideo : InputMedia, IAlbumInputMedia
{
    /// <summary>Of a file.</summary>
    [SetsRequiredMembers]
    public InputMediaVideo(InputFile media) => Media = media;
}
