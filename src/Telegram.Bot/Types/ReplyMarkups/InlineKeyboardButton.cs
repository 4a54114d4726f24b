using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A button under a message (Bot API InlineKeyboardButton): a text and exactly one thing it does.</summary>
public sealed class InlineKeyboardButton
{
    /// <summary>To be filled.</summary>
    [JsonConstructor]
    public InlineKeyboardButton()
    {
    }

    /// <summary>A text; what it does is still to be set.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text) => Text = text;

    /// <summary>Opens a web (http, https) or Telegram (tg) address, else sends its data back.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, string callbackDataOrUrl) : this(text)
    {
        if (IsAddress(callbackDataOrUrl))
            Url = callbackDataOrUrl;
        else
            CallbackData = callbackDataOrUrl;
    }

    /// <summary>Opens a web app.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, WebAppInfo webApp) : this(text) => WebApp = webApp;

    /// <summary>Puts a text on the clipboard.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, CopyTextButton copyText) : this(text) => CopyText = copyText;

    /// <summary>What it says.</summary>
    public required string Text { get; set; }

    /// <summary>What a tap sends back: 1 to 64 bytes.</summary>
    [JsonPropertyName("callback_data")]
    public string? CallbackData { get; set; }

    /// <summary>What a tap opens.</summary>
    public string? Url { get; set; }

    /// <summary>The web app a tap opens; private chats only.</summary>
    [JsonPropertyName("web_app")]
    public WebAppInfo? WebApp { get; set; }

    /// <summary>What a tap puts on the clipboard.</summary>
    [JsonPropertyName("copy_text")]
    public CopyTextButton? CopyText { get; set; }

    /// <summary>Its colour; older apps show none.</summary>
    public KeyboardButtonStyle? Style { get; set; }

    /// <summary>An emoji in front of the text, for bots that may use custom ones.</summary>
    [JsonPropertyName("icon_custom_emoji_id")]
    public string? IconCustomEmojiId { get; set; }

    /// <summary>Sends its data back.</summary>
    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) =>
        new(text) { CallbackData = callbackData };

    /// <summary>Sends its text back.</summary>
    public static InlineKeyboardButton WithCallbackData(string textAndCallbackData) =>
        WithCallbackData(textAndCallbackData, textAndCallbackData);

    /// <summary>Opens an address.</summary>
    public static InlineKeyboardButton WithUrl(string text, string url) => new(text) { Url = url };

    /// <summary>Puts a text on the clipboard.</summary>
    public static InlineKeyboardButton WithCopyText(string text, CopyTextButton copyText) => new(text, copyText);

    private static bool IsAddress(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("tg://", StringComparison.OrdinalIgnoreCase);
}
