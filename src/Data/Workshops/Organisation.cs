using Texts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Data.Workshops;

/// <summary>An organisation that people can say they come from.</summary>
public sealed record Organisation
{
    public long Id { get; init; }

    /// <summary>Its name within the workshop; <c>other</c> is "another", shown last and typed.</summary>
    public required string Code { get; init; }

    /// <summary>A governorate's code; "": offered in every one.</summary>
    public required string Governorate { get; init; }

    public required Texts Names { get; init; }
}
