namespace WorkshopBot.Playground;

/// <summary>A press of an inline button, and what became of it.</summary>
public sealed class Tap
{
    /// <summary>The callback query's id.</summary>
    public required string Id { get; init; }

    public required long PersonId { get; init; }

    public required long ChatId { get; init; }

    public required int MessageId { get; init; }

    public required string Data { get; init; }

    public required long Date { get; init; }

    /// <summary>The bot has called answerCallbackQuery: the button no longer spins.</summary>
    public bool Answered { get; set; }

    public string? AnswerText { get; set; }

    public bool Alert { get; set; }

    public string? AnswerUrl { get; set; }
}
