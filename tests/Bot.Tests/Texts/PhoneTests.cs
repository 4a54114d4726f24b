using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("07701234567")]
    [InlineData("0770 123 4567")]
    [InlineData("0770-123-4567")]
    [InlineData("(0770) 123.4567")]
    [InlineData("7701234567")]
    [InlineData("+9647701234567")]
    [InlineData("+964 770 123 4567")]
    [InlineData("+964 0770 123 4567")]
    [InlineData("009647701234567")]
    [InlineData("00964 0770 123 4567")]
    [InlineData("9647701234567")]
    [InlineData("٠٧٧٠١٢٣٤٥٦٧")]
    [InlineData("۰۷۷۰ ۱۲۳ ۴۵۶۷")]
    [InlineData("\u2066+964 770 123 4567\u2069")]
    public void An_Iraqi_number_in_every_way_of_writing(string typed) =>
        Assert.Equal(new PhoneReading.Number("+9647701234567"), Phone.Read(typed));

    [Theory]
    [InlineData("0790 000 0000", "+9647900000000")]
    [InlineData("07401112233", "+9647401112233")]
    public void Every_operator_is_welcome(string typed, string e164) => Assert.Equal(new PhoneReading.Number(e164), Phone.Read(typed));

    [Theory]
    [InlineData("+44 20 7946 0000", "+442079460000")]
    [InlineData("0044 20 7946 0000", "+442079460000")]
    [InlineData("+90 532 123 45 67", "+905321234567")]
    [InlineData("+١٢٠٢٥٥٥٠١٢٣", "+12025550123")]
    public void A_number_from_abroad_starts_with_plus_or_two_zeros(string typed, string e164) =>
        Assert.Equal(new PhoneReading.Number(e164), Phone.Read(typed));

    [Theory]
    [InlineData("٠٧٧٠ ١٢٣ ٤٥٦", 1, "0770 123 456")]
    [InlineData("077012345", 2, "0770 123 45")]
    [InlineData("+964 7701 2", 5, "0770 12")]
    public void Missing_digits_are_counted(string typed, int missing, string shown) =>
        Assert.Equal(new PhoneReading.TooShort(missing, shown), Phone.Read(typed));

    [Theory]
    [InlineData("0770 123 45678", 1, "0770 123 45678")]
    [InlineData("+964770123456789", 2, "0770 123 456789")]
    public void Digits_too_many_are_counted(string typed, int extra, string shown) =>
        Assert.Equal(new PhoneReading.TooLong(extra, shown), Phone.Read(typed));

    [Theory]
    [InlineData("+44 20", "+4420")]
    [InlineData("+1234567890123456", "+1234567890123456")]
    public void A_foreign_number_of_no_possible_length(string typed, string shown) =>
        Assert.Equal(new PhoneReading.ForeignLength(shown), Phone.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("لا يوجد")]
    [InlineData("0770 12a 4567")]
    [InlineData("12")]
    [InlineData("077")]
    [InlineData("0123456789")]
    [InlineData("+")]
    [InlineData("+0770123456")]
    [InlineData("0770+1234567")]
    [InlineData("077012345670770123456777")]
    [InlineData("07701234567, 07701234568")]
    public void What_is_no_number(string typed) => Assert.Equal(new PhoneReading.NotANumber(), Phone.Read(typed));

    [Theory]
    [InlineData("+9647701234567", "+9647701234567")]
    [InlineData("9647701234567", "+9647701234567")]
    [InlineData("07701234567", "+9647701234567")]
    [InlineData("442079460000", "+442079460000")]
    public void A_shared_contact_may_come_without_its_plus(string shared, string e164) =>
        Assert.Equal(new PhoneReading.Number(e164), Phone.ReadContact(shared));

    [Theory]
    [InlineData("+9647701234567", "0770 123 4567")]
    [InlineData("+442079460000", "+44 20 7946 0000")]
    [InlineData("+12025550123", "+1 202 555 0123")]
    [InlineData("+905321234567", "+90 53 2123 4567")]
    [InlineData("+962790123456", "+962 790 123 456")]
    [InlineData("+96170123456", "+961 7012 3456")]
    [InlineData("+4791234567", "+47 9123 4567")]
    [InlineData("+37112345", "+371 12 345")]
    public void A_number_is_shown_in_groups(string e164, string shown) => Assert.Equal(shown, Phone.Show(e164));

    [Fact]
    public void What_is_shown_reads_back_as_the_same_number()
    {
        string[] numbers = ["+9647701234567", "+442079460000", "+12025550123", "+962790123456", "+4791234567", "+358401234567"];
        Assert.All(numbers, number => Assert.Equal(new PhoneReading.Number(number), Phone.Read(Phone.Show(number))));
    }
}
