using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Texts;

namespace WorkshopBot.Certificates;

/// <summary>A volunteer as the team writes them, a line each: <c>Sara Ahmed 12</c>, <c>سارة أحمد، ١٢ ساعة</c>, a ticket's code in the place of the name.</summary>
/// <param name="Name">As written.</param>
/// <param name="Minutes">How long they helped; 0: not said.</param>
internal sealed partial record VolunteerLine(string Name, int Minutes)
{
    private const int MostHours = 500;

    /// <summary>Reads a line; null when there is no name in it, or no such number of hours.</summary>
    public static VolunteerLine? Read(string line)
    {
        var match = Line().Match(Typed.Plain(line));
        if (!match.Success || CertificateName.Read(match.Groups["name"].Value, mayHaveDigits: true) is not { } name)
        {
            return null;
        }

        var hours = match.Groups["hours"] is { Success: true, Value: var written } ? decimal.Parse(written.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
        return hours <= MostHours ? new(name, (int)(hours * 60)) : null;
    }

    [GeneratedRegex(@"^(?<name>\S.*?)(?:[\s,،:–—-]+(?<hours>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hours?|ساعة|ساعات|کاتژمێر|سەعات)?\.?)?$")]
    private static partial Regex Line();
}
