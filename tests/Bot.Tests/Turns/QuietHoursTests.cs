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

    [Theory]
    [InlineData("2025-11-13T21:00+03:00", "2025-11-14T07:30+03:00", "2025-11-13T21:00+03:00")]
    [InlineData("2025-11-13T22:30+03:00", "2025-11-14T10:00+03:00", "2025-11-14T08:00+03:00")]
    [InlineData("2025-11-13T22:30+03:00", "2025-11-14T09:00+03:00", "2025-11-14T06:30+03:00")]
    [InlineData("2025-11-13T22:30+03:00", "2025-11-14T08:00+03:00", "2025-11-13T22:30+03:00")]
    [InlineData("2025-11-14T06:40+03:00", "2025-11-14T09:00+03:00", "2025-11-14T06:40+03:00")]
    public void What_somebody_has_to_be_early_for_waits_no_longer_than_it_helps(string moment, string beginsAt, string allowed) =>
        Assert.Equal(
            DateTimeOffset.Parse(allowed, CultureInfo.InvariantCulture),
            QuietHours.NextAllowed(
                DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), DateTimeOffset.Parse(beginsAt, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")));
}
