namespace WorkshopBot.Data.Authoring;

/// <summary>A workbook that somebody of the team sent, until it is published or dropped.</summary>
public sealed record FormDraft
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public string FileName { get; init; } = "";

    /// <summary>As Markdown tables; null until it is fetched, and when nothing could be read.</summary>
    public string? Workbook { get; init; }

    /// <summary>The form that its author tries; null until then.</summary>
    public long? FormId { get; init; }
}
