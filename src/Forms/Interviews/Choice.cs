namespace WorkshopBot.Forms.Interviews;

/// <summary>A choice as it is offered.</summary>
/// <param name="Name">What is stored.</param>
/// <param name="Label">In the person's language.</param>
/// <param name="Exclusive">
/// True when the question's constraint lets it stand only alone ("none of these"): ticking it unticks the others.
/// </param>
public sealed record Choice(string Name, string Label, bool Exclusive)
{
    /// <summary>File names of what is shown with it in the person's language: <c>image</c>, <c>audio</c>, <c>video</c>; mostly none.</summary>
    public IReadOnlyDictionary<string, string> Media { get; init; } = None;

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();
}
