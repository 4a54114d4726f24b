using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed class TypedTests
{
    [Theory]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹", "0123456789")]
    [InlineData("٣٫٥", "3.5")]
    [InlineData("١٢٬٣٤٥", "12,345")]
    [InlineData("٢٥٪", "25%")]
    [InlineData("\u200F ١٤/١١/٢٠٢٥ \u2069", "14/11/2025")]
    [InlineData("بغـــداد", "بغداد")]
    [InlineData("  Amal \n", "Amal")]
    public void What_was_typed_becomes_plain(string typed, string plain) => Assert.Equal(plain, Typed.Plain(typed));

    [Theory]
    [InlineData("أحمد", "احمد")]
    [InlineData("إبراهيم", "ابراهيم")]
    [InlineData("آمال", "امال")]
    [InlineData("مؤمن", "مومن")]
    [InlineData("فاطمة", "فاطمه")]
    [InlineData("هدى", "هدي")]
    [InlineData("رائد", "رايد")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("بغـداد", "بغداد")]
    [InlineData("البصرة", "بصره")]
    [InlineData("عبد الرحمن", "عبدرحمن")]
    [InlineData("عبدالرحمن", "عبدرحمن")]
    [InlineData("عبدة", "عبده")]
    [InlineData("کەربەلا", "كهربهلا")]
    [InlineData("كهربهلا", "كهربهلا")]
    [InlineData("که‌ربه‌لا", "كهربهلا")]
    [InlineData("هەولێر", "ههولير")]
    [InlineData("هه‌ولێر", "ههولير")]
    [InlineData("سلێمانی", "سليماني")]
    [InlineData("کەرکووک", "كهركوك")]
    [InlineData("ڕۆژ", "روژ")]
    [InlineData("ڤیان", "فيان")]
    [InlineData("هەڵەبجە", "ههلهبجه")]
    [InlineData("ئازاد", "ازاد")]
    [InlineData("ئەحمەد", "هحمهد")]
    [InlineData("Al-Bousala  Organization", "al-bousala organization")]
    [InlineData("Şêrîn Çiya", "serin ciya")]
    [InlineData("Zoë", "zoe")]
    [InlineData("الدفعة ٣", "دفعه 3")]
    [InlineData("\u200Fبغداد\u2069", "بغداد")]
    [InlineData("ﷺ", "صلي له عليه وسلم")]
    [InlineData("🌱 نينوى", "🌱 نينوي")]
    [InlineData("", "")]
    public void One_key_for_the_spellings_of_a_word(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Theory]
    [InlineData("الى")]
    [InlineData("ال")]
    public void An_article_goes_only_where_a_word_stays(string text) => Assert.StartsWith("ال", SearchKey.Of(text), StringComparison.Ordinal);

    [Fact]
    public void The_key_of_a_key_is_itself()
    {
        string[] texts = ["عبد الرحمن الكاظمي", "که‌ربه‌لا", "Şêrîn", "ئەحمەد ڕۆژ", "مُؤْمِن ٣"];
        Assert.All(texts, text => Assert.Equal(SearchKey.Of(text), SearchKey.Of(SearchKey.Of(text))));
    }

    [Theory]
    [InlineData("hmd", "أحمد", "ئەحمەد", "Ahmed", "Ahmad")]
    [InlineData("mhmd", "محمد", "محەمەد", "Mohammed", "Muhammad")]
    [InlineData("ftm", "فاطمة", "فاطمه", "Fatima", "Fatimah")]
    [InlineData("bdrhmn", "عبد الرحمن", "عبدالرحمن", "Abdul Rahman", "Abd al-Rahman", "Abdulrahman")]
    [InlineData("xld", "خالد", "Khalid", "خالید")]
    [InlineData("šhrzd", "شهرزاد", "Shahrzad")]
    [InlineData("smn", "عثمان", "عوسمان", "Othman")]
    [InlineData("l hsn", "علي الحسن", "Ali al-Hassan", "عەلی حەسەن")]
    [InlineData("", "", "؟")]
    public void Consonants_bring_three_scripts_together(string key, params string[] names) =>
        Assert.All(names, name => Assert.Equal(key, ConsonantKey.Of(name)));

    [Fact]
    public void Consonants_keep_different_names_apart() => Assert.NotEqual(ConsonantKey.Of("حسن"), ConsonantKey.Of("حسين كريم"));

    [Theory]
    [InlineData("كانون الثاني", 1)]
    [InlineData("کانوونی دووەم", 1)]
    [InlineData("شباط", 2)]
    [InlineData("شوبات", 2)]
    [InlineData("آذار", 3)]
    [InlineData("اذار", 3)]
    [InlineData("ئازار", 3)]
    [InlineData("ئادار", 3)]
    [InlineData("نيسان", 4)]
    [InlineData("نیسان", 4)]
    [InlineData("أيار", 5)]
    [InlineData("مايس", 5)]
    [InlineData("مایس", 5)]
    [InlineData("ئایار", 5)]
    [InlineData("حزيران", 6)]
    [InlineData("حوزەیران", 6)]
    [InlineData("تموز", 7)]
    [InlineData("تەممووز", 7)]
    [InlineData("تەمووز", 7)]
    [InlineData("آب", 8)]
    [InlineData("ئاب", 8)]
    [InlineData("أيلول", 9)]
    [InlineData("ئەیلوول", 9)]
    [InlineData("ئەیلول", 9)]
    [InlineData("تشرين الأول", 10)]
    [InlineData("تشرینی یەکەم", 10)]
    [InlineData("تشرين الثاني", 11)]
    [InlineData("تشرینی دووەم", 11)]
    [InlineData("كانون الأول", 12)]
    [InlineData("کانوونی یەکەم", 12)]
    [InlineData("کانونی یەکەم", 12)]
    [InlineData("يناير", 1)]
    [InlineData("أغسطس", 8)]
    [InlineData("ديسمبر", 12)]
    [InlineData("November", 11)]
    [InlineData("sept", 9)]
    [InlineData("١١", 11)]
    [InlineData("۰۳", 3)]
    public void A_month_in_any_of_its_names(string typed, int month) => Assert.Equal(month, MonthNames.Find(typed));

    [Theory]
    [InlineData("خاکەلێوە")]
    [InlineData("رمضان")]
    [InlineData("13")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("الجمعة")]
    public void Other_calendars_and_other_words_are_no_months(string typed) => Assert.Null(MonthNames.Find(typed));
}
