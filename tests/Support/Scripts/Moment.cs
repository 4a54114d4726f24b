using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>How scripts name times: <c>10m</c>, <c>3h</c>, <c>2d</c> later, or a day and hour in Baghdad, <c>2025-11-14 08:30</c>.</summary>
internal static partial class Moment
{
    private static readonly TimeSpan Baghdad = TimeSpan.FromHours(3);

    /// <exception cref="ScriptException">It is neither.</exception>
    public static DateTimeOffset After(DateTimeOffset now, string time)
    {
        if (DateTime.TryParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, Baghdad);
        if (Span().Match(time) is not { Success: true } match)
            throw new ScriptException($"«{time}» is no time: 10m, 3h, 2d or 2025-11-14 08:30.");
        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return now + match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex("^([0-9]{1,5})([mhd])$")]
    private static partial Regex Span();
}
