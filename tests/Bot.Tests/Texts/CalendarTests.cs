using System.Globalization;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

public sealed class CalendarTests
{
    private static readonly DateOnly Friday = new(2025, 11, 14);

    private static CalendarWords In(string code) => CalendarWords.Of(Language.Of(code));

    [Theory]
    [InlineData("en", "Friday, 14 November 2025", "14 November 2025", "14 November")]
    [InlineData("ar", "الجمعة، 14 تشرين الثاني 2025", "14 تشرين الثاني 2025", "14 تشرين الثاني")]
    [InlineData("ckb", "هەینی، 14ی تشرینی دووەمی 2025", "14ی تشرینی دووەمی 2025", "14ی تشرینی دووەم")]
    public void A_day(string code, string full, string date, string shortDate) =>
        Assert.Equal([full, date, shortDate], [In(code).Day(Friday), In(code).Date(Friday), In(code).ShortDate(Friday)]);

    [Theory]
    [InlineData("en", "14–15 November 2025", "30 November – 1 December 2025", "30 December 2025 – 2 January 2026")]
    [InlineData("ar", "{LRI}14{PDI}–{LRI}15{PDI} تشرين الثاني 2025", "من 30 تشرين الثاني إلى 1 كانون الأول 2025", "من 30 كانون الأول 2025 إلى 2 كانون الثاني 2026")]
    [InlineData("ckb", "{LRI}14{PDI}–{LRI}15{PDI}ی تشرینی دووەمی 2025", "لە 30ی تشرینی دووەم تا 1ی کانوونی یەکەمی 2025", "لە 30ی کانوونی یەکەمی 2025 تا 2ی کانوونی دووەمی 2026")]
    public void A_range_of_days(string code, string sameMonth, string sameYear, string acrossYears)
    {
        var words = In(code);
        Assert.Equal(sameMonth, Invisible.Shown(words.Days(Friday, Friday.AddDays(1))));
        Assert.Equal(sameYear, words.Days(new(2025, 11, 30), new(2025, 12, 1)));
        Assert.Equal(acrossYears, words.Days(new(2025, 12, 30), new(2026, 1, 2)));
        Assert.Equal(words.Day(Friday), words.Days(Friday, Friday));
    }

    [Theory]
    [InlineData("en", "yesterday, Friday, 14 November 2025", "today, Friday, 14 November 2025", "tomorrow, Friday, 14 November 2025", "Friday, 14 November 2025")]
    [InlineData("ar", "أمس، الجمعة، 14 تشرين الثاني 2025", "اليوم، الجمعة، 14 تشرين الثاني 2025", "غداً، الجمعة، 14 تشرين الثاني 2025", "الجمعة، 14 تشرين الثاني 2025")]
    [InlineData("ckb", "دوێنێ، هەینی، 14ی تشرینی دووەمی 2025", "ئەمڕۆ، هەینی، 14ی تشرینی دووەمی 2025", "سبەی، هەینی، 14ی تشرینی دووەمی 2025", "هەینی، 14ی تشرینی دووەمی 2025")]
    public void A_near_day(string code, params string[] expected) =>
        Assert.Equal(expected, new[] { 15, 14, 13, 12 }.Select(today => In(code).NearDay(Friday, new(2025, 11, today))));

