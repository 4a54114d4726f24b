using System.Globalization;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Reminders;

namespace WorkshopBot.Tests.Reminders;

public sealed class ReminderPlanTests
{
    private static readonly Dictionary<string, string> None = [];

    private static readonly Workshop Basra = new()
    {
        Code = "basra-2025",
        Titles = None,
        Descriptions = None,
        Organizers = None,
        Purposes = None,
        Venues = None,
        Addresses = None,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
        FirstDay = new(2025, 11, 14),
        LastDay = new(2025, 11, 15),
        Consents = None,
        ConsentsMore = None,
        ConsentVersion = "1",
        Contacts = None,
    };

    [Theory]
    [InlineData("2025-11-07T09:59+03:00", null)]
    [InlineData("2025-11-07T10:00+03:00", 7)]
    [InlineData("2025-11-07T19:59+03:00", 7)]
    [InlineData("2025-11-07T20:00+03:00", null)]
    [InlineData("2025-11-08T10:00+03:00", null)]
    [InlineData("2025-11-12T10:00+03:00", 2)]
    [InlineData("2025-11-13T12:00+03:00", 1)]
    [InlineData("2025-11-14T10:00+03:00", null)]
    public void A_reminder_goes_out_on_its_own_day_or_not_at_all(string now, int? daysLeft) =>
        Assert.Equal(daysLeft, ReminderPlan.At(Basra, Moment(now))?.DaysLeft);

    [Theory]
    [InlineData("2025-10-01T00:00+03:00", "2025-11-07T10:00+03:00")]
    [InlineData("2025-11-07T10:00+03:00", "2025-11-12T10:00+03:00")]
    // the bot was down, or the plan came late: the next one, never two
    [InlineData("2025-11-09T04:00+03:00", "2025-11-12T10:00+03:00")]
    [InlineData("2025-11-12T23:00+03:00", "2025-11-13T10:00+03:00")]
    [InlineData("2025-11-13T10:00+03:00", null)]
    public void The_next_moment_follows_from_the_days_and_the_clock(string now, string? next) =>
        Assert.Equal(next is null ? null : Moment(next), ReminderPlan.NextAfter(Basra, linkShownAt: null, Moment(now)));

    [Fact]
    public void Other_days_have_other_moments()
    {
        var moved = Basra with { FirstDay = new(2025, 11, 21), LastDay = new(2025, 11, 22) };

        Assert.Null(ReminderPlan.At(moved, Moment("2025-11-13T12:00+03:00")));
        Assert.Equal(7, ReminderPlan.At(moved, Moment("2025-11-14T12:00+03:00"))?.DaysLeft);
        Assert.Equal(Moment("2025-11-14T10:00+03:00"), ReminderPlan.NextAfter(moved, linkShownAt: null, Moment("2025-11-13T12:00+03:00")));
    }

    [Fact]
    public void Where_nobody_is_asked_the_day_before_is_left()
    {
        var unasked = Basra with { AsksAttendance = false };

        Assert.Null(ReminderPlan.At(unasked, Moment("2025-11-07T10:00+03:00")));
        Assert.True(ReminderPlan.At(unasked, Moment("2025-11-13T10:00+03:00"))?.IsLast);
        Assert.Equal(Moment("2025-11-13T10:00+03:00"), ReminderPlan.NextAfter(unasked, linkShownAt: null, Moment("2025-11-01T00:00+03:00")));
    }

    [Fact]
    public void The_hours_of_link_and_place_are_moments_as_well()
    {
        var link = Moment("2025-11-14T08:45+03:00");
        var online = Basra with { VenueShownAt = Moment("2025-11-11T18:00+03:00") };

        Assert.Equal(online.VenueShownAt, ReminderPlan.NextAfter(online, link, Moment("2025-11-07T10:00+03:00")));
        Assert.Equal(link, ReminderPlan.NextAfter(online, link, Moment("2025-11-13T10:00+03:00")));
        Assert.Null(ReminderPlan.NextAfter(online, link, link));
    }

    [Theory]
    // the clocks go back on 26 October and 2 November 2025: ten o'clock stays ten o'clock
    [InlineData("Europe/Berlin", "2025-10-25T00:00Z", "2025-10-27T09:00Z")]
    [InlineData("America/New_York", "2025-10-25T00:00Z", "2025-10-27T14:00Z")]
    public void Ten_o_clock_is_the_workshops_own(string zone, string now, string next)
    {
        var elsewhere = Basra with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), FirstDay = new(2025, 11, 3), LastDay = new(2025, 11, 3) };

        Assert.Equal(Moment(next), ReminderPlan.NextAfter(elsewhere, linkShownAt: null, Moment(now)));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
