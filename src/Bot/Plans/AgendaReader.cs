using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Plans;

/// <summary>Reads the sheet <c>agenda</c>.</summary>
internal static class AgendaReader
{
    private const int Line = 200;
    private static readonly string[] Kinds =
    [
        "registration", "opening", "plenary", "session", "panel", "group", "presentation", "break", "meal", "prayer", "closing", "other",
    ];

    /// <summary>The items that could be read, in order of time.</summary>
    public static IReadOnlyList<AgendaItem> Read(PlanSheet sheet, PlanFrame frame, IReadOnlyCollection<string> groups, PlanProblems problems)
    {
        if (sheet.Rows.Count == 0)
        {
            problems.Add(PlanRules.NoAgenda, null, null, null);
        }

        var codes = new SeenCodes();
        var items = new List<AgendaItem>();
        foreach (var row in sheet.Rows)
        {
            var code = codes.Read(row["code"]);
            var day = DayOf(row["day"], frame);
            var start = row["start"].Required().Time();
            var end = row["end"].Required().Time();
            if (end <= start && !(start is { } from && end is { } to && Overnight.Is(from, to)))
            {
                row["end"].Problem(PlanRules.EndsBeforeItStarts, row["start"].Written, row["end"].Written);
            }

            var item = new AgendaItem
            {
                Code = code ?? "",
                StartsAt = At(day, start),
                EndsAt = At(end <= start ? day?.AddDays(1) : day, end),
                Kind = row["kind"].Required().OneOf(Kinds) ?? "other",
                Titles = row["title"].Required().Texts(Line),
                Rooms = row["room"].Texts(Line),
                Facilitators = row["facilitator"].Texts(Line),
                GroupCode = GroupOf(row["group"], groups),
            };
            if (day is not null && start is not null)
            {
                if (items.Count > 0 && item.StartsAt < items[^1].StartsAt)
                {
                    row["start"].Problem(PlanRules.OutOfOrder, row["code"].Written, items[^1].Code);
                }

                items.Add(item);
            }
        }

        return [.. items.OrderBy(item => item.StartsAt).ThenBy(item => item.EndsAt).ThenBy(item => item.Code, StringComparer.Ordinal)];

        DateTimeOffset At(DateOnly? day, TimeOnly? time) => day is { } date && time is { } clock ? frame.InstantOf(date.ToDateTime(clock)) : default;
    }

    private static DateOnly? DayOf(PlanCell cell, PlanFrame frame)
    {
        var day = cell.Required().Day();
        if (frame.HasDays && (day < frame.FirstDay || day > frame.LastDay))
        {
            cell.Problem(PlanRules.OutsideTheDays, cell.Written, DayId.Write(frame.FirstDay), DayId.Write(frame.LastDay));
        }

        return day;
    }

    private static string? GroupOf(PlanCell cell, IReadOnlyCollection<string> groups)
    {
        var group = cell.Code();
        if (group is not null && !groups.Contains(group))
        {
            cell.Problem(PlanRules.UnknownGroup, group, Nearest.Of(group, groups));
        }

        return group;
    }
}

/// <summary>Codes of one sheet, each used once.</summary>
internal sealed class SeenCodes
{
    private readonly Dictionary<string, int?> _rows = new(StringComparer.Ordinal);

    /// <summary>A code that the sheet has not used before, or null.</summary>
    public string? Read(PlanCell cell)
    {
        var code = cell.Required().Code();
        if (code is null || _rows.TryAdd(code, cell.Row))
        {
            return code;
        }

        cell.Problem(PlanRules.CodeTwice, code, FormattableString.Invariant($"{_rows[code]}"));
        return null;
    }
}
