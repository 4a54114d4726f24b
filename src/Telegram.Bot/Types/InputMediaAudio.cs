using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types;

/// <summary>Music (Bot API InputMediaAudio).</summary>
public sealed class InputMediaAudio : InputMedia, IAlbumInputMedia
{
    /// <summary>Of a file.</summary>
    [SetsRequiredMembers]
    public InputMediaAudio(InputFile media) => Media = media;
}
