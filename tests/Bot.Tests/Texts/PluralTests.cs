using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed class PluralTests
{
    [Theory]
    [InlineData(PluralForm.Zero, new long[] { 0 })]
    [InlineData(PluralForm.One, new long[] { 1 })]
    [InlineData(PluralForm.Two, new long[] { 2 })]
    [InlineData(PluralForm.Few, new long[] { 3, 10, 103, 110, 1003 })]
    [InlineData(PluralForm.Many, new long[] { 11, 26, 99, 111, 1099 })]
    [InlineData(PluralForm.Other, new long[] { 100, 101, 102, 200, 202, 1000, 10000 })]
    public void Arabic_has_six_forms(PluralForm form, long[] numbers) =>
        Assert.All(numbers, number => Assert.Equal(form, PluralForms.Of(Language.Arabic, number)));

    [Theory]
    [InlineData("ckb")]
    [InlineData("en")]
    public void Sorani_and_English_have_two(string code)
    {
        Assert.Equal(PluralForm.One, PluralForms.Of(Language.Of(code), 1));
        Assert.All(new long[] { 0, 2, 11, 21, 101 }, number => Assert.Equal(PluralForm.Other, PluralForms.Of(Language.Of(code), number)));
    }

    [Theory]
    [InlineData("ar", "workshop.seats_left", "لم يبق أي مقعد", "بقي مقعد واحد", "بقي مقعدان", "بقيت 3 مقاعد", "بقي 11 مقعداً", "بقي 100 مقعد")]
    [InlineData("ar", "resume.questions_left", "لم يبق أي سؤال", "بقي سؤال واحد", "بقي سؤالان", "بقيت 3 أسئلة", "بقي 11 سؤالاً", "بقي 100 سؤال")]
    [InlineData("ar", "workshop.days_to_start", "البدء اليوم", "بقي يوم واحد على البدء", "بقي يومان على البدء", "بقيت 3 أيام على البدء", "بقي 11 يوماً على البدء", "بقي 100 يوم على البدء")]
    [InlineData("ckb", "workshop.seats_left", "هیچ کورسییەک نەماوە", "یەک کورسی ماوە", "{RLM}2 کورسی ماوە", "{RLM}3 کورسی ماوە", "{RLM}11 کورسی ماوە", "{RLM}100 کورسی ماوە")]
    [InlineData("ckb", "resume.questions_left", "هیچ پرسیارێک نەماوە", "یەک پرسیار ماوە", "{RLM}2 پرسیار ماوە", "{RLM}3 پرسیار ماوە", "{RLM}11 پرسیار ماوە", "{RLM}100 پرسیار ماوە")]
    [InlineData("ckb", "workshop.days_to_start", "ئەمڕۆ دەست پێ دەکات", "یەک ڕۆژ ماوە بۆ دەستپێک", "{RLM}2 ڕۆژ ماوە بۆ دەستپێک", "{RLM}3 ڕۆژ ماوە بۆ دەستپێک", "{RLM}11 ڕۆژ ماوە بۆ دەستپێک", "{RLM}100 ڕۆژ ماوە بۆ دەستپێک")]
    [InlineData("en", "workshop.seats_left", "No seats left", "One seat left", "2 seats left", "3 seats left", "11 seats left", "100 seats left")]
    [InlineData("en", "resume.questions_left", "No questions left", "One question left", "2 questions left", "3 questions left", "11 questions left", "100 questions left")]
    [InlineData("en", "workshop.days_to_start", "It starts today", "One day to go", "2 days to go", "3 days to go", "11 days to go", "100 days to go")]
    public void A_number_changes_the_whole_sentence(string code, string key, params string[] expected)
    {
        var words = Catalogue.Embedded.In(code);
        Assert.Equal(expected, new[] { 0, 1, 2, 3, 11, 100 }.Select(number => Invisible.Shown(words[key, ("n", number)])));
    }
}
