namespace WorkshopBot.Data.Access;

/// <summary>A role that waits for whoever opens its link.</summary>
public sealed record Invitation
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    public Role Role { get; init; }

    /// <summary>For this session alone.</summary>
    public long? AgendaItemId { get; init; }

    /// <summary>For this group alone.</summary>
    public long? GroupId { get; init; }

    /// <summary>Who hears that it was accepted or declined; null once they were erased.</summary>
    public long? InvitedBy { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The role that ends when this is accepted: it is handed over.</summary>
    public long? Replaces { get; init; }

    /// <summary>What its link ends in, to know it by: <c>g7</c>; null: made before that was kept.</summary>
    public string? Ending { get; init; }
}
