using WorkshopBot.Authoring;

namespace WorkshopBot.Tests.Authoring;

/// <summary>The last day of a form, as organizers type it.</summary>
public sealed class Typed_days
{
    private static readonly DateOnly Today = new(2025, 11, 1);

    [Theory]
    [InlineData("22/11/2025", 2025, 11, 22)]
    [InlineData("22-11-2025", 2025, 11, 22)]
    [InlineData("2025-11-22", 2025, 11, 22)]
    [InlineData("٢٢/١١/٢٠٢٥", 2025, 11, 22)]
    [InlineData("22 November", 2025, 11, 22)]
    [InlineData("22 تشرين الثاني 2025", 2025, 11, 22)]
    [InlineData("۲۲ تشرینی دووەم", 2025, 11, 22)]
    [InlineData("1 March", 2026, 3, 1)]
    [InlineData("1/11", 2025, 11, 1)]
    public void Are_read(string typed, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), TypedDay.Read(typed, Today));

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("tomorrow evening")]
    [InlineData("31/02/2026")]
    [InlineData("22/13/2025")]
    [InlineData("22/11/1447")]
    [InlineData("22/11/25")]
    public void Are_asked_again_when_they_cannot_be_meant(string typed) => Assert.Null(TypedDay.Read(typed, Today));
}
