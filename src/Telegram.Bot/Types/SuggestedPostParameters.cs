namespace Telegram.Bot.Types;

/// <summary>Terms of a suggested post (Bot API SuggestedPostParameters); signatures name it, nothing here makes one.</summary>
public sealed class SuggestedPostParameters
{
    private SuggestedPostParameters()
    {
    }
}
