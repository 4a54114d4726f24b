namespace WorkshopBot.Data.Guests;

/// <summary>A link by which guests come to a workshop.</summary>
public sealed record GuestLink
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    /// <summary>Whom it is for, as the team calls them.</summary>
    public string Label { get; init; } = "";

    /// <summary>So many may register by it; null: no limit.</summary>
    public int? Uses { get; init; }

    /// <summary>So many have registered by it and not given up, or only just.</summary>
    public int Used { get; init; }

    /// <summary>Null: it was not taken back.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether one more may register by it.</summary>
    public bool IsLiving => RevokedAt is null && (Uses is not { } most || Used < most);
}
