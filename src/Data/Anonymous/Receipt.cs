using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Anonymous;

/// <summary>
/// What the author of an anonymous answer keeps, four groups of four digits: with it the answer can be read, changed and deleted. It is stored nowhere; the
/// answer's key is made of it.
/// </summary>
/// <param name="Digits">Sixteen, <c>0</c> to <c>9</c>.</param>
/// <param name="Key">16 bytes: the key under which the answer stands.</param>
/// <remarks>Source: docs/decisions/0011-anonymous-answers.md.</remarks>
public sealed record Receipt(string Digits, byte[] Key)
{
    private const int Length = 16;

    /// <summary>A new one. Takes some tens of milliseconds: not on the turns' thread.</summary>
    public static Receipt Make(Sealer sealer)
    {
        var digits = RandomNumberGenerator.GetString("0123456789", Length);
        return new(digits, KeyOf(sealer, digits));
    }

    /// <summary>The key that belongs to what <see cref="Read"/> gave. Takes some tens of milliseconds.</summary>
    public static byte[] KeyOf(Sealer sealer, string digits) => sealer.SlowKey("receipts", digits);

    /// <summary>The sixteen digits in what somebody typed, in any digits, with anything between them but letters; null when it is none.</summary>
    public static string? Read(string typed)
    {
        var digits = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            {
                digits.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (Rune.IsLetter(rune) || digits.Length > Length)
            {
                return null;
            }
        }

        return digits.Length == Length ? digits.ToString() : null;
    }

    /// <summary>As it is shown: <c>4071 · 9926 · 3158 · 6640</c>.</summary>
    public string Shown => string.Join(" · ", Digits.Chunk(4).Select(four => new string(four)));

    /// <inheritdoc />
    public override string ToString() => "Receipt";
}
