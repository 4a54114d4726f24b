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
        var match = Line().Match(InDigits(Typed.Plain(line)));
        if (!match.Success || CertificateName.Read(match.Groups["name"].Value, mayHaveDigits: true) is not { } name)
        {
            return null;
        }

        var hours = match.Groups["hours"] is { Success: true, Value: var written } ? decimal.Parse(written.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
        return hours <= MostHours ? new(name, (int)(hours * 60)) : null;
    }

    /// <summary>Hours that were written in words at the end of a line, as a number: <c>علي ساعتان</c>, <c>Ali two hours</c>.</summary>
    private static string InDigits(string line) => Spoken.Match(line) is { Success: true } match
        ? line[..match.Index] + " " + ((match.Groups["dual"].Success ? 2 : match.Groups["n"] is { Success: true, Value: var number } ? Numbers[number.ToLowerInvariant()] : 1)
            + (match.Groups["half"].Success ? 0.5m : 0)).ToString(CultureInfo.InvariantCulture)
        : line;

    private static readonly Dictionary<string, int> Numbers = new[]
    {
        "واحدة one an یەک", "two دوو", "ثلاث three سێ", "أربع اربع four چوار", "خمس five پێنج", "ست six شەش", "سبع seven حەوت", "ثماني ثمان eight هەشت", "تسع nine نۆ", "عشر ten دە",
    }.SelectMany((words, index) => words.Split(' ').Select(word => (Word: word, Number: index + 1))).ToDictionary(one => one.Word, one => one.Number, StringComparer.Ordinal);

    private static readonly Regex Spoken = new(
        @"(?<=\p{L})[\s,،:–—-]+(?:(?<dual>ساعتان|ساعتين)|ساعة(?:\s+واحدة)?|(?<n>" + string.Join('|', Numbers.Keys) + @")\s+(?:hours?|ساعات|کاتژمێر|سەعات))(?<half>\s+و\s?(?:نصف|نیو))?\.?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^(?<name>\S.*?)(?:[\s,،:–—-]+(?<hours>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hours?|ساعة|ساعات|کاتژمێر|سەعات)?\.?)?$")]
    private static partial Regex Line();
}
