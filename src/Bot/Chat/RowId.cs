using System.Globalization;

namespace WorkshopBot.Chat;

/// <summary>A row's number as the argument of a button, of a card's name, of what a person is expected to type.</summary>
internal static class RowId
{
    /// <summary>The number in digits: <c>17</c>.</summary>
    public static string Write(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads it back.</summary>
    /// <exception cref="FormatException">It is no number: a bug, for nobody else writes these.</exception>
    public static long Read(string argument) => long.Parse(argument, CultureInfo.InvariantCulture);
}
