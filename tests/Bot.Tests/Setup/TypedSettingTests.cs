using System.Globalization;
using WorkshopBot.Authoring;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;
using WorkshopBot.Setup;

namespace WorkshopBot.Tests.Setup;

public sealed class TypedSettingTests
{
    private static readonly DateOnly Today = new(2025, 11, 1);
    private static readonly Dictionary<string, string> None = [];

    [Theory]
    [InlineData("14/11/2025", "2025-11-14 2025-11-14")]
    [InlineData("14/11/2025 – 15/11/2025", "2025-11-14 2025-11-15")]
    [InlineData("14/11/2025 - 15/11/2025", "2025-11-14 2025-11-15")]
    [InlineData("2025-11-14", "2025-11-14 2025-11-14")]
    [InlineData("2025-11-14 – 2025-11-16", "2025-11-14 2025-11-16")]
    [InlineData("14–15 November 2025", "2025-11-14 2025-11-15")]
    [InlineData("14-15 November", "2025-11-14 2025-11-15")]
    [InlineData("30 November to 1 December", "2025-11-30 2025-12-01")]
    [InlineData("١٤ تشرين الثاني", "2025-11-14 2025-11-14")]
    [InlineData("١٤ تشرين الثاني إلى ١٥ تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("14 تشرینی دووەم تا 15 تشرینی دووەم", "2025-11-14 2025-11-15")]
    [InlineData("14/11\n15/11", "2025-11-14 2025-11-15")]
    [InlineData("1/10", "2026-10-01 2026-10-01")]
    [InlineData("15/11/2025 – 14/11/2025", "2025-11-14 2025-11-15")]
    [InlineData("14 و 15 تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("١٤ و١٥ تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("من 14 إلى 15 تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("من 14/11 إلى 15/11", "2025-11-14 2025-11-15")]
    [InlineData("14 and 15 November 2025", "2025-11-14 2025-11-15")]
    [InlineData("14-15/11/2025", "2025-11-14 2025-11-15")]
    [InlineData("14/11 و 15/11", "2025-11-14 2025-11-15")]
    [InlineData("لە 14 تا 15ی تشرینی دووەم", "2025-11-14 2025-11-15")]
    [InlineData("14 ـ 15 تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("14–15ی تشرینی دووەمی 2025", "2025-11-14 2025-11-15")]
    [InlineData("14ی تشرینی دووەم", "2025-11-14 2025-11-14")]
    [InlineData("14/11-15/11", "2025-11-14 2025-11-15")]
    [InlineData("14/11/2025-15/11/2025", "2025-11-14 2025-11-15")]
    [InlineData("14-15/11", "2025-11-14 2025-11-15")]
    [InlineData("14 و15/11", "2025-11-14 2025-11-15")]
    [InlineData("الجمعة والسبت 14 و15 تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("الجمعة 14/11/2025", "2025-11-14 2025-11-14")]
    [InlineData("15–14 تشرين الثاني", "2025-11-14 2025-11-15")]
    [InlineData("1/1/2026 – 1/6/2026", null)]
    [InlineData("soon", null)]
    [InlineData("31/2/2026", null)]
    public void Days_are_read(string typed, string? days) => Assert.Equal(
        days, TypedSetting.Days(typed, Today) is var (first, last) ? string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd} {last:yyyy-MM-dd}") : null);

    [Theory]
    [InlineData("10/11/2025 18:30", "2025-11-10 18:30")]
    [InlineData("10/11/2025", "2025-11-10 20:00")]
    [InlineData("10 تشرين الثاني 6 م", "2025-11-10 18:00")]
    [InlineData("10 November 2025", "2025-11-10 20:00")]
    [InlineData("10/11 9 am", "2025-11-10 09:00")]
    [InlineData("10/12 الساعة 8 مساءً", "2025-12-10 20:00")]
    [InlineData("يوم الخميس 6 مساءً", "2025-11-06 18:00")]
    [InlineData("الخميس", "2025-11-06 20:00")]
    [InlineData("tomorrow or so", null)]
    public void A_deadline_is_read(string typed, string? moment)
    {
        var workshop = new Workshop
        {
            Code = "x",
            Titles = None,
            Descriptions = None,
            Organizers = None,
            Purposes = None,
            Venues = None,
            Addresses = None,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
            Consents = None,
            ConsentsMore = None,
            ConsentVersion = "1",
            Contacts = None,
        };
        var read = TypedSetting.Moment(typed, workshop, new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(moment, read is { } given ? TimeZoneInfo.ConvertTime(given, workshop.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null);
    }

    [Theory]
    [InlineData("30.5081 47.8200", 30.5081, 47.82)]
    [InlineData("٣٠٫٥, ٤٧٫٨", 30.5, 47.8)]
    [InlineData("30.5, 47.8", 30.5, 47.8)]
    public void A_place_on_the_map_is_read(string typed, double latitude, double longitude) => Assert.Equal((latitude, longitude), TypedSetting.Place(typed));

    [Theory]
    [InlineData("91 47")]
    [InlineData("30.5")]
    [InlineData("Basra")]
    public void What_is_no_place_is_none(string typed) => Assert.Null(TypedSetting.Place(typed));

    [Theory]
    [InlineData("40", 40)]
    [InlineData("٤٠", 40)]
    [InlineData("50 مقعداً", 50)]
    [InlineData("15 شخص", 15)]
    [InlineData("40 people", 40)]
    [InlineData("٤٠ کەس", 40)]
    [InlineData("40 o'clock", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("many", null)]
    [InlineData("1000000", null)]
    public void Seats_are_read(string typed, int? seats) => Assert.Equal(seats, TypedSetting.Seats(typed));

    [Fact]
    public void The_template_of_a_plan_can_be_imported_as_it_is()
    {
        using var content = new MemoryStream(PlanTemplate.Make().Bytes);
        var workbook = WorkbookReader.Read("workshop_plan.xlsx", content).Workbook!;
        var reading = PlanReader.Read(
            PlanFolder.Of(workbook, Templates.All.ToDictionary(template => template.Name + ".md", template => template.Workbook)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"));
        Assert.Empty(reading.Problems);
        Assert.Equal("my-workshop", reading.Plan!.Workshop.Code);
        Assert.Equal(["registration", "end_evaluation"], reading.Plan.Forms.Select(form => form.Form.Name));
    }
}
