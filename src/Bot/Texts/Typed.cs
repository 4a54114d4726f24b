using System.Text;

namespace WorkshopBot.Texts;

/// <summary>What somebody typed, made ready for reading numbers, dates and commands out of it. What is stored stays as it was typed.</summary>
public static class Typed
{
    private const char Tatweel = '\u0640';

    /// <summary>
    /// Digits of both Arabic sets become ASCII, <c>٫</c> a point, <c>٬</c> a comma, <c>٪</c> a percent sign; marks of direction and tatweel go;
    /// outer spaces go.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter != Tatweel && !Bidi.IsControl(letter))
            {
                plain.Append(Sign(letter));
            }
        }

        return plain.ToString().Trim();
    }

    /// <summary>The ASCII digit of an Arabic or Persian one; any other letter as it is.</summary>
    public static char Digit(char letter) => letter switch
    {
        >= '\u0660' and <= '\u0669' => (char)('0' + (letter - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (letter - '\u06F0')),
        _ => letter,
    };

    private static char Sign(char letter) => letter switch
    {
        '\u066B' => '.',
        '\u066C' => ',',
        '\u066A' => '%',
        _ => Digit(letter),
    };
}
