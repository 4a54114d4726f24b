namespace WorkshopBot.Turns;

/// <summary>The bot's own name, known once the server has said it.</summary>
public sealed class BotIdentity
{
    /// <summary>The user name without <c>@</c>.</summary>
    public string Username { get; set; } = "";

    /// <summary>A deep link: <c>https://t.me/BOT?start=PAYLOAD</c>.</summary>
    public string Link(string payload) => $"https://t.me/{Username}?start={payload}";
}
