namespace WorkshopBot.Chat;

/// <summary>A stretch of a text that is shown in some way. It travels beside the text, and is never written into it.</summary>
/// <param name="Kind">In the Bot API's words: <c>bold</c>, <c>italic</c>, <c>text_link</c>, …</param>
/// <param name="Offset">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Url">What a <c>text_link</c> opens.</param>
public sealed record TextMark(string Kind, int Offset, int Length, string? Url = null);
