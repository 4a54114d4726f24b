using WorkshopBot.Turns;

namespace WorkshopBot.CheckIn;

/// <summary>
/// The code by which somebody takes a record that the desk made into their own chat, or by which a certificate is confirmed: signs that cannot be
/// confused, shown in three sixes.
/// </summary>
/// <remarks>22 signs, 18 of them: 80 bits.</remarks>
internal static class ClaimCode
{
    private const string Signs = "234679CDFGHJKMNPQRTVWX";
    private const int Length = 18;
    private const int Part = 6;

    /// <summary>A new code, as it is stored and as a link carries it.</summary>
    public static string New(IChance chance) => string.Create(Length, chance, static (signs, source) =>
    {
        foreach (ref var sign in signs)
        {
            sign = Signs[source.Next(Signs.Length)];
        }
    });

    /// <summary>As people read and type it.</summary>
    public static string Show(string code) => $"{code[..Part]}-{code[Part..(2 * Part)]}-{code[(2 * Part)..]}";

    /// <summary>What somebody typed or a link carries, as it is stored; null when it cannot be a code.</summary>
    public static string? Read(string typed)
    {
        if (typed.Length > 3 * Length)
        {
            return null;
        }

        var code = new string([.. Texts.Typed.Plain(typed).Where(letter => letter is not ('-' or ' '))]).ToUpperInvariant();
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }
}
