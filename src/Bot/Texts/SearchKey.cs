using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkshopBot.Texts;

/// <summary>
/// What makes two spellings the same when somebody searches or types a label: أحمد and احمد, کەربەلا and كهربهلا, Al-Bousala and al-bousala.
/// Never stored in place of what was typed, never shown.
/// </summary>
public static partial class SearchKey
{
    /// <summary>The key of a text. The order of the steps matters: ه + ZWNJ is an old way to write ە, so it comes before ZWNJ goes.</summary>
    public static string Of(string text)
    {
        var letters = WithoutMarks(text.Normalize(NormalizationForm.FormKC))
            .Replace("ه\u200C", "ە", StringComparison.Ordinal)
            .Replace("\u200C", "", StringComparison.Ordinal);
        letters = OpeningHamza().Replace(letters, "");
        letters = Fold(letters).Replace("وو", "و", StringComparison.Ordinal);
        letters = Spaces().Replace(letters, " ").Trim();
        letters = Article().Replace(letters, "");
        return Servant().Replace(letters, "عبد");
    }

    /// <summary>Drops what carries no letter: marks of direction, ZWJ, tatweel, vowel marks.</summary>
    private static string WithoutMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!Bidi.IsControl(letter) && letter is not ('\u200D' or '\u0640' or '\u0670' or (>= '\u064B' and <= '\u065F')))
            {
                kept.Append(Typed.Digit(letter));
            }
        }

        return kept.ToString();
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case 'أ' or 'إ' or 'آ' or 'ٱ':
                    folded.Append('ا');
                    break;
                case 'ؤ' or 'ۆ':
                    folded.Append('و');
                    break;
                case 'ئ' or 'ى' or 'ی' or 'ێ':
                    folded.Append('ي');
                    break;
                case 'ک':
                    folded.Append('ك');
                    break;
                case 'ة' or 'ە' or 'ھ':
                    folded.Append('ه');
                    break;
                case 'ڕ':
                    folded.Append('ر');
                    break;
                case 'ڵ':
                    folded.Append('ل');
                    break;
                case 'ڤ':
                    folded.Append('ف');
                    break;
                default:
                    folded.Append(Latin(letter));
                    break;
            }
        }

        return folded.ToString();
    }

    /// <summary>Lower case, and without accents: <c>Şêx</c> is <c>sex</c>.</summary>
    private static string Latin(char letter)
    {
        if (char.IsAscii(letter) || Bidi.IsRightToLeftLetter(letter) || char.IsSurrogate(letter))
        {
            return char.ToLowerInvariant(letter).ToString();
        }

        var parts = letter.ToString().Normalize(NormalizationForm.FormD).Where(part => char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark);
        return string.Concat(parts).ToLowerInvariant();
    }

    [GeneratedRegex(@"(?<!\w)ئ(?=[اەێیيۆو])")]
    private static partial Regex OpeningHamza();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Two letters must stay, or الي and the like would vanish.</summary>
    [GeneratedRegex(@"(?<!\w)ال(?=\w{2})")]
    private static partial Regex Article();

    /// <summary>عبد الرحمن and عبدالرحمن are one name.</summary>
    [GeneratedRegex(@"(?<!\w)عبد(?: |ال(?=\w{2}))(?=\w)")]
    private static partial Regex Servant();
}
