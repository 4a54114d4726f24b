using System.Globalization;
using WorkshopBot.Texts;

namespace WorkshopBot.Certificates;

/// <summary>A name as it may be printed: letters of any script, spaces and what stands within names.</summary>
internal static class CertificateName
{
    /// <summary>The most characters that still look like a name in print.</summary>
    public const int Longest = 100;

    private const char ZeroWidthNonJoiner = '\u200C';

    /// <summary>What somebody typed, with single spaces; null when it is no name.</summary>
    public static string? Read(string typed, bool mayHaveDigits = false)
    {
        var name = string.Join(' ', Typed.Plain(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length <= Longest && name.Count(char.IsLetter) >= 2 && name.All(letter => IsOfName(letter) || (mayHaveDigits && char.IsAsciiDigit(letter))) ? name : null;
    }

    private static bool IsOfName(char letter) =>
        char.IsLetter(letter) || letter is ' ' or '\'' or '’' or '-' or '.' or ZeroWidthNonJoiner
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
