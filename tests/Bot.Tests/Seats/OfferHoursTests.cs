using WorkshopBot.Data.Workshops;
using WorkshopBot.Seats;

namespace WorkshopBot.Tests.Seats;

public sealed class Offer_hours
{
    // Saturday 7 December, 09:00, in Baghdad
    private static readonly DateTimeOffset Begins = At("2024-12-07 09:00");

    [Theory]
    [InlineData("2024-12-01 09:00", "2024-12-02 19:00")] // thirteen hours today, eleven tomorrow
    [InlineData("2024-12-01 23:30", "2024-12-03 18:00")] // counts from the morning
    [InlineData("2024-12-01 08:00", "2024-12-02 18:00")]
    [InlineData("2024-12-05 09:00", "2024-12-06 10:00")] // would reach into the eve: ends there after two hours
    [InlineData("2024-12-06 12:15", "2024-12-06 14:15")] // on the eve: two hours
    [InlineData("2024-12-06 21:00", "2024-12-07 09:00")] // one hour tonight, one tomorrow: the beginning
    [InlineData("2024-12-07 08:30", "2024-12-07 09:00")] // none outlives the beginning
    public void Run_by_day_and_never_past_the_beginning(string now, string until) =>
        Assert.Equal(At(until), OfferHours.Until(At(now), Workshop, Begins));

    [Theory]
    [InlineData("2024-12-01 09:00", 2, "2024-12-01 11:00")]
    [InlineData("2024-12-01 20:00", 2, "2024-12-01 22:00")]
    [InlineData("2024-12-01 21:00", 2, "2024-12-02 09:00")]
    [InlineData("2024-12-01 22:00", 14, "2024-12-02 22:00")]
    [InlineData("2024-12-01 03:00", 28, "2024-12-02 22:00")]
    public void Nights_do_not_count(string from, int hours, string until) =>
        Assert.Equal(At(until), OfferHours.Count(At(from), TimeSpan.FromHours(hours), Workshop.Zone));

    [Fact]
    public void An_offer_that_ended_while_the_bot_was_down_lives_two_hours_more() =>
        Assert.Equal(At("2024-12-03 12:00"), OfferHours.Again(At("2024-12-03 10:00"), Workshop, Begins));

    private static Workshop Workshop { get; } = new()
    {
        Code = "harvest-2024",
        Titles = new Dictionary<string, string>(),
        Descriptions = new Dictionary<string, string>(),
        Organizers = new Dictionary<string, string>(),
        Purposes = new Dictionary<string, string>(),
        Venues = new Dictionary<string, string>(),
        Addresses = new Dictionary<string, string>(),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
        Consents = new Dictionary<string, string>(),
        ConsentsMore = new Dictionary<string, string>(),
        ConsentVersion = "1",
        Contacts = new Dictionary<string, string>(),
    };

    private static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(3)).ToUniversalTime();
}
