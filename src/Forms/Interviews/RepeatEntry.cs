using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>An instance of a repeat as a list shows it.</summary>
/// <param name="Path">For <see cref="Interview.EditInstance"/> and <see cref="Interview.Remove"/>: <c>lesson[2]</c>.</param>
/// <param name="Question">The first question in it that has an answer; null when none has.</param>
/// <param name="Shown">That answer as a person reads it; "" when there is none.</param>
public sealed record RepeatEntry(string Path, Question? Question, string Shown);
