namespace WorkshopBot.Forms.Submissions;

/// <summary>A submission as it is kept, for tables.</summary>
/// <param name="Answers">Path → stored text, in the order of the form: <c>full_name</c>, <c>lesson[2]/what</c>.</param>
/// <param name="Version">The author's label of the form's version; "" without one.</param>
public sealed record SentSubmission(IReadOnlyList<KeyValuePair<string, string>> Answers, string Version)
{
    /// <summary>Its number; null where it must not be told (an anonymous form).</summary>
    public long? Id { get; init; }

    /// <summary>The same wherever it is exported; "" where it must not be told.</summary>
    public string Uuid { get; init; } = "";

    /// <summary>When it was sent first; null where it must not be told.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was changed last; null when never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The language it was answered in.</summary>
    public string Language { get; init; } = "";

    /// <summary>Its answers stood on a sheet of paper.</summary>
    public bool IsOnPaper { get; init; }
}
