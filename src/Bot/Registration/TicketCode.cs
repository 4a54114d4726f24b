using WorkshopBot.Turns;

namespace WorkshopBot.Registration;

/// <summary>
/// A ticket's code: six signs that cannot be confused when read aloud or written by hand, shown as <c>KR7-M2Q</c>.
/// </summary>
/// <remarks>No 0 O 1 I L 5 S 8 B, no vowels (no words). 22 signs: 113 million codes.</remarks>
internal static class TicketCode
{
    private const string Signs = "234679CDFGHJKMNPQRTVWX";
    private const int Length = 6;

    /// <summary>A new code, as it is stored: <c>KR7M2Q</c>.</summary>
    public static string New(IChance chance) => string.Create(Length, chance, (signs, source) =>
    {
        for (var index = 0; index < signs.Length; index++)
        {
            signs[index] = Signs[source.Next(Signs.Length)];
        }
    });

    /// <summary>As people read it.</summary>
    public static string Show(string code) => $"{code[..3]}-{code[3..]}";

    /// <summary>What somebody typed or a link carries, as it is stored; null when it cannot be a code.</summary>
    public static string? Read(string typed)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }
}
