using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>An interview that is open: its row, its form, and the state read from its answers.</summary>
internal sealed record OpenInterview(InterviewRow Row, ShelvedVersion Version, InterviewState State)
{
    /// <summary>The files among its answers, those of the submission that it changes included.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>The moment of the turn, UTC.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>What the person saved earlier that would answer a question; null for nothing.</summary>
    public Func<Prompt, SavedAnswer?> Saved { get; init; } = _ => null;
}
