namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A text for the clipboard (Bot API CopyTextButton), 1 to 256 characters.</summary>
public sealed class CopyTextButton
{
    /// <summary>What is copied.</summary>
    public string Text { get; set; } = default!;

    /// <summary>Of the text.</summary>
    public static implicit operator CopyTextButton(string text) => new() { Text = text };

    /// <summary>The text.</summary>
    public static implicit operator string(CopyTextButton button) => button.Text;
}
