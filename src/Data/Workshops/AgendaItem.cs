using Texts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Data.Workshops;

/// <summary>A session, plenary, panel, working group, break … of a workshop.</summary>
public sealed record AgendaItem
{
    public long Id { get; init; }

    /// <summary>Its name within the workshop.</summary>
    public required string Code { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    /// <summary><c>registration opening plenary session panel group presentation break meal prayer closing other</c>.</summary>
    public required string Kind { get; init; }

    public required Texts Titles { get; init; }

    public required Texts Rooms { get; init; }

    public required Texts Facilitators { get; init; }

    /// <summary>The one group it is for; null: everybody.</summary>
    public string? GroupCode { get; init; }

    /// <summary>When the team said that it began; null: not said.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the team said that it ended; null: not said.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
