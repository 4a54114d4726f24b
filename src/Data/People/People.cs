namespace WorkshopBot.Data.People;

/// <summary>Someone we know, with or without a Telegram account.</summary>
public sealed record Person
{
    public long Id { get; init; }

    /// <summary><c>ar</c>, <c>ckb</c>, <c>en</c>; null until they chose.</summary>
    public string? Language { get; init; }

    /// <summary>A deep link's payload that waits for the language.</summary>
    public string? PendingStart { get; init; }

    /// <summary>The workshop a command means when several are open.</summary>
    public long? OpenedWorkshopId { get; init; }

    /// <summary>When it was chosen by its button; null when it was only the last to be shown.</summary>
    public DateTimeOffset? ChosenAt { get; init; }

    /// <summary>What the text is for that they type next, when it is no answer to a form: <c>approval.reason:17</c>.</summary>
    public string? Expects { get; init; }

    /// <summary>They switched news off.</summary>
    public bool IsWithoutNews { get; init; }
}

/// <summary>A Telegram chat; its id is known to the outbox alone.</summary>
public sealed record Account
{
    public long Id { get; init; }

    /// <summary>Null for a group.</summary>
    public long? PersonId { get; init; }

    /// <summary><c>private</c> or <c>group</c>.</summary>
    public string Kind { get; init; } = "private";

    /// <summary>They blocked the bot, or it cannot write there for another reason.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>The menu of commands it was given as its own, <c>owner.ar</c>; null: it has the one everybody has.</summary>
    public string? Menu { get; init; }

    /// <summary>True for a group, where nothing personal is shown or stored.</summary>
    public bool IsGroup => Kind == "group";
}
