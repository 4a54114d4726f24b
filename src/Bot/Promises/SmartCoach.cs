using WorkshopBot.Data.Promises;

namespace WorkshopBot.Promises;

/// <summary>What a promise still lacks to be followed up.</summary>
/// <param name="Name">The rule's: <c>number</c>. Its texts: <c>promise.coach.NAME</c> asks and says why.</param>
/// <param name="Field">What an answer fills.</param>
/// <param name="IsMissing">Whether that is so.</param>
internal sealed record SmartRule(string Name, string Field, Func<Goal, bool> IsMissing);

/// <summary>A promise as the rules look at it.</summary>
/// <param name="Promise">What it says.</param>
/// <param name="Day">The day it was made, from which a date has to lie ahead.</param>
/// <param name="Organisations">The names of known organisations, in every language.</param>
internal sealed record Goal(Promise Promise, DateOnly Day, IReadOnlyCollection<string> Organisations);

/// <summary>Asks for what a promise lacks, one thing at a time, in the order of SMART: what is done, a number, a day, one owner, the support.</summary>
internal static class SmartCoach
{
    /// <summary>A plan for longer is a wish: a four-year plan fits.</summary>
    public const int MostYears = 5;

    public static IReadOnlyList<SmartRule> Rules { get; } =
    [
        new("verb", "action", goal => !SmartWords.HasVerb(goal.Promise.Action)),
        new("number", "target", goal => !SmartWords.HasNumber(goal.Promise.Indicator) && !SmartWords.HasNumber(goal.Promise.Target)),
        new("date", "due_date", goal => goal.Promise.DueDate is null),
        new("range", "due_date", goal => goal.Promise.DueDate is { } due && !IsInRange(due, goal.Day)),
        new("owner", "owner", goal => SmartWords.IsNobody(goal.Promise.Owner)),
        new("owners", "owner", goal => !SmartWords.IsNobody(goal.Promise.Owner) && SmartWords.Owners(goal.Promise.Owner!, goal.Organisations) > 1),
        new("support", "support", goal => string.IsNullOrWhiteSpace(goal.Promise.Support)),
    ];

    /// <summary>What is missing and was not left open, the first to be asked first.</summary>
    public static List<SmartRule> Missing(Goal goal) => [.. Rules.Where(rule => !goal.Promise.LeftOpen.Contains(rule.Name) && rule.IsMissing(goal))];

    /// <summary>Whether a day lies ahead, and not too far.</summary>
    public static bool IsInRange(DateOnly due, DateOnly day) => due >= day && due <= day.AddYears(MostYears);
}
