using System.Text;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Text as phones send it, cleaned before anything else looks at it (rule 35).</summary>
internal static class TypedText
{
    /// <summary>Without direction marks and surrounding space.</summary>
    public static string Clean(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (c is not ('\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
                text.Append(c);
        }

        return text.ToString().Trim();
    }

    /// <summary>With Arabic-Indic and Persian digits as ASCII.</summary>
    public static string AsciiDigits(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '\u0660' and <= '\u0669' => (char)(source[i] - '\u0660' + '0'),
                >= '\u06F0' and <= '\u06F9' => (char)(source[i] - '\u06F0' + '0'),
                _ => source[i],
            };
        }
    });
}
