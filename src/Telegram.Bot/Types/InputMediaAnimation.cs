using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types;

/// <summary>A silent film (Bot API InputMediaAnimation).</summary>
public sealed class InputMediaAnimation : InputMedia
{
    /// <summary>Of a file.</summary>
    [SetsRequiredMembers]
    public InputMediaAnimation(InputFile media) => Media = media;
}
