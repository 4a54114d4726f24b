using System.Globalization;

namespace WorkshopBot.Forms.Expressions;

/// <summary>Dates, times and date-times as stored text, and as days since 1970-01-01 (rules 11 to 16).</summary>
internal static class Moments
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary><c>2024-05-05</c>; one-digit months and days are accepted. False for a day that does not exist.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        var year = Number(ref text, 4, 4, '-');
        var month = year < 0 ? -1 : Number(ref text, 1, 2, '-');
        var day = month < 0 ? -1 : Number(ref text, 1, 2, '\0');
        if (day < 1 || month is < 1 or > 12 || year < 1 || !text.IsEmpty || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary><c>2024-05-05T09:00[:00[.000]][Z|+03:00]</c>; without an offset the zone is meant.</summary>
    public static bool TryDateTime(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        var t = text.IndexOf('T', StringComparison.Ordinal);
        if (t < 0 || !TryDate(text.AsSpan(0, t), out var date) || !TryTime(text.AsSpan(t + 1), out var time, out var offset))
            return false;
        var local = date.ToDateTime(TimeOnly.MinValue) + time;
        var shift = offset ?? zone.GetUtcOffset(local);
        // the first and last hours of the calendar have no instant in every zone
        if (local.Ticks - shift.Ticks is < 0 or > 3155378975999999999)
            return false;
        moment = new DateTimeOffset(local, shift);
        return true;
    }

    /// <summary><c>09:00[:00[.000]][Z|+03:00]</c>.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out TimeSpan time, out TimeSpan? offset)
    {
        time = default;
        offset = null;
        var sign = text.LastIndexOfAny('+', '-');
        if (text.EndsWith("Z"))
        {
            offset = TimeSpan.Zero;
            text = text[..^1];
        }
        else if (sign > 0)
        {
            var zone = text[(sign + 1)..];
            var hours = Number(ref zone, 2, 2, zone.Contains(':') ? ':' : '\0');
            var minutes = zone.IsEmpty ? 0 : Number(ref zone, 2, 2, '\0');
            if (hours is < 0 or > 14 || minutes is < 0 or > 59 || !zone.IsEmpty || (hours == 14 && minutes > 0))
                return false;
            offset = (text[sign] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0);
            text = text[..sign];
        }

        var hour = Number(ref text, 1, 2, ':');
        var minute = hour < 0 ? -1 : Number(ref text, 2, 2, text.Length > 2 ? ':' : '\0');
        if (hour is < 0 or > 23 || minute is < 0 or > 59)
            return false;
        double seconds = 0;
        if (!text.IsEmpty && (!char.IsAsciiDigit(text[0]) || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds) || seconds >= 60))
            return false;
        time = new TimeSpan(hour, minute, 0) + TimeSpan.FromMilliseconds(Math.Floor(seconds * 1000));
        return true;
    }

    public static double Days(DateOnly date) => date.DayNumber - Epoch.DayNumber;

    public static double Days(DateTimeOffset moment) => (moment.UtcDateTime - DateTime.UnixEpoch).TotalDays;

    /// <summary>The date so many whole days after 1970-01-01, or null where the calendar ends.</summary>
    public static DateOnly? DateOf(double days)
    {
        var whole = Math.Floor(days) + Epoch.DayNumber;
        return whole >= 0 && whole <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)whole) : null;
    }

    /// <summary>The instant so many days after 1970-01-01 UTC, or null where the calendar ends.</summary>
    public static DateTimeOffset? InstantOf(double days)
    {
        var milliseconds = Math.Round(days * TimeSpan.MillisecondsPerDay);
        return milliseconds is > -62135510400000 and < 253402214400000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }

    public static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        var offset = zone.GetUtcOffset(local);
        return local.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset);
    }

    public static DateTimeOffset In(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone);

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2024-05-05T10:00:00.000+03:00</c> in the zone.</summary>
    public static string Text(DateTimeOffset moment, TimeZoneInfo zone) =>
        In(moment, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static int Number(ref ReadOnlySpan<char> text, int least, int most, char end)
    {
        var length = 0;
        var number = 0;
        while (length < text.Length && length < most && char.IsAsciiDigit(text[length]))
            number = (number * 10) + (text[length++] - '0');
        if (length < least || (end != '\0' && (length >= text.Length || text[length] != end)))
            return -1;
        text = text[(length + (end == '\0' ? 0 : 1))..];
        return number;
    }
}
