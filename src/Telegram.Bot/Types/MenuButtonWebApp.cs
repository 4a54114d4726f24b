using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>Opens a web app (Bot API MenuButtonWebApp).</summary>
public sealed class MenuButtonWebApp : MenuButton
{
    /// <summary>What it says.</summary>
    public string Text { get; set; } = default!;

    /// <summary>What it opens.</summary>
    [JsonPropertyName("web_app")]
    public WebAppInfo WebApp { get; set; } = default!;
}
