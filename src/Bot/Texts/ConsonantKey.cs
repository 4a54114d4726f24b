using System.Text;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Texts;

/// <summary>
/// The consonants of a name, the same for its Arabic, Sorani and Latin spelling: أحمد, ئەحمەد and Ahmed are all <c>hmd</c>. Many names share a
/// key: it only proposes what a person then confirms.
/// </summary>
public static partial class ConsonantKey
{
    private static readonly (string Latin, string Key)[] Pairs = [("sh", "š"), ("ch", "č"), ("kh", "x"), ("gh", "g"), ("th", "s"), ("dh", "z"), ("zh", "j")];

    /// <summary>The key of a name: its words' consonants, with one space between words. Words without consonants leave nothing.</summary>
    public static string Of(string name)
    {
        var words = LatinServant().Replace(SearchKey.Of(WithoutShortVowels(name)), "abd").Split(' ', '-');
        return string.Join(' ', words.Where(word => word is not ("al" or "el")).Select(Skeleton).Where(word => word.Length > 0));
    }

    /// <summary>ە is a vowel, but the search key folds it into ه: it goes first. Shadda and the like go with the search key.</summary>
    private static string WithoutShortVowels(string name) =>
        name.Replace("ه\u200C", "", StringComparison.Ordinal).Replace("ە", "", StringComparison.Ordinal);

    private static string Skeleton(string word)
    {
        foreach (var (latin, sign) in Pairs)
        {
            word = word.Replace(latin, sign, StringComparison.Ordinal);
        }

        var key = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length; index++)
        {
            // a last h is heard as a vowel: فاطمة, فاطمه, Fatimah
            var isSilent = index > 0 && index == word.Length - 1 && word[index] is ('ه' or 'h');
            if (!isSilent && Sign(word[index]) is { } consonant && (key.Length == 0 || key[^1] != consonant))
            {
                key.Append(consonant);
            }
        }

        return key.ToString();
    }

    private static char? Sign(char letter) => letter switch
    {
        'ب' or 'پ' or 'p' => 'b',
        'ت' or 'ط' => 't',
        'ث' or 'س' or 'ص' => 's',
        'ج' or 'ژ' => 'j',
        'چ' or 'č' => 'č',
        'ح' or 'ه' => 'h',
        'خ' => 'x',
        'د' or 'ض' => 'd',
        'ذ' or 'ز' or 'ظ' => 'z',
        'ر' => 'r',
        'ش' => 'š',
        'غ' or 'گ' => 'g',
        'ف' or 'v' => 'f',
        'ق' or 'ك' or 'q' or 'c' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'a' or 'e' or 'i' or 'o' or 'u' or 'w' or 'y' => null,
        >= 'a' and <= 'z' or >= '0' and <= '9' or 'š' => letter,
        _ => null,
    };

    /// <summary>Abdul Rahman, Abd al-Rahman and Abdulrahman are one name, as they are in Arabic.</summary>
    [GeneratedRegex(@"\babd(?:[ -]?[aeu]l)?[ -]?(?=[a-z]{3})")]
    private static partial Regex LatinServant();
}
