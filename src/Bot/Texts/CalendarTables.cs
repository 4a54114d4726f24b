namespace WorkshopBot.Texts;

/// <summary>Names of days, months and parts of the day, as written in Iraq.</summary>
internal static class CalendarTables
{
    /// <summary>Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    public static IReadOnlyDictionary<Language, string[]> Weekdays { get; } = new Dictionary<Language, string[]>
    {
        [Language.Arabic] = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
        [Language.Kurdish] = ["یەکشەممە", "دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "شەممە"],
        [Language.English] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    };

    /// <summary>Gregorian months by the names that Iraq uses.</summary>
    public static IReadOnlyDictionary<Language, string[]> Months { get; } = new Dictionary<Language, string[]>
    {
        [Language.Arabic] =
        [
            "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
            "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
        ],
        [Language.Kurdish] =
        [
            "کانوونی دووەم", "شوبات", "ئازار", "نیسان", "ئایار", "حوزەیران",
            "تەممووز", "ئاب", "ئەیلوول", "تشرینی یەکەم", "تشرینی دووەم", "کانوونی یەکەم",
        ],
        [Language.English] =
        [
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ],
    };

    /// <summary>Yesterday, today, tomorrow.</summary>
    public static IReadOnlyDictionary<Language, string[]> NearDays { get; } = new Dictionary<Language, string[]>
    {
        [Language.Arabic] = ["أمس", "اليوم", "غداً"],
        [Language.Kurdish] = ["دوێنێ", "ئەمڕۆ", "سبەی"],
        [Language.English] = ["yesterday", "today", "tomorrow"],
    };

    /// <summary>Morning 05–11, noon 12, afternoon 13–16, evening 17–19, night 20–04.</summary>
    public static IReadOnlyDictionary<Language, string[]> DayParts { get; } = new Dictionary<Language, string[]>
    {
        [Language.Arabic] = ["صباحاً", "ظهراً", "بعد الظهر", "مساءً", "ليلاً"],
        [Language.Kurdish] = ["بەیانی", "نیوەڕۆ", "دوای نیوەڕۆ", "ئێوارە", "شەو"],
        [Language.English] = ["morning", "noon", "afternoon", "evening", "night"],
    };

    /// <summary>The index in <see cref="DayParts"/>.</summary>
    public static int PartOf(TimeOnly time) => time.Hour switch
    {
        >= 5 and <= 11 => 0,
        12 => 1,
        >= 13 and <= 16 => 2,
        >= 17 and <= 19 => 3,
        _ => 4,
    };
}
