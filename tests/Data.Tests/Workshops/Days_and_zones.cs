using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Tests.Workshops;

public sealed class Days_and_zones
{
    [Theory]
    [InlineData("Asia/Baghdad", "2025-11-14T00:00", "2025-11-13T21:00Z")]
    [InlineData("Europe/Berlin", "2025-07-01T09:00", "2025-07-01T07:00Z")]
    [InlineData("Asia/Beirut", "2025-03-30T00:00", "2025-03-29T22:00Z")] // midnight is jumped over: 01:00 follows 23:59
    [InlineData("Europe/Berlin", "2025-10-26T02:30", "2025-10-26T01:30Z")] // shown twice
    public void A_local_time_has_one_instant(string zone, string local, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture),
            Workshop.InstantOf(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));
}
