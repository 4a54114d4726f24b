using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Buttons in place of the keyboard (Bot API ReplyKeyboardMarkup); it stays until it is replaced or removed.</summary>
/// <remarks>A message that brings one can never be edited.</remarks>
public sealed class ReplyKeyboardMarkup : ReplyMarkup
{
    /// <summary>Empty, to be filled.</summary>
    [JsonConstructor]
    public ReplyKeyboardMarkup() => Keyboard = new List<List<KeyboardButton>>();

    /// <summary>Empty, to be filled; as tall as its buttons need.</summary>
    public ReplyKeyboardMarkup(bool resizeKeyboard) : this() => ResizeKeyboard = resizeKeyboard;

    /// <summary>One button.</summary>
    public ReplyKeyboardMarkup(KeyboardButton button) => Keyboard = KeyboardRows.OneRow([button]);

    /// <summary>One row.</summary>
    public ReplyKeyboardMarkup(params KeyboardButton[] keyboardRow) => Keyboard = KeyboardRows.OneRow(keyboardRow);

    /// <summary>One row.</summary>
    public ReplyKeyboardMarkup(IEnumerable<KeyboardButton> keyboardRow) => Keyboard = KeyboardRows.OneRow(keyboardRow);

    /// <summary>One row.</summary>
    public ReplyKeyboardMarkup(List<KeyboardButton> keyboardRow) => Keyboard = KeyboardRows.OneRow(keyboardRow);

    /// <summary>Rows.</summary>
    public ReplyKeyboardMarkup(IEnumerable<IEnumerable<KeyboardButton>> keyboard) => Keyboard = keyboard;

    /// <summary>The rows, top to bottom.</summary>
    public IEnumerable<IEnumerable<KeyboardButton>> Keyboard { get; set; }

    /// <summary>Keeps it open when the ordinary keyboard is hidden.</summary>
    public bool IsPersistent { get; set; }

    /// <summary>As tall as its buttons need instead of as tall as the ordinary keyboard.</summary>
    public bool ResizeKeyboard { get; set; }

    /// <summary>Folds it away after one use.</summary>
    public bool OneTimeKeyboard { get; set; }

    /// <summary>What stands in the empty input field, 1 to 64 characters.</summary>
    public string? InputFieldPlaceholder { get; set; }

    /// <summary>In a group: only for those mentioned or replied to.</summary>
    public bool Selective { get; set; }

    /// <summary>Appends to the last row.</summary>
    public ReplyKeyboardMarkup AddButton(KeyboardButton button) => AddButtons(button);

    /// <summary>Appends to the last row.</summary>
    public ReplyKeyboardMarkup AddButtons(params KeyboardButton[] buttons)
    {
        KeyboardRows.AppendToLast(Keyboard, buttons);
        return this;
    }

    /// <summary>Appends a row.</summary>
    public ReplyKeyboardMarkup AddNewRow(params KeyboardButton[] buttons)
    {
        KeyboardRows.AppendRow(Keyboard, buttons);
        return this;
    }
}
