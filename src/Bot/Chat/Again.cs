using WorkshopBot.Access;

namespace WorkshopBot.Chat;

/// <summary>How a card that nobody asked for comes again when another one displaced it before it was answered.</summary>
/// <param name="Act">The timer that shows it.</param>
/// <param name="SubjectId">About what.</param>
/// <param name="Until">Later it does not matter any more.</param>
public sealed record Again(Act Act, long SubjectId, DateTimeOffset Until);
