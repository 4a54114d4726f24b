using System.Collections.Immutable;

namespace WorkshopBot.Forms.Interviews;

/// <summary>
/// Where one interview stands. Immutable, compared by content. The answers are stored as rows (<see cref="AnswerChange"/>), all
/// else as one text (<see cref="HeadToJson"/>).
/// </summary>
public sealed record InterviewState
{
    /// <summary>The version of this shape that is written.</summary>
    public const int CurrentV = 1;

    /// <summary>The version of this shape.</summary>
    public int V { get; init; } = CurrentV;

    /// <summary>
    /// The path of what is being asked: <c>full_name</c>, <c>lesson[2]/what</c>, <c>lesson[2]/+</c> (one more lesson?); null on
    /// the review card.
    /// </summary>
    public string? Position { get; init; }

    /// <summary>True when the question was chosen on the review card: the next answer returns to it.</summary>
    public bool Editing { get; init; }

    /// <summary>Decides what is random in this interview.</summary>
    public int Seed { get; init; }

    /// <summary>So many answers were known before it began: the first question that is asked is number 1 all the same.</summary>
    public int Known { get; init; }

    /// <summary>
    /// The names chosen so far of a question with several choices, with spaces between, until Done; of a question for a text, what its asker keeps there of an
    /// answer that is not complete yet.
    /// </summary>
    public string Pending { get; init; } = "";

    /// <summary>When the interview began, as stored text in the form's zone.</summary>
    public string Started { get; init; } = "";

    /// <summary>The language of the last step: what was computed with labels is computed again in another.</summary>
    public string Language { get; init; } = "";

    /// <summary>True right after <see cref="Interview.FromSubmission"/>: what has no answer was passed when it was filled in.</summary>
    public bool IsFromSubmission { get; init; }

    /// <summary>Path → stored text of what is relevant and has a value, computed values included.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = Texts;

    /// <summary>Path → stored text of what has a value but is not relevant.</summary>
    public ImmutableSortedDictionary<string, string> Aside { get; init; } = Texts;

    /// <summary>Paths passed with Skip.</summary>
    public ImmutableSortedSet<string> Skipped { get; init; } = Paths;

    /// <summary>Paths whose value the person has not given or confirmed yet: defaults, values kept aside that returned.</summary>
    public ImmutableSortedSet<string> Offered { get; init; } = Paths;

    /// <summary>Paths answered with a file: a rule about typed text does not hold for them.</summary>
    public ImmutableSortedSet<string> Attached { get; init; } = Paths;

    /// <summary>Path of a repeat → number of its instances.</summary>
    public ImmutableSortedDictionary<string, int> Counts { get; init; } = Numbers;

    /// <summary>Paths of repeats that get no further instance.</summary>
    public ImmutableSortedSet<string> Closed { get; init; } = Paths;

    internal static ImmutableSortedDictionary<string, string> Texts { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    internal static ImmutableSortedDictionary<string, int> Numbers { get; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    internal static ImmutableSortedSet<string> Paths { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The same laid out for computing; rebuilt when it is missing. No part of the content.</summary>
    internal Filling? Filling { get; init; }

    /// <summary>All but the answers as JSON; <c>{"v":1,"position":"full_name","seed":7,…}</c>.</summary>
    public string HeadToJson() => StateJson.Write(this);

    /// <summary>Reads back what was stored, upgrading older versions.</summary>
    /// <param name="head">What <see cref="HeadToJson"/> wrote.</param>
    /// <param name="answers">Rows whose question is relevant.</param>
    /// <param name="aside">Rows kept aside.</param>
    /// <exception cref="FormatException">The head is of a version this program does not know, or no such JSON.</exception>
    public static InterviewState FromJson(
        string head,
        IEnumerable<KeyValuePair<string, string>> answers,
        IEnumerable<KeyValuePair<string, string>>? aside = null) =>
        StateJson.Read(head) with { Answers = Texts.SetItems(answers), Aside = Texts.SetItems(aside ?? []) };

    /// <summary>Reads back what was stored, from rows as steps wrote them.</summary>
    public static InterviewState FromJson(string head, IEnumerable<AnswerChange> rows)
    {
        var byAside = rows.Where(row => row.Value is not null).ToLookup(row => row.Aside, row => KeyValuePair.Create(row.Path, row.Value!));
        return FromJson(head, byAside[false], byAside[true]);
    }

    /// <summary>Equal when everything but the cache is.</summary>
    public bool Equals(InterviewState? other) =>
        other is not null && V == other.V && Position == other.Position && Editing == other.Editing && Seed == other.Seed && Known == other.Known
            && Pending == other.Pending && Started == other.Started && Language == other.Language
            && IsFromSubmission == other.IsFromSubmission
            && Answers.SequenceEqual(other.Answers) && Aside.SequenceEqual(other.Aside)
            && Skipped.SequenceEqual(other.Skipped) && Offered.SequenceEqual(other.Offered) && Attached.SequenceEqual(other.Attached)
            && Counts.SequenceEqual(other.Counts) && Closed.SequenceEqual(other.Closed);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Position, Seed, Pending, Answers.Count, Aside.Count, Skipped.Count);
}
