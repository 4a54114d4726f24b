using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

/// <summary>Goldens of rendered texts; invisible marks are written out.</summary>
public sealed class BidiTests
{
    private static Words In(string code) => Catalogue.Embedded.In(code);

    [Theory]
    [InlineData("ar", "تسجيلك مؤكد ✅\n{RLM}{FSI}You Are the Change{PDI}\n{RLM}{LRI}14{PDI}–{LRI}15{PDI} تشرين الثاني 2025، {FSI}فندق Grand{PDI}\nرمز الدخول: {LRI}KR7-M2Q{PDI}\nيكفي إبراز الرمز أو الصورة عند الباب.")]
    [InlineData("ckb", "ناوتۆمارکردنەکەت پشتڕاستکرایەوە ✅\n{RLM}{FSI}You Are the Change{PDI}\n{RLM}{LRI}14{PDI}–{LRI}15{PDI}ی تشرینی دووەمی 2025، {FSI}فندق Grand{PDI}\nکۆدی چوونەژوورەوە: {LRI}KR7-M2Q{PDI}\nبەسە کۆدەکە یان وێنەکە لە دەرگاکە پیشان بدەیت.")]
    [InlineData("en", "Your registration is confirmed ✅\n{FSI}You Are the Change{PDI}\n14–15 November 2025, {FSI}فندق Grand{PDI}\nEntry code: {LRI}KR7-M2Q{PDI}\nShow the code or the picture at the door.")]
    public void A_ticket_with_a_Latin_title_a_mixed_place_and_a_code(string code, string expected)
    {
        var words = In(code);
        var dates = words.Calendar.Days(new(2025, 11, 14), new(2025, 11, 15));
        Assert.Equal(expected, Invisible.Shown(words["registration.ticket.card",
            ("workshop", "You Are the Change"), ("dates", dates), ("venue", "فندق Grand"), ("ticket", "KR7-M2Q")]));
    }

    [Theory]
    [InlineData("ar", "تنقص هذا الرقم خانة واحدة: {LRI}0770 123 456{PDI}. رقم الهاتف المحمول في العراق من 11 خانة. نرجو إرساله مرة أخرى.")]
    [InlineData("ckb", "ئەم ژمارەیە یەک خانەی کەمە: {LRI}0770 123 456{PDI}. ژمارەی مۆبایلی عێراقی 11 خانەیە. تکایە دووبارە بینێرە.")]
    [InlineData("en", "This number is one digit short: {LRI}0770 123 456{PDI}. Iraqi mobile numbers have 11 digits. Please send it again.")]
    public void A_phone_number_inside_a_sentence(string code, string expected) =>
        Assert.Equal(expected, Invisible.Shown(In(code)["refuse.phone_short", ("n", 1), ("input", "0770 123 456")]));

    [Theory]
    [InlineData("ar", "رابط الاجتماع:\n{RLM}{LRI}https://example.org/a?b=1{PDI}")]
    [InlineData("ckb", "بەستەری کۆبوونەوە:\n{RLM}{LRI}https://example.org/a?b=1{PDI}")]
    [InlineData("en", "Meeting link:\n{LRI}https://example.org/a?b=1{PDI}")]
    public void A_link_stands_alone_on_its_line(string code, string expected) =>
        Assert.Equal(expected, Invisible.Shown(In(code)["agenda.link", ("link", "https://example.org/a?b=1")]));

    [Theory]
    [InlineData("ar", "{RLM}09:00 {FSI}Registration ☕{PDI}، {FSI}قاعة B{PDI}")]
    [InlineData("ckb", "{RLM}09:00 {FSI}Registration ☕{PDI}، {FSI}قاعة B{PDI}")]
    [InlineData("en", "09:00 {FSI}Registration ☕{PDI}, {FSI}قاعة B{PDI}")]
    public void A_line_of_the_agenda_starts_with_a_time(string code, string expected) => Assert.Equal(expected, Invisible.Shown(
        In(code)["agenda.item.room", ("start", CalendarWords.Clock(new(9, 0))), ("title", "Registration ☕"), ("room", "قاعة B")]));

    [Theory]
    [InlineData("ar", "{RLM}{FSI}🌱 2030{PDI}: {LRI}14{PDI}–{LRI}15{PDI} تشرين الثاني 2025")]
    [InlineData("ckb", "{RLM}{FSI}🌱 2030{PDI}: {LRI}14{PDI}–{LRI}15{PDI}ی تشرینی دووەمی 2025")]
    [InlineData("en", "{FSI}🌱 2030{PDI}: 14–15 November 2025")]
    public void A_title_that_starts_with_an_emoji(string code, string expected) => Assert.Equal(expected, Invisible.Shown(
        In(code)["workshops.line", ("workshop", "🌱 2030"), ("dates", In(code).Calendar.Days(new(2025, 11, 14), new(2025, 11, 15)))]));

    [Theory]
    [InlineData("ar", "انتهت مدة التراجع. يمكن التسجيل من جديد: {LRI}/register{PDI}")]
    [InlineData("ckb", "کاتی پاشگەزبوونەوە بەسەرچوو. دەتوانیت دووبارە ناوت تۆمار بکەیت: {LRI}/register{PDI}")]
    [InlineData("en", "The time to undo is over. You can register again: /register")]
    public void A_command_keeps_its_slash_on_its_side(string code, string expected) =>
        Assert.Equal(expected, Invisible.Shown(In(code)["registration.undo_expired"]));

