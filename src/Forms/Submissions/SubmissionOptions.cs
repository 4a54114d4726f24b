namespace WorkshopBot.Forms.Submissions;

/// <summary>How submissions are laid out.</summary>
public sealed record SubmissionOptions
{
    /// <summary>
    /// Null: names of questions and choices, as analysis wants them. A language's code: the labels that people read; a text that is missing there falls back
    /// as in a chat.
    /// </summary>
    public string? Labels { get; init; }

    /// <summary>True: a column is called after the groups around its question too, <c>about_you/full_name</c>.</summary>
    public bool WithGroups { get; init; } = true;

    /// <summary>True: nothing that tells who sent a row or when: no number, no time, no language.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Questions, by name, that get no column: what would tell of a few people who they are.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}
