using WorkshopBot.Guests;

namespace WorkshopBot.Tests.Guests;

public sealed class Typed_links
{
    [Theory]
    [InlineData("منظمة الأمل | 2", "منظمة الأمل", 2)]
    [InlineData("منظمة الأمل|٢", "منظمة الأمل", 2)]
    [InlineData("ڕێکخراوی هیوا | ۱۲", "ڕێکخراوی هیوا", 12)]
    [InlineData(" Hope 2025 ", "Hope 2025", null)]
    public void Have_a_label_and_perhaps_a_number(string typed, string label, int? uses) => Assert.Equal((label, uses), GuestTurns.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("| 2")]
    [InlineData("Hope | many")]
    [InlineData("Hope | 0")]
    [InlineData("Hope | -1")]
    [InlineData("Hope | 100001")]
    [InlineData("Hope | 2 | 3")]
    [InlineData("Hope\nand others")]
    [InlineData("A label of more than sixty letters is more than a button could show")]
    public void Are_asked_for_again_where_they_cannot_be_read(string typed) => Assert.Null(GuestTurns.Read(typed));
}
