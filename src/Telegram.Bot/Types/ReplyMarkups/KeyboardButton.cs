using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A button in place of the keyboard (Bot API KeyboardButton): a tap sends its text, or what it asks for.</summary>
public sealed class KeyboardButton
{
    /// <summary>To be filled.</summary>
    [JsonConstructor]
    public KeyboardButton()
    {
    }

    /// <summary>Sends its text.</summary>
    [SetsRequiredMembers]
    public KeyboardButton(string text) => Text = text;

    /// <summary>Sends the person's own phone number or place; private chats only.</summary>
    [SetsRequiredMembers]
    public KeyboardButton(string text, bool requestContact = false, bool requestLocation = false) : this(text)
    {
        RequestContact = requestContact;
        RequestLocation = requestLocation;
    }

    /// <summary>Opens a web app.</summary>
    [SetsRequiredMembers]
    public KeyboardButton(string text, WebAppInfo webApp) : this(text) => WebApp = webApp;

    /// <summary>What it says.</summary>
    public required string Text { get; set; }

    /// <summary>Sends the person's own phone number as a contact.</summary>
    public bool RequestContact { get; set; }

    /// <summary>Sends the person's place.</summary>
    public bool RequestLocation { get; set; }

    /// <summary>The web app a tap opens.</summary>
    public WebAppInfo? WebApp { get; set; }

    /// <summary>Its colour; older apps show none.</summary>
    public KeyboardButtonStyle? Style { get; set; }

    /// <summary>An emoji in front of the text, for bots that may use custom ones.</summary>
    public string? IconCustomEmojiId { get; set; }

    /// <summary>Sends its text.</summary>
    public static implicit operator KeyboardButton(string text) => new(text);

    /// <summary>Sends the person's own phone number as a contact.</summary>
    public static KeyboardButton WithRequestContact(string text) => new(text, requestContact: true);

    /// <summary>Sends the person's place.</summary>
    public static KeyboardButton WithRequestLocation(string text) => new(text, requestLocation: true);

    /// <summary>Opens a web app.</summary>
    public static KeyboardButton WithWebApp(string text, WebAppInfo webApp) => new(text, webApp);
}
