using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Anonymous;

/// <summary>An answer of which nobody knows whose it is: no time, no language, no person, no number.</summary>
/// <param name="FormVersionId">What was asked.</param>
/// <param name="Answers">In the order of the form.</param>
public sealed record AnonymousSubmission(long FormVersionId, IReadOnlyList<SubmissionAnswer> Answers)
{
    /// <summary>The day that a form for each day was asked about, <c>2025-11-14</c>; "" for other forms. Not when it was sent.</summary>
    public string Day { get; init; } = "";
}

/// <summary>A file of an anonymous answer, without anything of Telegram's.</summary>
/// <param name="Name">The answer's value: <c>comment-k7m2qx4t.ogg</c>.</param>
/// <param name="Suffix">What is put behind the name when it is given out; mostly "".</param>
/// <param name="Content">Its bytes.</param>
public sealed record AnonymousFile(string Name, string Suffix, byte[] Content);
