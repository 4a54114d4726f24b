using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Buttons under a message (Bot API InlineKeyboardMarkup).</summary>
/// <remarks>
/// <c>{"inline_keyboard":[[{"text":"A","callback_data":"1"}]]}</c>. The server takes 100 buttons, 8 in a row, some 10 KB in all.
/// </remarks>
public sealed class InlineKeyboardMarkup : ReplyMarkup
{
    /// <summary>Empty, to be filled.</summary>
    public InlineKeyboardMarkup() => InlineKeyboard = new List<List<InlineKeyboardButton>>();

    /// <summary>One button.</summary>
    public InlineKeyboardMarkup(InlineKeyboardButton inlineKeyboardButton) =>
        InlineKeyboard = KeyboardRows.OneRow([inlineKeyboardButton]);

    /// <summary>One row.</summary>
    public InlineKeyboardMarkup(params InlineKeyboardButton[] inlineKeyboardRow) =>
        InlineKeyboard = KeyboardRows.OneRow(inlineKeyboardRow);

    /// <summary>One row.</summary>
    public InlineKeyboardMarkup(IEnumerable<InlineKeyboardButton> inlineKeyboardRow) =>
        InlineKeyboard = KeyboardRows.OneRow(inlineKeyboardRow);

    /// <summary>One row.</summary>
    public InlineKeyboardMarkup(List<InlineKeyboardButton> inlineKeyboardRow) =>
        InlineKeyboard = KeyboardRows.OneRow(inlineKeyboardRow);

    /// <summary>Rows.</summary>
    public InlineKeyboardMarkup(IEnumerable<IEnumerable<InlineKeyboardButton>> inlineKeyboard) => InlineKeyboard = inlineKeyboard;

    /// <summary>The rows, top to bottom.</summary>
    [JsonPropertyName("inline_keyboard")]
    public IEnumerable<IEnumerable<InlineKeyboardButton>> InlineKeyboard { get; set; }

    /// <summary>A keyboard without buttons: in an edit it takes the old one away.</summary>
    public static InlineKeyboardMarkup Empty() => new();

    /// <summary>Appends to the last row.</summary>
    public InlineKeyboardMarkup AddButton(InlineKeyboardButton button) => AddButtons(button);

    /// <summary>Appends a button to the last row.</summary>
    public InlineKeyboardMarkup AddButton(string text, string callbackData) =>
        AddButtons(InlineKeyboardButton.WithCallbackData(text, callbackData));

    /// <summary>Appends to the last row.</summary>
    public InlineKeyboardMarkup AddButtons(params InlineKeyboardButton[] buttons)
    {
        KeyboardRows.AppendToLast(InlineKeyboard, buttons);
        return this;
    }

    /// <summary>Appends a row.</summary>
    public InlineKeyboardMarkup AddNewRow(params InlineKeyboardButton[] buttons)
    {
        KeyboardRows.AppendRow(InlineKeyboard, buttons);
        return this;
    }
}
