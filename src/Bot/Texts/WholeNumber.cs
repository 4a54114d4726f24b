using System.Globalization;

namespace WorkshopBot.Texts;

/// <summary>A whole number as people type it: either set of Arabic digits, or ASCII.</summary>
public static class WholeNumber
{
    public static bool TryRead(string typed, out int number) =>
        int.TryParse(Typed.Plain(typed).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
