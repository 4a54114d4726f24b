using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Agenda;

/// <summary>Finds items of an agenda by the hour at which they begin, or by words of their titles in any language: every word typed has to begin one of the title's.</summary>
internal static class AgendaSearch
{
    /// <summary>Those that fit, in the order given.</summary>
    public static List<AgendaItem> Find(IReadOnlyList<AgendaItem> items, string typed, TimeZoneInfo zone)
    {
        var hour = TypedHours.Alone(typed)?.Start;
        var wanted = SearchKey.Of(typed);
        return
        [
            .. items.Where(item => hour is not null
                ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(item.StartsAt, zone).DateTime) == hour
                : item.Titles.Values.Any(title => SearchKey.HasWords(SearchKey.Of(title), wanted))),
        ];
    }
}
