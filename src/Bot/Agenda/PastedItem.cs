using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Agenda;

/// <summary>A line of a pasted agenda that was understood.</summary>
/// <param name="Day">The day of the heading above it.</param>
/// <param name="Start">On the clock of the place.</param>
/// <param name="End">Later than <paramref name="Start"/>, else on the day after it (<see cref="Overnight"/>).</param>
/// <param name="Titles">By language.</param>
/// <param name="Kind">As in <see cref="Data.Workshops.AgendaItem.Kind"/>; guessed from its words.</param>
internal sealed record PastedItem(DateOnly Day, TimeOnly Start, TimeOnly End, LocalTexts Titles, string Kind)
{
    /// <summary>Where; empty when the line has no such column.</summary>
    public LocalTexts Rooms { get; init; } = new Dictionary<string, string>();

    /// <summary>Who leads it; empty when the line has no such column.</summary>
    public LocalTexts Facilitators { get; init; } = new Dictionary<string, string>();

    /// <summary>True when the line did not say when it ends: it lasts until the next one, the last an hour.</summary>
    public bool IsEndAssumed { get; init; }

    /// <summary>True when it begins before the item above it on the same day: a heading may be missing, or half of a day.</summary>
    public bool IsBeforeAbove { get; init; }

    /// <summary>What stands behind its beginning, where the number that was taken for its end may belong to the title: <c>11:30 - 3 groups</c>; null elsewhere.</summary>
    public string? OtherTitle { get; init; }
}

/// <summary>A line that was not understood.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">What it says, cut to fit a message.</param>
/// <param name="Problem">Why.</param>
internal sealed record UnreadLine(int Line, string Text, PasteProblem Problem);

/// <summary>Why a line of a pasted agenda cannot be taken.</summary>
internal enum PasteProblem
{
    /// <summary>No time, and no day either.</summary>
    NoTime,

    /// <summary>A time, and nothing behind it.</summary>
    NoTitle,

    /// <summary>Something like a time that no clock shows: <c>25:00</c>.</summary>
    BadTime,

    /// <summary>It ends before it begins, whichever half of the day is meant.</summary>
    EndsBefore,

    /// <summary>A day on which the workshop is not.</summary>
    OtherDay,

    /// <summary>More lines than an agenda has.</summary>
    TooMany,
}
