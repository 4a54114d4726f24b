namespace WorkshopBot.Interviews;

/// <summary>A saved detail as an answer to a question.</summary>
/// <param name="Shown">As people read it.</param>
/// <param name="Answer">A choice's name, or what would be typed.</param>
/// <param name="IsChoice">True for the name of one choice.</param>
internal sealed record SavedAnswer(string Shown, string Answer, bool IsChoice);
