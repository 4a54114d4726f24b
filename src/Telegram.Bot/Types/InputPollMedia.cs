namespace Telegram.Bot.Types;

/// <summary>A file in a poll (Bot API InputPollMedia); signatures name it, nothing here makes one.</summary>
public sealed class InputPollMedia
{
    private InputPollMedia()
    {
    }
}
