namespace WorkshopBot.Forms.Interviews;

/// <summary>A row of answers that a step wrote.</summary>
/// <param name="Path">Where: <c>full_name</c>, <c>lesson[2]/what</c>.</param>
/// <param name="Value">The stored text; null when the row goes away.</param>
/// <param name="Aside">True when the value is kept aside because the question is not relevant.</param>
public sealed record AnswerChange(string Path, string? Value, bool Aside);
