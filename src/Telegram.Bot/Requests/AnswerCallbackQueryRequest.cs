namespace Telegram.Bot.Requests;

/// <summary>Ends the waiting mark on a tapped button. Due within seconds, once only. Bot API answerCallbackQuery.</summary>
public sealed class AnswerCallbackQueryRequest() : RequestBase<bool>("answerCallbackQuery")
{
    /// <summary>Which tap.</summary>
    public required string CallbackQueryId { get; set; }

    /// <summary>What is shown, up to 200 characters.</summary>
    public string? Text { get; set; }

    /// <summary>As a dialogue, not as a line at the top.</summary>
    public bool ShowAlert { get; set; }

    /// <summary>What it opens; t.me/BOT?start=… only, games aside.</summary>
    public string? Url { get; set; }

    /// <summary>Seconds the app may answer by itself.</summary>
    public int? CacheTime { get; set; }
}
