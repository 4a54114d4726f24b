using WorkshopBot.Registration;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Registration;

public sealed class TicketCodeTests
{
    [Fact]
    public void A_code_is_six_unambiguous_signs_shown_in_two_groups()
    {
        var code = TicketCode.New(new Counting());
        Assert.Equal("234679", code);
        Assert.Equal("234-679", TicketCode.Show(code));
    }

    [Theory]
    [InlineData("KR7-M2Q", "KR7M2Q")]
    [InlineData("kr7m2q", "KR7M2Q")]
    [InlineData(" kr7 m2q ", "KR7M2Q")]
    [InlineData("KR7-M2", null)]
    [InlineData("KR7-M2O", null)]
    [InlineData("", null)]
    [InlineData("'; drop table tickets; --", null)]
    public void What_people_type_is_read_back_or_refused(string typed, string? code) => Assert.Equal(code, TicketCode.Read(typed));

    private sealed class Counting : IChance
    {
        private int _next;

        public int Next(int limit) => _next++ % limit;
    }
}
