namespace WorkshopBot.Forms.Interviews;

/// <summary>An expression that has no value for what was answered (rule 26): for the log, never for the person.</summary>
/// <param name="Question">The name of the row whose expression it is.</param>
/// <param name="What">What failed, in English; holds no answer.</param>
public sealed record Fault(string Question, string What);
