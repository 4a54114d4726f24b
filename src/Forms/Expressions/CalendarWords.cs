namespace WorkshopBot.Forms.Expressions;

/// <summary>
/// Months and weekdays as <c>format-date</c> writes them, and months as people type them. Own tables: what a machine's culture
/// data says changes from one version to the next, and has no Iraqi months in Sorani.
/// </summary>
internal static class CalendarWords
{
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] ArabicMonths =
        ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"];

    private static readonly string[] SoraniMonths =
        ["کانوونی دووەم", "شوبات", "ئازار", "نیسان", "ئایار", "حوزەیران", "تەممووز", "ئاب", "ئەیلوول", "تشرینی یەکەم", "تشرینی دووەم", "کانوونی یەکەم"];

    private static readonly string[] EnglishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] ArabicDays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];
    private static readonly string[] SoraniDays = ["یەکشەممە", "دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "شەممە"];

    // full English names, Egyptian names, spellings heard in Iraq
    private static readonly (string Word, int Month)[] MoreMonths =
    [
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7), ("august", 8),
        ("september", 9), ("sept", 9), ("october", 10), ("november", 11), ("december", 12),
        ("يناير", 1), ("فبراير", 2), ("مارس", 3), ("أبريل", 4), ("إبريل", 4), ("مايو", 5), ("يونيو", 6), ("يوليو", 7), ("أغسطس", 8),
        ("سبتمبر", 9), ("أكتوبر", 10), ("نوفمبر", 11), ("ديسمبر", 12), ("مايس", 5), ("ئادار", 3), ("تەمووز", 7), ("ئەیلول", 9),
        ("تشرينی یەکەم", 10), ("تشرینی یەکەمی", 10), ("تشرینی دووەمی", 11), ("کانوونی دووەمی", 1), ("کانوونی یەکەمی", 12),
        ("کانونی یەکەم", 12), ("کانونی دووەم", 1),
    ];

    private static readonly Dictionary<string, int> MonthsByKey = BuildMonths();

    public static string Month(int month, string language) => language switch
    {
        "ar" => ArabicMonths[month - 1],
        "ckb" => SoraniMonths[month - 1],
        _ => EnglishMonths[month - 1],
    };

    public static string Day(DayOfWeek day, string language) => language switch
    {
        "ar" => ArabicDays[(int)day],
        "ckb" => SoraniDays[(int)day],
        _ => EnglishDays[(int)day],
    };

    /// <summary>The month a person typed by name, in any of the three languages.</summary>
    public static bool TryMonth(string typed, out int month) => MonthsByKey.TryGetValue(Interviews.SearchKey.Of(typed), out month);

    private static Dictionary<string, int> BuildMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var names in new[] { EnglishMonths, ArabicMonths, SoraniMonths })
        {
            for (var i = 0; i < 12; i++)
                months.TryAdd(Interviews.SearchKey.Of(names[i]), i + 1);
        }

        foreach (var (word, month) in MoreMonths)
            months.TryAdd(Interviews.SearchKey.Of(word), month);
        return months;
    }
}
