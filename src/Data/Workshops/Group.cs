using Texts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Data.Workshops;

/// <summary>A working group with a capacity and facilitators.</summary>
public sealed record Group
{
    public long Id { get; init; }

    /// <summary>Its name within the workshop.</summary>
    public required string Code { get; init; }

    public required Texts Titles { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? Capacity { get; init; }

    public required Texts Rooms { get; init; }

    public required Texts Facilitators { get; init; }
}
