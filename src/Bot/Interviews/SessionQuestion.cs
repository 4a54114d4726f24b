using WorkshopBot.Forms.Definitions;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>The question of a form that asks which item of the agenda it is about.</summary>
internal static class SessionQuestion
{
    /// <returns>Null where a form asks about no item of the agenda.</returns>
    public static Question? Of(Form form, ShelvedWorkshop home)
    {
        var codes = home.Agenda.Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        return form.Questions.FirstOrDefault(question => question is { Type: QuestionType.SelectOne, ListName: { } list }
            && form.Lists.TryGetValue(list, out var table) && table.Rows.Any(row => codes.Contains(row.Name)));
    }
}
