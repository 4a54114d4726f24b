using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed class TypedTextsTests
{
    [Theory]
    [InlineData("أنت التغيير / You Are the Change", "ar=أنت التغيير; en=You Are the Change")]
    [InlineData("الافتتاح والترحيب\nكلمة المنظمة", "ar=الافتتاح والترحيب، كلمة المنظمة")]
    [InlineData("منظمة البوصلة\n0770 123 4567", "ar=منظمة البوصلة، 0770 123 4567")]
    [InlineData("منظمة البوصلة\nCompass Organisation\n0770 123 4567", "ar=منظمة البوصلة، 0770 123 4567; en=Compass Organisation, 0770 123 4567")]
    [InlineData("فريق التنظيم\ninfo@example.org\n@compass_iq\n+964 770 123 4567", "ar=فريق التنظيم، info@example.org، @compass_iq، +964 770 123 4567")]
    [InlineData("0770 123 4567", "ar=0770 123 4567")]
    [InlineData("101", "ar=101")]
    public void Lines_go_with_their_language(string typed, string texts) => Assert.Equal(
        texts, string.Join("; ", TypedTexts.OfLines(typed, "ar", 200, isParagraph: false).OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => $"{text.Key}={text.Value}")));

    [Fact]
    public void Lines_of_a_paragraph_stay_lines() => Assert.Equal("نلتقي غداً.\n0770 123 4567", TypedTexts.OfLines("نلتقي غداً.\n0770 123 4567", "ar", 200, isParagraph: true)["ar"]);
}
