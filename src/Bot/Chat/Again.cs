using WorkshopBot.Access;

namespace WorkshopBot.Chat;

/// <summary>How a card that nobody asked for comes again when another one displaced it before it was answered.</summary>
/// <param name="Act">The timer that shows it.</param>
/// <param name="SubjectId">About what.</param>
/// <param name="Until">Later it does not matter any more.</param>
/// <remarks>Stored with the card: <c>promise.remind:17</c>, <c>feedback.show:17:4</c>.</remarks>
public sealed record Again(Act Act, long SubjectId, DateTimeOffset Until)
{
    /// <summary>Cards of one series follow each other: the newer one takes an older one's place for good. 0: it is in none.</summary>
    public long Series { get; init; }

    public string Write() => Act.With(RowId.Write(SubjectId) + (Series == 0 ? "" : ":" + RowId.Write(Series)));

    /// <summary>Reads what it is about back; null for what this program does not know.</summary>
    public static (Act Act, long SubjectId)? Read(string written) => ActNames.Read(written) is var (act, argument) ? (act, RowId.Read(argument.Split(':')[0])) : null;

    /// <summary>Whether this takes the place of what was written for good: it is the same, or of the same series.</summary>
    public bool Follows(string written) => written == Write() || (Series != 0 && written.StartsWith(Act.Name() + ":", StringComparison.Ordinal) && written.EndsWith(":" + RowId.Write(Series), StringComparison.Ordinal));
}
