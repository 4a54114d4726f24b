using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What an interview needs to know of the world, handed in with every step so that steps stay pure.</summary>
/// <param name="Now">The calendar's now.</param>
/// <param name="Zone">The workshop's time zone, in which days begin and times are meant.</param>
/// <param name="Language">The person's language code; "" reads the columns without a language.</param>
/// <param name="Tables">
/// Lists owned by the workshop's plan as they are now, by file name (<c>organisations.csv</c>); they go before those the form
/// was read with.
/// </param>
public sealed record Surroundings(
    DateTimeOffset Now,
    TimeZoneInfo Zone,
    string Language,
    IReadOnlyDictionary<string, ChoiceTable> Tables)
{
    /// <summary>Surroundings without lists of a plan.</summary>
    public Surroundings(DateTimeOffset now, TimeZoneInfo zone, string language)
        : this(now, zone, language, new Dictionary<string, ChoiceTable>())
    {
    }
}
