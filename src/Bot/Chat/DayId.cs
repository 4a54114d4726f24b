using System.Globalization;

namespace WorkshopBot.Chat;

/// <summary>A day as buttons, answers and the database name it: <c>2025-11-14</c>.</summary>
internal static class DayId
{
    private const string Form = "yyyy-MM-dd";

    public static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads it back.</summary>
    /// <exception cref="FormatException">It is no day: a bug, for nobody else writes these.</exception>
    public static DateOnly Read(string written) => DateOnly.ParseExact(written, Form, CultureInfo.InvariantCulture);
}
