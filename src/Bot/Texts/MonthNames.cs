using System.Globalization;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Texts;

/// <summary>Reads a month as people type it: the names of Iraq in Arabic and Sorani, the Egyptian ones, English ones, numbers.</summary>
public static class MonthNames
{
    private static readonly Dictionary<string, int> ByKey = Build();

    /// <summary>The month a word names, 1–12, or null. Months of the Kurdish solar and the Hijri calendar are none: one asks again.</summary>
    public static int? Find(string typed)
    {
        var key = SearchKey.Of(typed);
        if (ByKey.TryGetValue(key, out var month))
        {
            return month;
        }

        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12 ? number : null;
    }

    private static Dictionary<string, int> Build()
    {
        string[] egyptian =
        [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
            "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
        ];
        (string Name, int Month)[] others =
        [
            ("مايس", 5), ("مایس", 5), ("ئادار", 3), ("تەمووز", 7), ("کانونی دووەم", 1), ("کانونی یەکەم", 12), ("ئەیلول", 9),
            ("Jan", 1), ("Feb", 2), ("Mar", 3), ("Apr", 4), ("Jun", 6), ("Jul", 7), ("Aug", 8), ("Sep", 9), ("Sept", 9), ("Oct", 10), ("Nov", 11), ("Dec", 12),
        ];
        var names = CalendarTables.Months.Values.Append(egyptian).SelectMany(list => list.Select((name, index) => (Name: name, Month: index + 1)));
        return names.Concat(others).DistinctBy(pair => SearchKey.Of(pair.Name)).ToDictionary(pair => SearchKey.Of(pair.Name), pair => pair.Month);
    }
}
