using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What comes next in an interview.</summary>
/// <param name="State">The interview after the step.</param>
/// <param name="Changes">The rows of answers that changed, by path.</param>
public abstract record Step(InterviewState State, IReadOnlyList<AnswerChange> Changes)
{
    /// <summary>Expressions that had no value (rule 26): for the log.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Ask this now.</summary>
    public sealed record Asked(InterviewState State, IReadOnlyList<AnswerChange> Changes, Prompt Prompt) : Step(State, Changes);

    /// <summary>Ask the same again, and say why.</summary>
    public sealed record Refused(InterviewState State, IReadOnlyList<AnswerChange> Changes, Prompt Prompt, Refusal Refusal) : Step(State, Changes);

    /// <summary>Everything is asked: the summary card.</summary>
    public sealed record Reviewing(InterviewState State, IReadOnlyList<AnswerChange> Changes, Review Review) : Step(State, Changes);

    /// <summary>Sent.</summary>
    public sealed record Finished(InterviewState State, IReadOnlyList<AnswerChange> Changes, Submission Submission) : Step(State, Changes);
}
