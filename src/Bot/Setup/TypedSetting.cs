using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Broadcasts;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;

namespace WorkshopBot.Setup;

/// <summary>What an organizer types for a workshop: days, a moment, a number, a place on the map.</summary>
internal static partial class TypedSetting
{
    /// <summary>The hour of a day that was given without one.</summary>
    public static readonly TimeOnly Evening = new(20, 0);
    private const int MostDays = 31;
    private const int MostSeats = 100_000;

    // a weekday says nothing that the date does not
    private static readonly Regex BesidesDates = new(
        @"^(?:from|من|لە)\s+|(?<!\p{L})[ول]?(?:" + string.Join('|', CalendarTables.Weekdays.Values.SelectMany(names => names).Select(Regex.Escape)) + @")(?!\p{L})[\s,،]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// <c>14/11/2025 – 15/11/2025</c>, <c>14–15 November</c>, <c>من ١٤ إلى ١٥ تشرين الثاني</c>, from either side, for in a right-to-left line one cannot see which end was typed first; null when no days
    /// can be read.
    /// </summary>
    public static (DateOnly First, DateOnly Last)? Days(string typed, DateOnly today)
    {
        var text = BesidesDates.Replace(TypedDay.WithoutEndings(TypedHours.Line(typed)), "").Trim();
        if (Two().Match(text) is { Success: true } two)
        {
            var rest = two.Groups["rest"].Value;
            return Order(TypedDay.Read(two.Groups["first"].Value + " " + rest, today), TypedDay.Read(two.Groups["last"].Value + " " + rest, today));
        }

        var ends = Between().Split(text).Select(end => end.Trim()).Where(end => end.Length > 0).ToList();
        return ends switch
        {
            [var one] => Order(TypedDay.Read(one, today), TypedDay.Read(one, today)),
            [var first, var last] => Order(TypedDay.Read(first, today), TypedDay.Read(last, today)),
            _ => null,
        };
    }

    /// <summary>A day, with an hour behind it or at eight in the evening.</summary>
    public static DateTimeOffset? Moment(string typed, Workshop workshop, DateTimeOffset now) => TypedMoment.Read(typed, now, workshop, Evening);

    /// <summary>A number of seats: <c>40</c>, <c>٤٠ مقعداً</c>, <c>40 people</c>; null when it is none.</summary>
    public static int? Seats(string typed) =>
        int.TryParse(Number().Match(Typed.Plain(typed)).Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats is > 0 and <= MostSeats ? seats : null;

    /// <summary><c>30.5081 47.8200</c>, with a comma or without.</summary>
    public static (double Latitude, double Longitude)? Place(string typed) =>
        Typed.Plain(typed).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries) is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
            ? (latitude, longitude)
            : null;

    private static (DateOnly First, DateOnly Last)? Order(DateOnly? first, DateOnly? last) =>
        first is { } begin && last is { } end && Math.Abs(end.DayNumber - begin.DayNumber) < MostDays ? end < begin ? (end, begin) : (begin, end) : null;

    [GeneratedRegex(@"^(?<n>\d{1,7})(?:\s*(?:شخص|أشخاص|مشارك|مقعد|مقاعد|کەس|کورسی|بەشداربوو|people|persons?|participants?|seats?|places?)[\p{L}\p{M}]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    // 14–15 November 2025, 14-15/11
    [GeneratedRegex(@"^(?<first>\d{1,2})\s*(?:[-–—]|و|and|to|until|إلى|الى|حتى|تا)\s*(?<last>\d{1,2})(?<rest>\s+[^\d\s].*|\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Two();

    [GeneratedRegex(@"\s+[-–—]\s+|[–—]|(?<=\d/\d{1,4})-(?=\d{1,2}/)|\n|\s+(?:to|until|and|إلى|الى|حتى|تا)\s+|\s+و\s*(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
