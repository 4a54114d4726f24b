using WorkshopBot.Chat;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>The days that a question for a date is most often answered with: today, tomorrow, and the workshop's own, as far as it takes them.</summary>
internal static class LikelyDays
{
    /// <summary>A multi-day event is offered day by day up to here; more days would be a calendar of buttons.</summary>
    private const int MostDaysOfWorkshop = 5;

    /// <summary>The days to offer, in order; none where only a year or a month is asked.</summary>
    public static IReadOnlyList<DateOnly> Of(OpenInterview interview, Prompt prompt, string language)
    {
        if (prompt is not { Kind: PromptKind.Question, Question.Type: QuestionType.Date } || MomentText.AsksYear(prompt.Question) || MomentText.AsksMonth(prompt.Question))
        {
            return [];
        }

        var workshop = interview.Version.Home.Workshop;
        var today = workshop.DayOf(interview.Now);
        var days = new List<DateOnly> { today, today.AddDays(1) };
        if (today <= workshop.LastDay)
        {
            days.AddRange(workshop.EachDay.Take(MostDaysOfWorkshop));
        }

        var around = new Surroundings(interview.Now, workshop.Zone, language, interview.Version.Home.Tables);
        return [.. days.Distinct().Order().Where(day => Interview.Takes(interview.Version.Form, interview.State, prompt.Path, Typed(day), around))];
    }

    /// <summary>A day as it is typed and stored.</summary>
    public static string Typed(DateOnly day) => DayId.Write(day);

    /// <summary>What was typed, with "today" and its like, and the words of a button, as the day they mean.</summary>
    public static string Read(OpenInterview interview, Prompt prompt, string typed, Words words)
    {
        if (prompt.Question.Type != QuestionType.Date)
        {
            return typed;
        }

        var today = interview.Version.Home.Workshop.DayOf(interview.Now);
        var key = SearchKey.Of(typed);
        DateOnly? offered = null;
        foreach (var day in Of(interview, prompt, words.Language.Code))
        {
            if (SearchKey.Of(words.Calendar.Button(day, today)) == key)
            {
                offered = day;
            }
        }

        return (offered ?? CalendarWords.ReadNear(typed, today)) is { } meant ? Typed(meant) : typed;
    }
}
