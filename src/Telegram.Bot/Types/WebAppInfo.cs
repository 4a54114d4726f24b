namespace Telegram.Bot.Types;

/// <summary>A web app (Bot API WebAppInfo).</summary>
public sealed class WebAppInfo
{
    /// <summary>By its https address.</summary>
    public WebAppInfo(string url) => Url = url;

    /// <summary>Its https address.</summary>
    public string Url { get; set; }

    /// <summary>Of its address.</summary>
    public static implicit operator WebAppInfo(string url) => new(url);

    /// <summary>Its address.</summary>
    public static implicit operator string(WebAppInfo webApp) => webApp.Url;
}
