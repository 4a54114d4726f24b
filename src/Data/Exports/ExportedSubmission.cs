namespace WorkshopBot.Data.Exports;

/// <summary>A submission with its answers unsealed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="SubmittedAt">When it was sent first.</param>
/// <param name="EditedAt">When it was changed last; null when never.</param>
/// <param name="Language">The language it was answered in.</param>
/// <param name="Version">The author's label of the form's version.</param>
/// <param name="Answers">Path → stored text, in the order of the form.</param>
public sealed record ExportedSubmission(
    long Id,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? EditedAt,
    string Language,
    string Version,
    IReadOnlyList<KeyValuePair<string, string>> Answers)
{
    /// <summary>Its answers stood on a sheet of paper that the team typed in.</summary>
    public bool IsOnPaper { get; init; }
}
