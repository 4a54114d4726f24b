namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>What a script finds when it begins.</summary>
/// <param name="Samples">Codes of the samples imported, in this order.</param>
/// <param name="Language">Everybody has chosen it; <c>own</c>: each their own (<see cref="Cast"/>); null: nobody has ever come.</param>
/// <param name="Clock">Where the calendar stands.</param>
/// <param name="Asked">The only questions that the registration still asks: <c>asks full_name governorate</c>; empty: all of them.</param>
/// <param name="HasOwners">The cast's owners are in the configuration; false (<c>owners none</c>): the console shows the code <c>{owner}</c>, with which somebody claims the bot.</param>
/// <param name="Plan">Cells of the plan's sheet <c>workshop</c> that are to be others: <c>capacity 1</c>; <c>feedback named</c>: the feedback is not anonymous, nobody is asked for it, and a comment may have several messages.</param>
public sealed record ScriptHeader(
    IReadOnlyList<string> Samples, string? Language, DateTimeOffset Clock, IReadOnlyList<string> Asked, bool HasOwners, IReadOnlyList<KeyValuePair<string, string>> Plan);
