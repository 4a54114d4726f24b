using System.Globalization;
using WorkshopBot.Data.Promises;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Promises;

/// <summary>A promise in words: labels in the reader's language, what people wrote as they wrote it.</summary>
internal static class PromiseText
{
    private const int MostChanges = 6;

    /// <summary>What is to be done, by whom, until when, and where it stands.</summary>
    public static List<string> Lines(Promise promise, DateOnly today, Words words)
    {
        var lines = new List<string> { words["promise.action", ("text", Arg.Text(promise.Action))] };
        void Line(string key, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                lines.Add(words[key, ("text", Arg.Text(text))]);
            }
        }

        Line("promise.owner", promise.Owner);
        Line("promise.indicator", promise.Indicator);
        Line("promise.target", promise.Target);
        Line("promise.support", promise.Support);
        if (promise.DueDate is { } due)
        {
            lines.Add(words[promise.IsOverdue(today) ? "promise.due.overdue" : "promise.due", ("day", Arg.Phrase(words.Day(due)))]);
        }

        lines.Add(words["promise.state", ("state", Arg.Phrase(words["promise.state." + promise.State]))]);
        Line("promise.word", promise.Word);
        if (promise.AskedDate is { } asked)
        {
            lines.Add(words["promise.asked", ("day", Arg.Phrase(words.Day(asked)))]);
        }

        return lines;
    }

    /// <summary>One line of a list.</summary>
    public static string Line(Promise promise, int number, DateOnly today, Words words) => words["promise.line",
        ("n", Arg.Count(number)),
        ("action", Arg.Text(WordsExtensions.Cut(promise.Action, 160))),
        ("owner", Arg.Text(promise.Owner is { Length: > 0 } owner ? WordsExtensions.Cut(owner, 60) : "–")),
        ("due", Arg.Phrase(promise.DueDate is { } due ? words.Day(due) : "–")),
        ("state", Arg.Phrase(words[promise.IsOverdue(today) ? "promise.state.overdue" : "promise.state." + promise.State]))];

    /// <summary>What was changed: who, when, was and now. That something was filled in which was missing is no change.</summary>
    public static IEnumerable<string> History(IReadOnlyList<PromiseChange> changes, ShelvedWorkshop home, Words words) => changes.Where(change => change.Was is not null || change.Field == "word").TakeLast(MostChanges).Select(change => words["promise.change",
        ("when", Arg.Phrase(words.DayAndTime(change.ChangedAt, home.Workshop.Zone))),
        ("name", Arg.Text(change.Name ?? "–")),
        ("field", Arg.Phrase(words["promise.field." + change.Field])),
        ("was", Value(change.Field, change.Was, words)),
        ("becomes", Value(change.Field, change.Becomes, words))]);

    private static Arg Value(string field, string? value, Words words) => value is null or "" ? Arg.Text("–")
        : field == "state" ? Arg.Phrase(words["promise.state." + value])
        : field == "due_date" && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Arg.Phrase(words.Day(day))
        : Arg.Text(WordsExtensions.Cut(value, 120));
}
