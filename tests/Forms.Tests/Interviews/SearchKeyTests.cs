using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("أحمد", "احمد")]
    [InlineData("إبراهيم", "ابراهیم")]
    [InlineData("ليلى", "لیلی")]
    [InlineData("فاطمة", "فاطمه")]
    [InlineData("کەرکووک", "كهركوك")]
    [InlineData("مووسڵ", "موسل")]
    [InlineData("هه\u200Cولێر", "هەولێر")]
    [InlineData("عبد الله", "عبدالله")]
    [InlineData("عبد الرحمن", "عبدالرحمن")]
    [InlineData("الرحمن", "رحمن")]
    [InlineData("المثنى", "مثنی")]
    [InlineData("مُحَمَّد", "محـمد")]
    [InlineData("José", "jose")]
    [InlineData("٠٧٧", "077")]
    [InlineData("۰۷۷", "077")]
    [InlineData("\u2067علي\u2069", "علي")]
    public void Spellings_of_one_word_meet(string one, string other) => Assert.Equal(SearchKey.Of(one), SearchKey.Of(other));

    [Theory]
    [InlineData("علي", "علا")]
    [InlineData("Basra", "Basrah")]
    [InlineData("1", "11")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(SearchKey.Of(one), SearchKey.Of(other));

    [Fact]
    public void Half_a_surrogate_pair_has_a_key() => Assert.NotNull(SearchKey.Of("\uD83D x"));
}
