namespace WorkshopBot.Data.Exports;

/// <summary>A registration with everything unsealed, as an organizer's table shows it.</summary>
public sealed record ExportedRegistration
{
    public required string Status { get; init; }

    public string? FullName { get; init; }

    public string? LatinName { get; init; }

    public string? Governorate { get; init; }

    public string? Organisation { get; init; }

    public string? Role { get; init; }

    public string? Gender { get; init; }

    public string? AgeBand { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    public string? Access { get; init; }

    public string? Diet { get; init; }

    public string? Group { get; init; }

    /// <summary>The entry code; null without a ticket.</summary>
    public string? Ticket { get; init; }

    /// <summary>The person's language.</summary>
    public string? Language { get; init; }

    public required string ConsentVersion { get; init; }

    public DateTimeOffset ConsentedAt { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The place on the waiting list, from 1; null for everybody else.</summary>
    public long? Queued { get; init; }

    /// <summary>Until when the offered seat is kept; null for everybody else.</summary>
    public DateTimeOffset? OfferedUntil { get; init; }

    /// <summary>Whether they said that they come on the days as they are now: <c>yes</c>, <c>no</c>, <c>unsure</c>; null: not asked, or no answer.</summary>
    public string? Coming { get; init; }

    /// <summary>The days on which they came: <c>2025-11-14 2025-11-15</c>; null: on none.</summary>
    public string? Attended { get; init; }

    /// <summary>Whom the link was for by which they came; null: they came by none.</summary>
    public string? CameBy { get; init; }
}
