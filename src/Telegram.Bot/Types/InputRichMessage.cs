namespace Telegram.Bot.Types;

/// <summary>A rich message (Bot API InputRichMessage); signatures name it, nothing here makes one.</summary>
public sealed class InputRichMessage
{
    private InputRichMessage()
    {
    }
}
