using System.Globalization;
using WorkshopBot.Agenda;

namespace WorkshopBot.Tests.Agenda;

/// <summary>An agenda that somebody pastes into the chat. The workshop is from Friday 14 to Saturday 15 November 2025.</summary>
public sealed class PastedAgendaTests
{
    private static readonly DateOnly First = new(2025, 11, 14);
    private static readonly DateOnly Last = new(2025, 11, 15);

    [Theory]
    [InlineData("9:00 – 9:30 افتتاح", "14 09:00-09:30 opening ar=افتتاح")]
    [InlineData("٩:٠٠ – ٩:٣٠ افتتاح", "14 09:00-09:30 opening ar=افتتاح")]
    [InlineData("۹:۰۰ - ۹:۳۰ کردنەوە", "14 09:00-09:30 opening ckb=کردنەوە")]
    [InlineData("09.00-09.30 Opening", "14 09:00-09:30 opening en=Opening")]
    [InlineData("• 9:00 to 9:30: Welcome", "14 09:00-09:30 opening en=Welcome")]
    [InlineData("- 9:00—9:30, Welcome", "14 09:00-09:30 opening en=Welcome")]
    [InlineData("من 9:00 إلى 9:30 افتتاح", "14 09:00-09:30 opening ar=افتتاح")]
    [InlineData("من ٩ الى ١٠ ترحيب", "14 09:00-10:00 opening ar=ترحيب")]
    [InlineData("لە 9:00 تا 9:30 ناساندنی ڕێکخراو", "14 09:00-09:30 session ckb=ناساندنی ڕێکخراو")]
    [InlineData("9 - 10 Introductions", "14 09:00-10:00 session en=Introductions")]
    [InlineData("9am - 10am Introductions", "14 09:00-10:00 session en=Introductions")]
    [InlineData("9 ص – 10 ص تعارف", "14 09:00-10:00 session ar=تعارف")]
    [InlineData("10:30 صباحاً – 12:00 ظهراً جلسة عامة", "14 10:30-12:00 plenary ar=جلسة عامة")]
    [InlineData("1 – 2 pm Lunch", "14 13:00-14:00 meal en=Lunch")]
    [InlineData("1:00 م - 2:00 م الغداء", "14 13:00-14:00 meal ar=الغداء")]
    [InlineData("11 - 1 pm Panel", "14 11:00-13:00 panel en=Panel")]
    [InlineData("11:00 – 1:00 جلسة حوارية", "14 11:00-13:00 panel ar=جلسة حوارية")]
    [InlineData("2:00 د.ن – 3:00 د.ن پانێڵ", "14 14:00-15:00 panel ckb=پانێڵ")]
    [InlineData("2:00 ب.ظ – 3:00 ب.ظ عرض", "14 14:00-15:00 presentation ar=عرض")]
    [InlineData("2:00 - 3:00 Group work", "14 14:00-15:00 group en=Group work")]
    [InlineData("14:00-15:30 Group work", "14 14:00-15:30 group en=Group work")]
    [InlineData("12:00 – 12:45 صلاة", "14 12:00-12:45 prayer ar=صلاة")]
    [InlineData("12:30 am - 1 am Night", "14 00:30-01:00 session en=Night")]
    [InlineData("21:00 - 00:30 Poetry", "14 21:00-00:30 session en=Poetry")]
    [InlineData("22:00 – 24:00 موسيقى", "14 22:00-00:00 session ar=موسيقى")]
    [InlineData("23:00 - 0:00 Closing", "14 23:00-00:00 closing en=Closing")]
    [InlineData("9 pm - 12 am Music", "14 21:00-00:00 session en=Music")]
    [InlineData("9 – 1 am Music", "14 21:00-01:00 session en=Music")]
    [InlineData("٩ مساءً – ١٢ مساءً شعر", "14 21:00-00:00 session ar=شعر")]
    [InlineData("9:30 – 9:00 افتتاح", "14 09:00-09:30 opening ar=افتتاح")]
    [InlineData("\u200F\u202B9:00 – 9:30\u202C افتتاح\u200F", "14 09:00-09:30 opening ar=افتتاح")]
    [InlineData("9:00 Registration", "14 09:00-10:00 registration en=Registration")]
    [InlineData("9:00\t9:30\tOpening\tHall A\tHuda", "14 09:00-09:30 opening en=Opening | en=Hall A | en=Huda")]
    [InlineData("9:00 – 9:30 | افتتاح | القاعة 1", "14 09:00-09:30 opening ar=افتتاح | ar=القاعة 1")]
    [InlineData("9:00 – 9:30 استراحة / Break", "14 09:00-09:30 break ar=استراحة, en=Break")]
    [InlineData("9:00 – 9:30 Work and / or rest", "14 09:00-09:30 session en=Work and / or rest")]
    [InlineData("1- 9:00 – 9:30 الافتتاح", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("1- 9:00 الافتتاح", "14 09:00-10:00 opening ar=الافتتاح")]
    [InlineData("1. 9:00 – 9:30 الافتتاح", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("2) 9:30 – 11:00 جلسة", "14 09:30-11:00 session ar=جلسة")]
    [InlineData("3️⃣ 11:00 – 12:00 جلسة", "14 11:00-12:00 session ar=جلسة")]
    [InlineData("9:00 ـ 9:30 الافتتاح", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("9:30 _ 10:30 جلسة", "14 09:30-10:30 session ar=جلسة")]
    [InlineData("٩:٣٠ص ـ ١٠:٣٠ص جلسة", "14 09:30-10:30 session ar=جلسة")]
    [InlineData("9:00 – 10:00 م. هدى الجبوري: واقع العمل", "14 09:00-10:00 session ar=م. هدى الجبوري: واقع العمل")]
    [InlineData("9:00 – 10:00 م.هدى الجبوري", "14 09:00-10:00 session ar=م.هدى الجبوري")]
    [InlineData("9:00 – 10:00 د. نور: الصحة", "14 09:00-10:00 session ar=د. نور: الصحة")]
    [InlineData("9:00 – 10:00 د.نور: الصحة", "14 09:00-10:00 session ar=د.نور: الصحة")]
    [InlineData("1:00 م. – 2:00 م. الغداء", "14 13:00-14:00 meal ar=الغداء")]
    [InlineData("الساعة 10:00 إلى الساعة 11:00 جلسة", "14 10:00-11:00 session ar=جلسة")]
    [InlineData("من الساعة 9:00 إلى الساعة 10:00 جلسة", "14 09:00-10:00 session ar=جلسة")]
    [InlineData("لە کاتژمێر 9:00 تا کاتژمێر 10:00 وتارێک", "14 09:00-10:00 session ckb=وتارێک")]
    [InlineData("🔹 9:00 – 9:30 الافتتاح", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("🕘 9:30 – 10:00 جلسة", "14 09:30-10:00 session ar=جلسة")]
    [InlineData("✅ 12:00 – 12:30 صلاة", "14 12:00-12:30 prayer ar=صلاة")]
    [InlineData("(10:30 – 11:00) استراحة", "14 10:30-11:00 break ar=استراحة")]
    [InlineData("*11:00 – 12:00* جلسة", "14 11:00-12:00 session ar=جلسة")]
    [InlineData("*9:00 – 9:30 الافتتاح*", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("الافتتاح 9:00 – 9:30", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("الافتتاح: (9:00 – 9:30)", "14 09:00-09:30 opening ar=الافتتاح")]
    [InlineData("الافتتاح | 9:00 – 9:30 | القاعة 1", "14 09:00-09:30 opening ar=الافتتاح | ar=القاعة 1")]
    [InlineData("الافتتاح\t9:00\tالقاعة 1", "14 09:00-10:00 opening ar=الافتتاح | ar=القاعة 1")]
    [InlineData("٢ی دوای نیوەڕۆ گفتوگۆ", "14 14:00-15:00 session ckb=گفتوگۆ")]
    [InlineData("2:30ی دوای نیوەڕۆ – 3:30ی دوای نیوەڕۆ وتارێک", "14 14:30-15:30 session ckb=وتارێک")]
    [InlineData("11:30 - 1 جلسة", "14 11:30-13:00 session ar=جلسة")]
    [InlineData("1 – 2 جلسة", "14 13:00-14:00 session ar=جلسة")]
    public void A_line_is_an_item(string line, string expected) => Assert.Equal(expected, Assert.Single(Shown(line)));

    [Theory]
    [InlineData("Day 2", 15)]
    [InlineData("Day two:", 15)]
    [InlineData("Day 1 (Friday)", 14)]
    [InlineData("اليوم الأول", 14)]
    [InlineData("اليوم الثاني:", 15)]
    [InlineData("اليوم ٢", 15)]
    [InlineData("ڕۆژی دووەم", 15)]
    [InlineData("السبت", 15)]
    [InlineData("Saturday", 15)]
    [InlineData("شەممە", 15)]
    [InlineData("الجمعة 14 تشرين الثاني", 14)]
    [InlineData("السبت، ١٥ تشرين الثاني ٢٠٢٥", 15)]
    [InlineData("15ی تشرینی دووەم", 15)]
    [InlineData("15 November 2025", 15)]
    [InlineData("Saturday, November 15", 15)]
    [InlineData("15/11", 15)]
    [InlineData("15/11/2025", 15)]
    [InlineData("2025-11-15", 15)]
    [InlineData("15th November", 15)]
    [InlineData("*اليوم الثاني*", 15)]
    [InlineData("📅 السبت 15/11", 15)]
    [InlineData("اليوم الثاني: خريطة الجهات المعنية والسياسات والخطوات التالية", 15)]
    [InlineData("Day 2 – What we learned and what comes next", 15)]
    [InlineData("Day two what we learned", 15)]
    [InlineData("جدول أعمال اليوم الثاني", 15)]
    [InlineData("برنامج اليوم الثاني والأخير", 15)]
    [InlineData("Basra, 15 November", 15)]
    public void A_heading_is_a_day(string heading, int day) =>
        Assert.Equal($"{day} 09:00-10:00 session en=Work", Assert.Single(Shown(heading + "\n9:00 - 10:00 Work")));

    [Theory]
    [InlineData("Agenda of the workshop", nameof(PasteProblem.NoTime))]
    [InlineData("ملاحظة: تُسلَّم الأوراق يوم السبت", nameof(PasteProblem.NoTime))]
    [InlineData("الغداء يوم السبت", nameof(PasteProblem.NoTime))]
    [InlineData("ورشة أنت التغيير 14–15 تشرين الثاني 2025", nameof(PasteProblem.NoTime))]
    [InlineData("14–15 تشرين الثاني 2025", nameof(PasteProblem.NoTime))]
    [InlineData("14/11 - 15/11", nameof(PasteProblem.NoTime))]
    [InlineData("الجمعة والسبت", nameof(PasteProblem.NoTime))]
    [InlineData("من 14 إلى 15 تشرين الثاني", nameof(PasteProblem.NoTime))]
    [InlineData("9:00 – 9:30", nameof(PasteProblem.NoTitle))]
    [InlineData("25:00 – 26:00 Opening", nameof(PasteProblem.BadTime))]
    [InlineData("9:75 Opening", nameof(PasteProblem.BadTime))]
    [InlineData("3 pm – 9 am Opening", nameof(PasteProblem.EndsBefore))]
    [InlineData("Sunday", nameof(PasteProblem.OtherDay))]
    [InlineData("Day 3", nameof(PasteProblem.OtherDay))]
    [InlineData("16/11/2025", nameof(PasteProblem.OtherDay))]
    public void A_line_that_is_neither_is_named(string line, string problem)
    {
        var pasted = PastedAgenda.Read("10:00 - 11:00 Work\n" + line, First, Last, "ar");
        Assert.Single(pasted.Items);
        Assert.Equal(new UnreadLine(2, line, Enum.Parse<PasteProblem>(problem)), Assert.Single(pasted.Unread));
    }

    [Fact]
    public void Below_a_day_that_is_not_the_workshops_nothing_is_placed() => Assert.Equal(
        [(1, PasteProblem.OtherDay), (2, PasteProblem.OtherDay)],
        PastedAgenda.Read("Monday\n9:00 - 10:00 Work\nSaturday\n9:00 - 10:00 Rest", First, Last, "ar").Unread.Select(line => (line.Line, line.Problem)));

    [Fact]
    public void Hours_go_on_into_the_afternoon() => Assert.Equal(
        ["14 11:30-12:30 session en=A", "14 12:30-13:30 meal en=Lunch", "14 13:30-15:00 session en=B", "14 15:00-16:00 session en=C", "15 07:30-08:30 session en=D"],
        Shown("11:30 A\n12:30 Lunch\n1:30 B\n3:00 C\nDay 2\n7:30 D"));

    [Fact]
    public void Dinner_is_in_the_evening() => Assert.Equal(
        ["14 09:00-09:30 session en=A", "14 17:00-18:00 session en=B", "14 20:00-21:30 meal en=Dinner"],
        Shown("9:00 – 9:30 A\n5:00 – 6:00 B\n8:00 – 9:30 Dinner"));

    [Fact]
    public void Dinner_is_in_the_evening_however_early_the_day_was_over() => Assert.Equal(
        ["14 14:00-15:30 session en=A", "14 20:00-21:30 meal ar=العشاء"], Shown("2:00 – 3:30 A\n8:00 – 9:30 العشاء"));

    [Fact]
    public void What_begins_before_the_item_above_it_is_marked()
    {
        var pasted = PastedAgenda.Read("9:00 A\n14:00 B\n9:00 C\nSaturday\n8:00 D", First, Last, "ar");
        Assert.Equal([false, false, true, false], pasted.Items.Select(item => item.IsBeforeAbove));
    }

    [Fact]
    public void A_number_behind_a_dash_may_be_of_the_title() => Assert.Equal(
        ["14 11:30-13:00 group ar=3 مجموعات عمل", "14 13:00-14:00 meal ar=غداء"],
        Shown("11:30 - 3 مجموعات عمل\n1:00 غداء"));

    [Fact]
    public void Numbers_of_lines_are_not_hours() => Assert.Equal(
        ["14 09:00-09:30 session en=A", "14 09:30-11:00 session en=B", "14 11:00-13:00 session en=C", "14 13:00-14:00 meal en=Lunch"],
        Shown("1- 9:00 A\n2- 9:30 B\n3- 11:00 C\n4- 1:00 Lunch"));

    [Fact]
    public void Parallel_groups_begin_together() => Assert.Equal(
        ["14 09:00-10:00 session en=A", "14 09:00-10:00 session en=B", "14 10:00-11:00 session en=C"],
        Shown("9:00 A\n9:00 B\n10:00 C"));

    [Fact]
    public void A_novel_is_no_agenda() => Assert.Equal(
        PasteProblem.TooMany, Assert.Single(PastedAgenda.Read(string.Join('\n', Enumerable.Repeat("9:00 - 10:00 Work", 90)), First, Last, "ar").Unread).Problem);

    [Theory]
    [InlineData("10:00 – 11:15", "10:00", "11:15")]
    [InlineData("١٠ - ١١", "10:00", "11:00")]
    [InlineData("2:30", "14:30", null)]
    [InlineData("9 ص", "09:00", null)]
    [InlineData("1 pm - 2 pm", "13:00", "14:00")]
    [InlineData("23:00 - 00:30", "23:00", "00:30")]
    public void Times_alone_are_read(string typed, string start, string? end) =>
        Assert.Equal((Time(start), end is null ? null : Time(end)), TypedHours.Alone(typed));

    [Theory]
    [InlineData("soon")]
    [InlineData("9:00 – 10:00 Opening")]
    [InlineData("25:00")]
    [InlineData("")]
    public void What_is_no_time_is_none(string typed) => Assert.Null(TypedHours.Alone(typed));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static List<string> Shown(string text)
    {
        var pasted = PastedAgenda.Read(text, First, Last, "ar");
        Assert.Empty(pasted.Unread);
        return [.. pasted.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Day.Day} {item.Start:HH:mm}-{item.End:HH:mm} {item.Kind} ")
            + string.Join(" | ", new[] { item.Titles, item.Rooms, item.Facilitators }.Where(texts => texts.Count > 0)
                .Select(texts => string.Join(", ", texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => $"{text.Key}={text.Value}")))))];
    }
}
