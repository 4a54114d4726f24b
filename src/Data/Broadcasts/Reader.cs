namespace WorkshopBot.Data.Broadcasts;

/// <summary>One reader of a broadcast.</summary>
public sealed record Reader
{
    public long PersonId { get; init; }

    public string Language { get; init; } = "";

    public string? GroupCode { get; init; }

    /// <summary>They have a place in the workshop.</summary>
    public bool HasPlace { get; init; }

    /// <summary>They have taken the workshop's calendar file.</summary>
    public bool HasCalendar { get; init; }
}

/// <summary>How far a broadcast has come. Counted in people.</summary>
public sealed record BroadcastProgress
{
    public int All { get; init; }

    public int Waiting { get; init; }

    public int Queued { get; init; }

    public int Delivered { get; init; }

    public int Blocked { get; init; }

    /// <summary>They never opened the bot, or have no Telegram.</summary>
    public int NotStarted { get; init; }

    public int Failed { get; init; }

    /// <summary>The rest was cancelled.</summary>
    public int Cancelled { get; init; }

    /// <summary>It may have come twice: the send before broke off, and whether it had arrived nobody knows.</summary>
    public int Doubled { get; init; }

    /// <summary>Corrections or deletions still to come, done, and failed.</summary>
    public int ChangesOpen { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Copies whose end is not known yet.</summary>
    public int Open => Waiting + Queued;
}

/// <summary>Readers of one language.</summary>
/// <param name="Language">Its code.</param>
/// <param name="Count">How many.</param>
/// <param name="Unreachable">How many of them cannot be reached.</param>
public sealed record ReaderCount(string Language, int Count, int Unreachable);

/// <summary>Somebody who was not reached.</summary>
/// <param name="FullName">Null when the form had no name.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Reason"><c>blocked</c>, <c>not_started</c>, …; <c>not_corrected</c>, <c>not_recalled</c></param>
public sealed record MissedPerson(string? FullName, string? Phone, string Reason);
