namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Takes a reply keyboard away (Bot API ReplyKeyboardRemove).</summary>
public sealed class ReplyKeyboardRemove : ReplyMarkup
{
    /// <summary>Always true.</summary>
    public bool RemoveKeyboard { get; } = true;

    /// <summary>In a group: only for those mentioned or replied to.</summary>
    public bool Selective { get; set; }
}
