using System.Globalization;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Turns;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2025-11-14T10:00+03:00", "2025-11-14T10:00+03:00")]
    [InlineData("2025-11-14T08:00+03:00", "2025-11-14T08:00+03:00")]
    [InlineData("2025-11-14T21:59+03:00", "2025-11-14T21:59+03:00")]
    [InlineData("2025-11-14T22:00+03:00", "2025-11-15T08:00+03:00")]
    [InlineData("2025-11-15T03:30+03:00", "2025-11-15T08:00+03:00")]
    public void What_can_wait_waits_for_the_morning_in_Baghdad(string moment, string allowed) =>
        Assert.Equal(
            DateTimeOffset.Parse(allowed, CultureInfo.InvariantCulture),
            QuietHours.NextAllowed(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")));
}
