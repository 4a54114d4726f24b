using System.Text.RegularExpressions;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

/// <summary>What can be checked of spelling and tone without a reader: letters, words to avoid, marks.</summary>
public sealed partial class ScriptTests
{
    /// <summary>Latin words that stay Latin in every language.</summary>
    private static readonly HashSet<string> LatinNames = ["HTML", "JSON", "SMART", "QR", "MB", "Excel", "Word", "xlsx", "CSV", "zip"];

    /// <summary>Imperatives, second-person presents and adjectives about the reader: they would speak to a man or a woman only.</summary>
    private static readonly HashSet<string> GenderedArabic =
    [
        "اضغط", "اضغطي", "انقر", "انقري", "اكتب", "اكتبي", "أرسل", "ارسل", "أرسلي", "اختر", "اختاري", "أدخل", "ادخل", "أدخلي", "تأكد", "تأكدي",
        "راجع", "راجعي", "شارك", "شاركي", "حدد", "حددي", "سجل", "سجلي", "انتظر", "انتظري", "حاول", "حاولي", "جرب", "جربي", "افتح", "افتحي", "استخدم",
        "استخدمي", "استعمل", "استعملي", "عدل", "عدلي", "احذف", "احذفي", "تابع", "تابعي", "تكتب", "تكتبين", "ترسل", "ترسلين", "تريد", "تريدين",
        "تستطيع", "تستطيعين", "تختار", "تختارين", "تضغط", "تضغطين", "ترغب", "ترغبين", "أنت", "متأكد", "متأكدة", "جاهز", "جاهزة", "مسجل", "مسجلة",
        "عزيزي", "عزيزتي", "المشارك", "مستعد", "مستعدة", "موافق", "موافقة",
    ];

    /// <summary>Words with a better one in this field, or a wrong sound in Iraq.</summary>
    private static readonly HashSet<string> AvoidedArabic =
        ["خطأ", "يجب", "مرفوض", "رفض", "تغذية", "مقابلة", "نموذج", "دورة", "مجهول", "جندر", "تذكرة", "برنامج", "معاق"];

    private static readonly HashSet<string> AvoidedKurdish = ["موشاریک", "سەرکەوتوو", "چاوپێکەوتن", "شار", "پەڕگە"];

    /// <summary>Requests to one person; with تکایە they are polite.</summary>
    private static readonly HashSet<string> KurdishRequests =
        ["بنێرە", "بینێرە", "بنووسە", "بینووسە", "هەڵبژێرە", "هەڵمەبژێرە", "بکەرەوە", "بەکاربهێنە", "بدەرەوە", "بکە"];

    private static IEnumerable<(string Key, string Words)> Arabic => Samples.Literals(Language.Arabic);

    private static IEnumerable<(string Key, string Words)> Kurdish => Samples.Literals(Language.Kurdish);

    private static IEnumerable<(string Key, string Words)> English => Samples.Literals(Language.English);

    [Fact]
    public void Sorani_is_spelled_with_its_own_letters()
    {
        Assert.All(Kurdish, text => Assert.DoesNotMatch("[يكىةھثذصضطظأإآؤ\u0640\u200C]", text.Words));
        Assert.All(Kurdish, text => Assert.DoesNotMatch(@"(?<!\w)ر", text.Words));
        var all = string.Concat(Kurdish.Select(text => text.Words));
        Assert.All("ەێۆکی", letter => Assert.Contains(letter, all));
    }

    [Fact]
    public void Arabic_is_spelled_with_its_own_letters() =>
        Assert.All(Arabic, text => Assert.DoesNotMatch("[یکەھپچژگڕڵۆێڤ\u0640\u200C]", text.Words));

    [Fact]
    public void Arabic_has_no_vowel_marks_but_tanwin_shadda_and_the_damma_of_a_passive() =>
        Assert.All(Arabic, text => Assert.DoesNotMatch("[\u064E\u0650\u0652-\u065F\u0670]", text.Words));

    [Fact]
    public void No_text_is_Sorani_and_Arabic_at_once()
    {
        var arabic = Catalogue.Embedded.EntriesOf(Language.Arabic).Keys.ToDictionary(key => key, key => string.Concat(Arabic.Where(text => text.Key == key)));
        foreach (var group in Kurdish.Where(text => HasLetters(text.Words)).GroupBy(text => text.Key))
        {
            Assert.NotEqual(arabic[group.Key], string.Concat(group));
        }
    }

    [Fact]
    public void Latin_words_in_Arabic_and_Sorani_are_commands_or_names() => Assert.All(Arabic.Concat(Kurdish).Where(text => !IsForConsole(text.Key)), text =>
        Assert.All(LatinWord().Matches(text.Words), found => Assert.True(found.Value[0] == '/' || LatinNames.Contains(found.Value), $"{text.Key}: {found.Value}")));

