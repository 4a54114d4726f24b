using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Agenda;

/// <summary>Finds items of an agenda by the hour at which they begin, or by words of their titles in any language: every word typed has to begin one of the title's.</summary>
internal static class AgendaSearch
{
    /// <summary>Those that fit, in the order given.</summary>
    public static List<AgendaItem> Find(IReadOnlyList<AgendaItem> items, string typed, TimeZoneInfo zone)
    {
        var hour = PastedAgenda.Times(typed)?.Start;
        var wanted = Words(typed);
        return
        [
            .. items.Where(item => hour is not null
                ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(item.StartsAt, zone).DateTime) == hour
                : wanted.Length > 0 && item.Titles.Values.Select(Words)
                    .Any(title => Array.TrueForAll(wanted, word => Array.Exists(title, one => one.StartsWith(word, StringComparison.Ordinal))))),
        ];
    }

    private static string[] Words(string text) => SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
