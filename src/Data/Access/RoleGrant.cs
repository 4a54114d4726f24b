namespace WorkshopBot.Data.Access;

/// <summary>A role that somebody has.</summary>
public sealed record RoleGrant
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    /// <summary>Null for an owner.</summary>
    public long? WorkshopId { get; init; }

    public Role Role { get; init; }

    /// <summary>It holds for this session alone.</summary>
    public long? AgendaItemId { get; init; }

    /// <summary>It holds for this group alone.</summary>
    public long? GroupId { get; init; }

    /// <summary>What they are called in their own chat program, for the team's list; null where nothing is known.</summary>
    public string? Name { get; init; }

    /// <summary>True when it holds for a session or a group alone.</summary>
    public bool IsNarrowed => AgendaItemId is not null || GroupId is not null;
}
