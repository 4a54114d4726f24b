namespace WorkshopBot.Data.Harvest;

/// <summary>What an author allows with what they wrote: the answer to their form's question <c>share</c>, as it stands now.</summary>
public enum Consent
{
    /// <summary>The form did not ask, or a group wrote it: it may be read in the workshop, and is nobody's quotation.</summary>
    NotAsked,

    /// <summary>With their name.</summary>
    WithName,

    /// <summary>Without their name.</summary>
    WithoutName,

    /// <summary>Not at all: their own group reads it, unnamed, and it goes no further.</summary>
    No,
}

/// <summary>Somebody's individual note: a submission of a form with the purpose <c>lessons</c>.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="PersonId">Whose it is; for finding their group and name, never to be shown. 0: nobody's any more.</param>
/// <param name="FormId">Of which form.</param>
/// <param name="Track">Under what it belongs: <c>lesson</c>, <c>challenge</c>, <c>plan</c>, or a choice of the form's question <c>track</c>.</param>
/// <param name="Text">What they wrote.</param>
/// <param name="Why">Why; null when not said.</param>
/// <param name="Evidence">What shows it; null when not said.</param>
/// <param name="Consent">What they allow.</param>
/// <param name="GroupCode">The group that the note itself names; null: the author's.</param>
/// <param name="Language">The language it was written in.</param>
public sealed record HarvestNote(
    long SubmissionId, long PersonId, long FormId, string Track, string Text, string? Why, string? Evidence, Consent Consent, string? GroupCode, string Language);

/// <summary>One thing that a group, or the plenary, holds on to.</summary>
public sealed record HarvestItem
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    /// <summary>Whose it is; null: written in the plenary.</summary>
    public long? GroupId { get; init; }

    /// <summary>The note that it was taken over from.</summary>
    public long? SubmissionId { get; init; }

    /// <summary><c>lesson</c>, <c>challenge</c>, <c>plan</c>, or what the plan's form calls it.</summary>
    public required string Track { get; init; }

    public required string Text { get; init; }

    public string? Why { get; init; }

    public string? Evidence { get; init; }

    /// <summary>Null: none.</summary>
    public string? Tag { get; init; }

    public int Position { get; init; }

    /// <summary>The item that stands for it; null: it stands for itself.</summary>
    public long? MergedInto { get; init; }

    /// <summary>Dots of the vote; null before it was closed.</summary>
    public int? Dots { get; init; }

    /// <summary>What the note's author allows, read anew each time: whoever withdraws it is heard at once.</summary>
    public Consent Consent { get; init; }

    /// <summary>The author's name, where they agreed to it and these are their words; else null.</summary>
    public string? Author { get; init; }

    /// <summary>It was taken over from a note, and the group has reworded it.</summary>
    public bool IsEdited { get; init; }

    /// <summary>What the organizers answer to it, by language; empty: nothing yet.</summary>
    public IReadOnlyDictionary<string, string> Reply { get; init; } = new Dictionary<string, string>();

    /// <summary>It may leave its group: its author has not said no.</summary>
    public bool IsShared => Consent != Consent.No;
}

/// <summary>An item as the plenary ended with it.</summary>
/// <param name="Rank">From 1; items of the same number of dots share one.</param>
/// <param name="IsTied">Others have the same number of dots.</param>
/// <param name="Item">The item that stands for all.</param>
/// <param name="Merged">Those that were merged into it, with their own origins and authors.</param>
public sealed record RankedItem(int Rank, bool IsTied, HarvestItem Item, IReadOnlyList<HarvestItem> Merged)
{
    /// <summary>The groups that it comes from, each once, in order.</summary>
    public IReadOnlyList<long> GroupIds => [.. Merged.Prepend(Item).Select(item => item.GroupId).OfType<long>().Distinct()];

    /// <summary>The authors who agreed to be named, each once.</summary>
    public IReadOnlyList<string> Authors => [.. Merged.Prepend(Item).Select(item => item.Author).OfType<string>().Distinct()];
}

/// <summary>The vote of a workshop.</summary>
public sealed record HarvestRound
{
    public long WorkshopId { get; init; }

    /// <summary>So many each.</summary>
    public int Dots { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many had given a dot when it closed; null while it is open.</summary>
    public int? Voters { get; init; }

    public bool IsOpen => ClosedAt is null;
}
