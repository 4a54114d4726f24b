using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Everything that was asked, before it is sent.</summary>
/// <param name="Lines">One for each relevant question, in order.</param>
/// <param name="Notes">Notes after the last question.</param>
public sealed record Review(IReadOnlyList<ReviewLine> Lines, IReadOnlyList<string> Notes)
{
    /// <summary>The label of the only group that this is about, before the interview goes on (<see cref="Interview.ReviewOfGroup"/>); null for all of it.</summary>
    public string? Group { get; init; }

    /// <summary>The repeats outside of all others whose number is the person's: their instances can be changed, added to and taken away.</summary>
    public IReadOnlyList<ReviewRepeat> Repeats { get; init; } = [];
}

/// <summary>A repeat on the review card.</summary>
/// <param name="Path">For <see cref="Interview.Edit"/>: <c>lesson[2]/+</c>.</param>
/// <param name="Label">Its label; the name when it has none.</param>
/// <param name="Count">How many instances it has.</param>
public sealed record ReviewRepeat(string Path, string Label, int Count);

/// <summary>One question on the review card.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Path">For <see cref="Interview.Edit"/>.</param>
/// <param name="Question">The question.</param>
/// <param name="Label">What was asked.</param>
/// <param name="Shown">The answer, labels instead of names; "" when it was passed.</param>
public sealed record ReviewLine(int Number, string Path, Question Question, string Label, string Shown);