    [Fact]
    public void English_is_plain_ASCII_but_for_quotes_dashes_and_the_tick() =>
        Assert.All(English, text => Assert.Matches(@"^[\x20-\x7E\n«»–…✅✔✖]*$", text.Words));

    [Fact]
    public void Marks_are_those_of_the_script()
    {
        Assert.All(Arabic.Concat(Kurdish), text => Assert.DoesNotMatch("[,;?\"%]", text.Words));
        Assert.All(Arabic.Concat(Kurdish).Concat(English), text => Assert.DoesNotMatch(@"\.\.\.|  | \n|\n | $|^ ", text.Words));
    }

    [Fact]
    public void Nobody_is_shouted_at() => Assert.All(Arabic.Concat(Kurdish).Concat(English), text => Assert.DoesNotContain("!", text.Words));

    [Fact]
    public void An_emoji_comes_after_the_text_it_belongs_to() => Assert.All(Arabic.Concat(Kurdish).Concat(English), text =>
    {
        Assert.InRange(Emoji().Count(text.Words), 0, 1);
        Assert.DoesNotMatch(@"(^|\n)[\p{So}\p{Cs}]", text.Words);
    });

    [Fact]
    public void Arabic_speaks_to_women_and_men_alike() => Assert.All(Arabic, text => Assert.Empty(WordsOf(text.Words).Intersect(GenderedArabic)));

    [Fact]
    public void Arabic_uses_the_words_of_the_field() => Assert.All(Arabic, text => Assert.Empty(WordsOf(text.Words).Intersect(AvoidedArabic)));

    [Fact]
    public void One_Arabic_message_does_not_speak_to_one_and_to_many() => Assert.All(Arabic.GroupBy(text => text.Key), texts =>
    {
        var words = texts.SelectMany(text => WordsOf(text.Words)).Where(word => word is not ("ذلك" or "لذلك")).ToList();
        Assert.False(words.Any(word => word.EndsWith("كم", StringComparison.Ordinal)) && words.Any(word => word.Length > 2 && word.EndsWith('ك')), texts.Key);
    });

    [Fact]
    public void Sorani_uses_the_words_of_the_field() => Assert.All(
        Kurdish.Where(text => !IsForConsole(text.Key)), // a test of a form may well be سەرکەوتوو, a person is not told so
        text => Assert.Empty(WordsOf(text.Words).Intersect(AvoidedKurdish)));

    [Fact]
    public void A_request_in_Sorani_says_please() => Assert.All(
        Kurdish.Where(text => WordsOf(text.Words).Overlaps(KurdishRequests) && text.Key != "facilitate.not_allowed"),
        text => Assert.Contains("تکایە", text.Words));

    [Fact]
    public void No_ending_hangs_on_an_argument() => Assert.All(Arabic.Concat(Kurdish), text => Assert.DoesNotMatch(@"\{\}\w|\w\{\}", text.Words));

    [Theory]
    [InlineData("ar")]
    [InlineData("ckb")]
    public void Every_line_of_a_right_to_left_text_has_its_direction(string code) => Assert.All(Catalogue.Embedded.Keys, key =>
        Assert.All(Samples.Renderings(Language.Of(code), key).SelectMany(text => text.Split('\n')), line =>
            Assert.True(line.Length == 0 || line[0] == Bidi.RightToLeftMark || Bidi.IsRightToLeftLetter(line[0]), $"{key}: {Invisible.Shown(line)}")));

    [Theory]
    [InlineData("ar")]
    [InlineData("ckb")]
    [InlineData("en")]
    public void Isolates_end_in_the_line_they_start_in_and_marks_never_pile_up(string code) => Assert.All(Catalogue.Embedded.Keys, key =>
        Assert.All(Samples.Renderings(Language.Of(code), key).SelectMany(text => text.Split('\n')), line =>
        {
            var depth = 0;
            foreach (var letter in line)
            {
                depth += letter is Bidi.FirstStrongIsolate or Bidi.LeftToRightIsolate ? 1 : letter == Bidi.PopIsolate ? -1 : 0;
                Assert.InRange(depth, 0, 2);
            }

            Assert.Equal(0, depth);
            Assert.DoesNotMatch("[\u200E\u200F]{2}|[\u2028-\u202E]", line);
        }));

    /// <summary>What stands on the console names sheets, columns and files, which are Latin words in every language.</summary>
    private static bool IsForConsole(string key) =>
        key.Contains(".problem.", StringComparison.Ordinal) || key.StartsWith("console.", StringComparison.Ordinal);

    private static bool HasLetters(string text) => text.Any(char.IsLetter);

    private static HashSet<string> WordsOf(string text) => [.. AnyWord().Matches(text).Select(found => found.Value)];

    [GeneratedRegex(@"/?[A-Za-z]+")]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"[\w\u064B-\u0652]+")]
    private static partial Regex AnyWord();

    [GeneratedRegex(@"\p{So}|[\uD800-\uDBFF][\uDC00-\uDFFF]")]
    private static partial Regex Emoji();
}
