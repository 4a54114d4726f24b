namespace WorkshopBot.Forms.Definitions;

/// <summary>One choice of a list.</summary>
/// <param name="Name">What is stored.</param>
/// <param name="Label">What people read.</param>
/// <param name="Columns">Further columns by lower-case name, for <c>choice_filter</c> and look-ups.</param>
public sealed record ChoiceRow(string Name, LocalText Label, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>File names by kind: <c>image</c>, <c>audio</c>, <c>video</c>; mostly none.</summary>
    public IReadOnlyDictionary<string, LocalText> Media { get; init; } = None;

    private static readonly IReadOnlyDictionary<string, LocalText> None = new Dictionary<string, LocalText>();
}