    [Fact]
    public void A_near_day_may_open_a_line() => Assert.StartsWith("Today, ", In("en").NearDay(Friday, Friday, opensLine: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("00:00", "12:00 midnight", "12:00 ليلاً", "12:00ی شەو")]
    [InlineData("04:59", "4:59 am", "4:59 ليلاً", "4:59ی شەو")]
    [InlineData("05:00", "5:00 am", "5:00 صباحاً", "5:00ی بەیانی")]
    [InlineData("11:59", "11:59 am", "11:59 صباحاً", "11:59ی بەیانی")]
    [InlineData("12:00", "12:00 noon", "12:00 ظهراً", "12:00ی نیوەڕۆ")]
    [InlineData("12:30", "12:30 pm", "12:30 ظهراً", "12:30ی نیوەڕۆ")]
    [InlineData("14:30", "2:30 pm", "2:30 بعد الظهر", "2:30ی دوای نیوەڕۆ")]
    [InlineData("16:59", "4:59 pm", "4:59 بعد الظهر", "4:59ی دوای نیوەڕۆ")]
    [InlineData("17:00", "5:00 pm", "5:00 مساءً", "5:00ی ئێوارە")]
    [InlineData("20:00", "8:00 pm", "8:00 ليلاً", "8:00ی شەو")]
    public void A_time_in_a_sentence(string clock, string en, string ar, string ckb)
    {
        var time = TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal([en, ar, ckb], [In("en").Time(time), In("ar").Time(time), In("ckb").Time(time)]);
        Assert.Equal(clock, CalendarWords.Clock(time));
    }

    [Theory]
    [InlineData("en", "09:00 to 10:30", "Friday, 14 November 2025, 2:30 pm")]
    [InlineData("ar", "من 09:00 إلى 10:30", "الجمعة، 14 تشرين الثاني 2025، 2:30 بعد الظهر")]
    [InlineData("ckb", "لە 09:00 تا 10:30", "هەینی، 14ی تشرینی دووەمی 2025، 2:30ی دوای نیوەڕۆ")]
    public void A_range_of_times_and_a_moment(string code, string range, string moment)
    {
        Assert.Equal(range, In(code).ClockRange(new(9, 0), new(10, 30)));
        Assert.Equal(moment, In(code).Moment(Friday.ToDateTime(new(14, 30))));
    }

    [Theory]
    [InlineData("en", "Saturday Sunday Monday Tuesday Wednesday Thursday Friday")]
    [InlineData("ar", "السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة")]
    [InlineData("ckb", "شەممە یەکشەممە دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی")]
    public void A_week_from_Saturday(string code, string expected) =>
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 7).Select(day => In(code).Weekday(new DateOnly(2025, 11, 15).AddDays(day)))));

    [Theory]
    [InlineData("ar", "كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول تشرين الثاني كانون الأول")]
    [InlineData("ckb", "کانوونی دووەم شوبات ئازار نیسان ئایار حوزەیران تەممووز ئاب ئەیلوول تشرینی یەکەم تشرینی دووەم کانوونی یەکەم")]
    [InlineData("en", "January February March April May June July August September October November December")]
    public void A_year_of_months(string code, string expected) =>
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(1, 12).Select(month => In(code).Month(month))));

    [Theory]
    [InlineData("ar-IQ")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void The_systems_culture_changes_nothing(string culture)
    {
        var expected = Everything();
        var (before, beforeInterface) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Everything());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeInterface);
        }
    }

    private static List<string> Everything()
    {
        var shown = new List<string>();
        foreach (var language in Language.All)
        {
            var words = Catalogue.Embedded.In(language);
            for (var day = new DateOnly(2025, 1, 1); day.Year == 2025; day = day.AddDays(1))
            {
                shown.Add(words.Calendar.Days(day, day.AddDays(day.Day)));
                shown.Add(words.Calendar.Moment(day.ToDateTime(new(day.Day % 24, 5))));
                shown.Add(CalendarWords.Clock(new(day.Day % 24, 5)));
                shown.Add(words["workshop.seats_left", ("n", day.DayNumber)]);
            }

            shown.AddRange([words.Number(1234.5m), words.Percent(0.125m), words.Number(-1234)]);
        }

        shown.AddRange(["٣٫٥", "TITLE I", "كانون الثاني"], Typed.Plain, SearchKey.Of);
        shown.Add($"{MonthNames.Find("تشرين الثاني")} {Phone.Read("٠٧٧٠١٢٣٤٥٦٧")}");
        return shown;
    }
}

file static class Lists
{
    public static void AddRange(this List<string> list, IReadOnlyList<string> texts, params Func<string, string>[] readings) =>
        list.AddRange(texts.SelectMany(text => readings.Select(read => read(text))));
}
