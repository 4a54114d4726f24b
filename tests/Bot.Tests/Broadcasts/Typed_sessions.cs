using WorkshopBot.Broadcasts;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Broadcasts;

public sealed class Typed_sessions
{
    private static readonly TimeZoneInfo Baghdad = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");
    private static readonly Plan Plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, Baghdad).Plan!;
    private static readonly ShelvedWorkshop Home = new(Plan.Workshop, Plan.Agenda, [], [], new Dictionary<string, string>(), [], new Dictionary<string, ChoiceTable>());

    [Theory]
    [InlineData("Opening 30", "opening", 30)]
    [InlineData("30 الافتتاح", "opening", 30)]
    [InlineData("٣٠ دقيقة قبل الافتتاح", "opening", 30)]
    [InlineData("half an hour before opening", "opening", 30)]
    [InlineData("1 hour before Opening", "opening", 60)]
    [InlineData("Opening", "opening", 0)]
    [InlineData("9:30 10", "opening", 10)]
    [InlineData("10 9:30", "opening", 10)]
    [InlineData("Lunch 15", "lunch-1", 15)]
    public void Are_read_by_their_name_or_start(string typed, string code, int minutes)
    {
        var read = TypedBefore.Read(typed, Home, new(2025, 11, 8, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal((code, minutes, false), (Assert.Single(read.Items).Code, read.Minutes, read.IsNear));
    }

    [Fact]
    public void Are_asked_about_when_only_near_or_several()
    {
        var now = new DateTimeOffset(2025, 11, 8, 9, 0, 0, TimeSpan.Zero);
        Assert.True(TypedBefore.Read("Lunsh 10", Home, now) is { IsNear: true, Minutes: 10, Items: [{ Code: "lunch-1" }] });
        Assert.True(TypedBefore.Read("Analysis 10", Home, now).Items.Count > 1);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("8/11 11:00")]
    [InlineData("of")]
    public void Are_none_where_nothing_is_meant(string typed) => Assert.Empty(TypedBefore.Read(typed, Home, new(2025, 11, 8, 9, 0, 0, TimeSpan.Zero)).Items);

    [Fact]
    public void Are_only_those_that_are_still_ahead() => Assert.Empty(TypedBefore.Read("Opening 30", Home, new(2025, 11, 14, 6, 10, 0, TimeSpan.Zero)).Items);

    [Theory]
    [InlineData("20", 20)]
    [InlineData("٢٠ دقيقة", 20)]
    [InlineData("half an hour", 30)]
    [InlineData("0", 0)]
    [InlineData("Opening", null)]
    public void Minutes_alone(string typed, int? minutes) => Assert.Equal(minutes, TypedBefore.JustMinutes(typed));
}
