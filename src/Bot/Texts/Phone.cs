using System.Text;

namespace WorkshopBot.Texts;

/// <summary>
/// Reads a phone number as people in Iraq write it, and shows it back. Iraqi mobile numbers have ten digits after the country code, the first a 7;
/// which operator has which prefix changes too often to check. Foreign numbers start with <c>+</c> or <c>00</c>.
/// </summary>
public static class Phone
{
    private const string Iraq = "964";
    private const int NationalDigits = 10;

    /// <summary>Fewer digits than this do not look like a phone number that lacks some.</summary>
    private const int FewestToMend = 5;

    /// <summary>Shortest and longest international numbers, country code included (ITU-T E.164).</summary>
    private const int ShortestForeign = 8, LongestForeign = 15;

    /// <summary>Reads <c>07701234567</c>, <c>7701234567</c>, <c>+964 770 …</c>, <c>00964…</c>, <c>+964 0770 …</c>, <c>+44 20 …</c>, in any of the three digit sets.</summary>
    public static PhoneReading Read(string typed)
    {
        var written = new StringBuilder();
        foreach (var letter in Typed.Plain(typed))
        {
            if (char.IsAsciiDigit(letter) || (letter == '+' && written.Length == 0))
            {
                written.Append(letter);
            }
            else if (!char.IsWhiteSpace(letter) && letter is not ('-' or '–' or '(' or ')' or '.' or '/' or '\u200C'))
            {
                return new PhoneReading.NotANumber();
            }
        }

        var digits = written.ToString();
        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = "+" + digits[2..];
        }

        return digits switch
        {
            ['+', '9', '6', '4', .. var national] => Iraqi(national.TrimStart('0')),
            ['+', .. var foreign] => Foreign(foreign),
            ['9', '6', '4', .. var national] when national.TrimStart('0') is ['7', ..] mobile => Iraqi(mobile),
            ['0', .. var national] => Iraqi(national),
            _ => Iraqi(digits),
        };
    }

    /// <summary>Reads the number of a shared contact: apps leave out the <c>+</c> of an international number there.</summary>
    public static PhoneReading ReadContact(string shared) =>
        Read(shared.StartsWith('+') || shared.StartsWith('0') ? shared : "+" + shared);

    /// <summary><c>0770 123 4567</c>, or <c>+44 20 7946 0000</c>. Shield it: it is an <see cref="Arg.Code"/>.</summary>
    /// <param name="e164">As stored: <c>+9647701234567</c>.</param>
    public static string Show(string e164)
    {
        var digits = e164.TrimStart('+');
        if (digits.StartsWith(Iraq, StringComparison.Ordinal))
        {
            return ShowIraqi(digits[Iraq.Length..]);
        }

        var code = CallingCode(digits);
        return $"+{code} {string.Join(' ', Groups(digits[code.Length..], northAmerican: code == "1"))}";
    }

    private static PhoneReading Iraqi(string national)
    {
        var missing = NationalDigits - national.Length;
        return national switch
        {
            not ['7', ..] => new PhoneReading.NotANumber(),
            _ when national.Length < FewestToMend || national.Length > 2 * NationalDigits => new PhoneReading.NotANumber(),
            _ when missing > 0 => new PhoneReading.TooShort(missing, ShowIraqi(national)),
            _ when missing < 0 => new PhoneReading.TooLong(-missing, ShowIraqi(national)),
            _ => new PhoneReading.Number($"+{Iraq}{national}"),
        };
    }

    private static PhoneReading Foreign(string digits) => digits switch
    {
        not [>= '1' and <= '9', _, _, _, ..] => new PhoneReading.NotANumber(),
        { Length: < ShortestForeign or > LongestForeign } => new PhoneReading.ForeignLength("+" + digits),
        _ => new PhoneReading.Number("+" + digits),
    };

    private static string ShowIraqi(string national)
    {
        var local = "0" + national;
        return local.Length switch
        {
            <= 4 => local,
            <= 7 => $"{local[..4]} {local[4..]}",
            _ => $"{local[..4]} {local[4..7]} {local[7..]}",
        };
    }

    /// <summary>Country codes have one to three digits; which have two is a short list (ITU-T E.164, list of country codes).</summary>
    private static string CallingCode(string digits) => digits switch
    {
        ['1' or '7', ..] => digits[..1],
        ['2', '0' or '7', ..] or ['3', not ('5' or '7' or '8'), ..] or ['4', not '2', ..] or ['5', not ('0' or '9'), ..] => digits[..2],
        ['6', <= '6', ..] or ['8', '1' or '2' or '4' or '6', ..] or ['9', not ('6' or '7' or '9'), ..] => digits[..2],
        _ => digits[..3],
    };

    /// <summary>Fours counted from the end, threes where a single digit would be left.</summary>
    private static List<string> Groups(string digits, bool northAmerican)
    {
        if (northAmerican && digits.Length == 10)
        {
            return [digits[..3], digits[3..6], digits[6..]];
        }

        int[] sizes = (digits.Length % 4, digits.Length) switch
        {
            (1, 5) => [2, 3],
            (1, >= 9) => [3, 3, 3, .. Enumerable.Repeat(4, (digits.Length - 9) / 4)],
            (0, _) => [.. Enumerable.Repeat(4, digits.Length / 4)],
            (var first, _) => [first, .. Enumerable.Repeat(4, digits.Length / 4)],
        };
        var groups = new List<string>();
        foreach (var size in sizes)
        {
            groups.Add(digits[..size]);
            digits = digits[size..];
        }

        return groups;
    }
}
