using System.Globalization;
using System.Text;

namespace WorkshopBot.Forms.Interviews;

/// <summary>
/// The form in which words are compared, never stored: one spelling for what Iraqi keyboards write in several ways
/// (أ إ ا, ى ي ی, ك ک, ة ه ە, ڕ ر, digits of three scripts), in Arabic, Kurdish and Latin letters.
/// </summary>
public static class SearchKey
{
    private const string Article = "ال";
    private const string Servant = "عبد";
    private const char ZeroWidthNonJoiner = '\u200C';

    /// <summary>The key of a text; "" when nothing in it can be compared.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = Compose(text).ToLowerInvariant();
        var letters = new StringBuilder(normal.Length);
        for (var i = 0; i < normal.Length; i++)
            Append(letters, normal, i);
        return Words(letters.ToString());
    }

    /// <summary>Whether every word of what was typed begins a word of a text, both as keys of one kind; false when nothing was typed.</summary>
    public static bool HasWords(string key, string typed)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(typed);
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var wanted = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length > 0 && Array.TrueForAll(wanted, word => Array.Exists(words, one => one.StartsWith(word, StringComparison.Ordinal)));
    }

    // NFKC throws on half a surrogate pair, which a phone can send
    private static string Compose(string text)
    {
        try
        {
            var decomposed = text.Normalize(NormalizationForm.FormKD);
            var kept = new StringBuilder(decomposed.Length);
            foreach (var c in decomposed)
            {
                // accents of Latin letters; Arabic marks are dealt with one by one
                if (c is < '\u0300' or > '\u036F')
                    kept.Append(c);
            }

            return kept.ToString().Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static void Append(StringBuilder letters, string text, int i)
    {
        var c = text[i];
        var before = i > 0 ? text[i - 1] : ' ';
        var next = i + 1 < text.Length ? text[i + 1] : ' ';
        switch (c)
        {
            case ZeroWidthNonJoiner or '\u200D' or '\u0640' or '\u0670' or (>= '\u064B' and <= '\u065F'):
            case '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                return;
            case 'أ' or 'إ' or 'آ' or 'ٱ':
                letters.Append('ا');
                return;
            case 'ؤ' or 'ۆ' or 'ۇ':
                letters.Append('و');
                return;
            case 'و' when before == 'و':
                return;
            case 'ئ':
                if (!(IsBoundary(before) && next is 'ا' or 'ە' or 'ه' or 'و' or 'ۆ' or 'ی' or 'ي' or 'ێ'))
                    letters.Append('ي');
                return;
            case 'ى' or 'ی' or 'ێ':
                letters.Append('ي');
                return;
            case 'ک':
                letters.Append('ك');
                return;
            case 'ة' or 'ە' or 'ھ' or 'ہ':
                letters.Append('ه');
                return;
            case 'ڕ':
                letters.Append('ر');
                return;
            case 'ڵ':
                letters.Append('ل');
                return;
            case 'ڤ':
                letters.Append('ف');
                return;
            default:
                if (char.GetNumericValue(c) is >= 0 and <= 9 and var digit && char.IsDigit(c))
                    letters.Append((char)('0' + (int)digit));
                else
                    letters.Append(c);
                return;
        }
    }

    private static string Words(string letters)
    {
        var words = letters.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var key = new StringBuilder(letters.Length);
        var before = "";
        foreach (var word in words)
        {
            // عبد الرحمن and عبدالرحمن are one name
            if (before.Length > 0 && before != Servant)
                key.Append(' ');
            key.Append(word.StartsWith(Servant + Article, StringComparison.Ordinal) ? Servant + WithoutArticle(word[Servant.Length..]) : WithoutArticle(word));
            before = word;
        }

        return key.ToString();
    }

    // two letters must stay, or الي and the like would vanish
    private static string WithoutArticle(string word) =>
        word.Length > Article.Length + 1 && word.StartsWith(Article, StringComparison.Ordinal) ? word[Article.Length..] : word;

    private static bool IsBoundary(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    /// <summary>The number of letters to add, drop or change between two keys; stops counting above <paramref name="most"/>.</summary>
    internal static int Distance(string one, string other, int most = int.MaxValue - 1)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        // farther from the diagonal than that, all is too far
        var band = Math.Min(most, one.Length + other.Length);
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var from = Math.Max(1, i - band);
            var diagonal = row[from - 1];
            row[from - 1] = from == 1 ? i : band + 1;
            var least = row[from - 1];
            for (var j = from; j <= Math.Min(other.Length, i + band); j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
                return most + 1;
        }

        return row[other.Length];
    }
}
