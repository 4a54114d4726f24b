using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

/// <summary>Beyond the published answers: months by name, Islamic years, the wording of refusals.</summary>
public sealed class TypedAnswerTests
{
    [Theory]
    [InlineData("date", "14 تشرين الثاني 2025", "2025-11-14")]
    [InlineData("date", "14ی تشرینی دووەمی 2025", "2025-11-14")]
    [InlineData("date", "١٤ مايس ٢٠٢٥", "2025-05-14")]
    [InlineData("date", "14 November 2025", "2025-11-14")]
    [InlineData("date", "2 ديسمبر 2025", "2025-12-02")]
    [InlineData("time", "12:00 am", "00:00:00.000+03:00")]
    [InlineData("time", "12:30 PM", "12:30:00.000+03:00")]
    [InlineData("time", "09:05:00.000+03:00", "09:05:00.000+03:00")]
    [InlineData("dateTime", "2024-05-05T09:00:00.000+03:00", "2024-05-05T09:00:00.000+03:00")]
    [InlineData("dateTime", "5/5/2024, 9:00 م", "2024-05-05T21:00:00.000+03:00")]
    [InlineData("geopoint", "33.3152, 44.3661", "33.3152 44.3661 0 0")]
    [InlineData("decimal", "000.50", "0.5")]
    [InlineData("decimal", "-0.0", "0")]
    [InlineData("integer", "12,345,678", "12345678")]
    [InlineData("text", "\u2067Noor\u2069\u200F", "Noor")]
    public void What_people_type_is_understood(string type, string typed, string stored) =>
        Assert.Equal(stored, Ask(type).Type(typed)["q"]);

    [Theory]
    [InlineData("date", "5/5/24", RefusalReason.TwoDigitYear)]
    [InlineData("date", "1/9/1446", RefusalReason.HijriYear)]
    [InlineData("date", "1/1/2725", RefusalReason.KurdishYear)]
    [InlineData("date", "31/4/2024", RefusalReason.NoSuchDay)]
    [InlineData("date", "0/4/2024", RefusalReason.NoSuchDay)]
    [InlineData("date", "14 someday 2024", RefusalReason.NotDate)]
    [InlineData("dateTime", "31/4/2024 9:00", RefusalReason.NoSuchDay)]
    [InlineData("dateTime", "9:00", RefusalReason.NotDateTime)]
    [InlineData("time", "9 am", RefusalReason.NotTime)]
    [InlineData("integer", "1234567890123456", RefusalReason.TooManyDigits)]
    [InlineData("decimal", "1,000", RefusalReason.AmbiguousDecimal)]
    [InlineData("geopoint", "91 0", RefusalReason.NotLocation)]
    [InlineData("image", "a photo", RefusalReason.WrongKind)]
    [InlineData("acknowledge", "perhaps", RefusalReason.NotAChoice)]
    public void A_refusal_has_its_reason(string type, string typed, RefusalReason reason) =>
        Assert.Equal(reason, Ask(type).Type(typed).Now.Refusal().Reason);

    [Fact]
    public void An_ambiguous_number_comes_back_in_both_readings()
    {
        var refusal = Ask("decimal").Type("1,250").Now.Refusal();
        Assert.Equal(("1250", "1.250"), (refusal.Arguments["large"], refusal.Arguments["small"]));
    }

    [Fact]
    public void Year_and_month_alone_are_taken_where_the_form_asks_for_no_more()
    {
        Assert.Equal("1990-01-01", Ask("date", "year").Type("١٩٩٠")["q"]);
        Assert.Equal("2025-11-01", Ask("date", "month-year").Type("11/2025")["q"]);
        Assert.Equal("2025-11-14", Ask("date", "month-year").Type("14/11/2025")["q"]);
        Assert.Equal("2025-11-01", Ask("date", "month-year").Type("تشرين الثاني ٢٠٢٥")["q"]);
    }

    [Fact]
    public void A_file_or_location_where_text_is_asked_is_of_the_wrong_kind()
    {
        Assert.Equal(RefusalReason.WrongKind, Ask("integer").Do(new Answer.Attached("a.jpg")).Now.Refusal().Reason);
        Assert.Equal(RefusalReason.WrongKind, Ask("text").Do(new Answer.Located(1, 2, 0, 0)).Now.Refusal().Reason);
        Assert.Equal("33.5 44 0 12.5", Ask("geopoint").Do(new Answer.Located(33.5, 44, 0, 12.5))["q"]);
        Assert.Equal(RefusalReason.NotAllowedHere, Ask("text").Keep().Now.Refusal().Reason);
        Assert.Equal(RefusalReason.WrongKind, Ask("text").Done().Now.Refusal().Reason);
    }

    [Fact]
    public void A_range_says_its_limits()
    {
        var talk = new Talk(Given.Form("| survey |\n| | type | name | label | parameters |\n| | range | q | Q | start=1 end=2 step=0.25 |\n"));
        var refusal = talk.Type("1.3").Now.Refusal();
        Assert.Equal(("1", "2", "0.25"), (refusal.Arguments["min"], refusal.Arguments["max"], refusal.Arguments["step"]));
        Assert.Equal("1.75", talk.Type("١٫٧٥")["q"]);
    }

    private static Talk Ask(string type, string appearance = "") =>
        new(Given.Form($"| survey |\n| | type | name | label | appearance |\n| | {type} | q | Q | {appearance} |\n"));
}
