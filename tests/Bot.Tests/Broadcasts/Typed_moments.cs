using WorkshopBot.Broadcasts;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Broadcasts;

public sealed class Typed_moments
{
    private static readonly TimeZoneInfo Baghdad = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");
    private static readonly Workshop Workshop = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, Baghdad).Plan!.Workshop;

    [Theory]
    [InlineData("14/11 18:30", "2025-11-14T15:30")]
    [InlineData("2025-11-14 8:00", "2025-11-14T05:00")]
    [InlineData("١٤ تشرين الثاني ١٨:٣٠", "2025-11-14T15:30")]
    [InlineData("12:30", "2025-11-08T09:30")]
    [InlineData("11.30", "2025-11-09T08:30")]
    [InlineData("6 pm", "2025-11-08T15:00")]
    [InlineData("6pm", "2025-11-08T15:00")]
    [InlineData("18", "2025-11-08T15:00")]
    [InlineData("9/11 6:00 pm", "2025-11-09T15:00")]
    [InlineData("tomorrow 18:00", "2025-11-09T15:00")]
    [InlineData("tomorrow at 6 pm", "2025-11-09T15:00")]
    [InlineData("18:00, 14/11", "2025-11-14T15:00")]
    [InlineData("الساعة ٦ مساءً غداً", "2025-11-09T15:00")]
    [InlineData("سبەی ١٨:٠٠", "2025-11-09T15:00")]
    [InlineData("الجمعة 6 مساءً", "2025-11-14T15:00")]
    [InlineData("Saturday 11:00", "2025-11-15T08:00")]
    [InlineData("يوم الخميس 6 مساء", "2025-11-13T15:00")]
    [InlineData("10/12 الساعة 8 مساءً", "2025-12-10T17:00")]
    [InlineData("بكرة 6 م", "2025-11-09T15:00")]
    [InlineData("سبەی 6:00ی ئێوارە", "2025-11-09T15:00")]
    [InlineData("14/11 2ی دوای نیوەڕۆ", "2025-11-14T11:00")]
    [InlineData("14ی تشرینی دووەم 6:00ی ئێوارە", "2025-11-14T15:00")]
    [InlineData("بعد ساعتين", "2025-11-08T11:00")]
    [InlineData("بعد 30 دقيقة", "2025-11-08T09:30")]
    [InlineData("in 2 hours", "2025-11-08T11:00")]
    [InlineData("دوای نیو کاتژمێر", "2025-11-08T09:30")]
    [InlineData("7/11/2025 18:30", "2025-11-07T15:30")]
    [InlineData("today 9:00", "2025-11-08T06:00")]
    [InlineData("الأحد مساء", "2025-11-09T16:00")]
    [InlineData("غدا صباحا", "2025-11-09T06:00")]
    [InlineData("14/11 2ی دوانیوەڕۆ", "2025-11-14T11:00")]
    public void Are_read_in_the_workshops_zone(string typed, string utc) =>
        Assert.Equal(utc, TypedMoment.Read(typed, new(2025, 11, 8, 9, 0, 0, TimeSpan.Zero), Workshop)?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("14/11")]
    [InlineData("25:00")]
    [InlineData("18–19")]
    [InlineData("Opening 30")]
    public void Are_refused_when_they_are_none(string typed) => Assert.Null(TypedMoment.Read(typed, new(2025, 11, 8, 9, 0, 0, TimeSpan.Zero), Workshop));
}
