namespace WorkshopBot.Turns;

/// <summary>The bot's own name, known once the server has said it.</summary>
public sealed class BotIdentity
{
    /// <summary>The user name without <c>@</c>.</summary>
    public string Username { get; set; } = "";

    /// <summary>Where workshops take place unless they say so themselves: <c>Bot:TimeZone</c>.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");

    /// <summary>A deep link: <c>https://t.me/BOT?start=PAYLOAD</c>.</summary>
    public string Link(string payload) => $"https://t.me/{Username}?start={payload}";
}
