namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Opens the reply field, as if the person had chosen to reply (Bot API ForceReply).</summary>
public sealed class ForceReplyMarkup : ReplyMarkup
{
    /// <summary>Always true.</summary>
    public bool ForceReply { get; } = true;

    /// <summary>What stands in the empty input field, 1 to 64 characters.</summary>
    public string? InputFieldPlaceholder { get; set; }

    /// <summary>In a group: only for those mentioned or replied to.</summary>
    public bool Selective { get; set; }
}