    [Fact]
    public void What_runs_left_to_right_in_a_text_is_shielded() => Assert.Equal(
        "احفظه بصيغة {LRI}.xlsx{PDI}، ثم {LRI}select_one LIST{PDI} مع {LRI}start=1{PDI} و3. {LRI}docs/a-b.md{PDI}: {LRI}2025-11-14 20:00{PDI}.",
        Invisible.Shown(Catalogue.Load(
        [
            (Language.English, """{ "a.b": { "text": "x", "note": "n" } }"""),
            (Language.Arabic, """{ "a.b": "احفظه بصيغة .xlsx، ثم select_one LIST مع start=1 و3. docs/a-b.md: 2025-11-14 20:00." }"""),
        ]).In("ar")["a.b"]));

    [Fact]
    public void A_name_of_two_lines_is_shielded_line_by_line() => Assert.Equal(
        "{RLM}{FSI}Layla{PDI}\n{RLM}{FSI}كريم{PDI}: تم التخطي",
        Invisible.Shown(In("ar")["question.skipped", ("label", "Layla\r\nكريم")]));

    [Fact]
    public void A_phone_number_inside_somebodys_words_keeps_its_order() => Assert.Equal(
        "للاستفسار: {FSI}عمر، {LRI}0770 123 4567{PDI}{PDI}",
        Invisible.Shown(In("ar")["help.ask_organizer", ("contact", "عمر، 0770 123 4567")]));

    [Fact]
    public void Somebody_who_types_marks_of_direction_turns_nothing_around() => Assert.Equal(
        "{FSI}Layla{PDI}: skipped",
        Invisible.Shown(In("en")["question.skipped", ("label", "\u202ELay\u2069\u2067la\u200F")]));

    [Fact]
    public void A_phrase_that_opened_a_line_loses_its_mark_in_the_middle_of_another()
    {
        var words = In("ckb");
        var left = words["resume.questions_left", ("n", 7)];
        Assert.StartsWith("\u200F7", left, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n{RLM}7 پرسیار ماوە",
            Invisible.Shown(words["resume.card", ("form", "x"), ("last", "y"), ("questions_left", left)]),
            StringComparison.Ordinal);
        Assert.Equal("{FSI}x{PDI}: 7 پرسیار ماوە", Invisible.Shown(words["question.answered", ("label", "x"), ("value", Arg.Phrase(left))]).Replace("{RLM}", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ar", "{FSI}A{PDI}", "{FSI}A{PDI} و{FSI}B{PDI}", "{FSI}A{PDI} و{FSI}B{PDI} و{FSI}C{PDI}")]
    [InlineData("ckb", "{FSI}A{PDI}", "{FSI}A{PDI} و {FSI}B{PDI}", "{FSI}A{PDI}، {FSI}B{PDI} و {FSI}C{PDI}")]
    [InlineData("en", "{FSI}A{PDI}", "{FSI}A{PDI} and {FSI}B{PDI}", "{FSI}A{PDI}, {FSI}B{PDI} and {FSI}C{PDI}")]
    public void Lists_end_with_and(string code, params string[] expected)
    {
        Assert.Equal(expected, new string[][] { ["A"], ["A", "B"], ["A", "B", "C"] }.Select(items => Invisible.Shown(In(code).List(items))));
        Assert.Equal("", In(code).List([]));
    }

    [Fact]
    public void Numbers_with_a_mark_inside_are_shielded_among_right_to_left_words()
    {
        Assert.Equal(["7", "{LRI}12,345{PDI}", "{LRI}3.5{PDI}", "{LRI}25%{PDI}", "{LRI}-4{PDI}"], Shown(In("ar")));
        Assert.Equal(["7", "12,345", "3.5", "25%", "-4"], Shown(In("en")));

        static IEnumerable<string> Shown(Words words) =>
            new[] { words.Number(7), words.Number(12_345), words.Number(3.50m), words.Percent(0.25m), words.Number(-4) }.Select(Invisible.Shown);
    }

    [Fact]
    public void Rows_of_buttons_are_mirrored_for_right_to_left_readers()
    {
        Assert.Equal(["next", "back"], In("ar").Row("back", "next"));
        Assert.Equal(["next", "back"], In("ckb").Row("back", "next"));
        Assert.Equal(["back", "next"], In("en").Row(["back", "next"]));
    }

    [Theory]
    [InlineData("الغرض: تنظيم الورشة.\n2. تُحذف البيانات", "الغرض: تنظيم الورشة.\n{RLM}2. تُحذف البيانات")]
    [InlineData("Purpose: to run it.", "Purpose: to run it.")]
    [InlineData("✅ تم\r\n\r\nSMART أهداف", "{RLM}✅ تم\n\n{RLM}SMART أهداف")]
    [InlineData("\u202Eتم", "تم")]
    [InlineData("للاستفسار: +964 770 123 4567 أو 0770-123-4567.", "للاستفسار: {LRI}+964 770 123 4567{PDI} أو {LRI}0770-123-4567{PDI}.")]
    [InlineData("الموقع https://example.org/a?b=1. البريد a.b@example.org", "الموقع {LRI}https://example.org/a?b=1{PDI}. البريد {LRI}a.b@example.org{PDI}")]
    [InlineData("مراسلة @omar_h أو /privacy، يوم 2025-11-14", "مراسلة {LRI}@omar_h{PDI} أو {LRI}/privacy{PDI}، يوم {LRI}2025-11-14{PDI}")]
    [InlineData("Call +964 770 123 4567", "Call +964 770 123 4567")]
    public void Somebodys_own_lines_get_the_readers_direction_unless_they_are_foreign(string text, string expected) =>
        Assert.Equal(expected, Invisible.Shown(In("ar").Lines(text)));
}
