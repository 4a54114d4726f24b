namespace WorkshopBot.Data.Broadcasts;

/// <summary>One message to an audience.</summary>
public sealed record Broadcast
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    /// <summary>
    /// <c>agenda</c>: the day's agenda, each reader's own; <c>message</c>: what somebody wrote; <c>change moved reminder cancelled</c>: what the agenda itself tells;
    /// <c>groups</c>: each reader's working group.
    /// </summary>
    public string Kind { get; init; } = "";

    /// <summary>It is a day's agenda, for whoever is still there.</summary>
    public bool IsAgenda => Kind == "agenda";

    /// <summary>The agenda itself tells it; nobody sent it.</summary>
    public bool IsNotice => !IsAgenda && Kind != "message";

    /// <summary><c>draft planned sending paused cancelled sent recalled</c>.</summary>
    public string Status { get; init; } = "sending";

    /// <summary>Null once they were erased.</summary>
    public long? SenderId { get; init; }

    /// <summary>The day whose agenda it carries.</summary>
    public DateOnly? Day { get; init; }

    public Audience Audience { get; init; } = Audience.Confirmed;

    /// <summary>Null for an agenda.</summary>
    public BroadcastContent? Content { get; init; }

    /// <summary><c>logistics</c>, or <c>news</c>, which can be switched off.</summary>
    public string Topic { get; init; } = "logistics";

    /// <summary>It goes at night as well, and to people who are busy.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Whoever comes to belong to the audience before this moment gets it too.</summary>
    public DateTimeOffset? LateUntil { get; init; }

    /// <summary>It goes to the workshop's groups and channels as well.</summary>
    public bool GoesToChats { get; init; }

    /// <summary>When it is to go, if that was said by a time.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>The item it goes before, if that was said so.</summary>
    public long? AgendaItemId { get; init; }

    /// <summary>So long before that begins.</summary>
    public int? MinutesBefore { get; init; }

    /// <summary>The session that its sender's role is narrowed to.</summary>
    public long? PartItemId { get; init; }

    /// <summary>The group that its sender's role is narrowed to.</summary>
    public long? PartGroupId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Nothing was written or planned in it yet: nobody misses it.</summary>
    public bool IsEmpty => Content is not { Texts.Count: > 0 } && PlannedAt is null && AgendaItemId is null;
}
