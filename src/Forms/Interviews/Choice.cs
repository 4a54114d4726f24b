namespace WorkshopBot.Forms.Interviews;

/// <summary>A choice as it is offered.</summary>
/// <param name="Name">What is stored.</param>
/// <param name="Label">In the person's language.</param>
/// <param name="Exclusive">
/// True when the question's constraint lets it stand only alone ("none of these"): ticking it unticks the others.
/// </param>
public sealed record Choice(string Name, string Label, bool Exclusive);
