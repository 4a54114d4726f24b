using WorkshopBot.Agenda;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Deletion;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Desk;

/// <summary>A workshop in figures: who registered, waits, is confirmed, came, and answered what. No names.</summary>
internal static class StatusLines
{
    private const int MostForms = 4;

    private static readonly (string Status, string Text)[] Figures =
    [
        ("confirmed", "organize.confirmed"), ("pending", "organize.pending"), ("waitlisted", "facilitate.waitlisted"), ("offered", "facilitate.offered"),
    ];

    public static IEnumerable<string> Of(ITurn turn, ShelvedWorkshop home, Words words)
    {
        var id = home.Workshop.Id;
        foreach (var line in DeletionTurns.Lines(turn, home.Workshop, words))
        {
            yield return line;
        }

        if (DeletionStore.Of(turn.Rows, id).BegunAt is not null)
        {
            // of people there is nothing left to count
            yield break;
        }

        var counts = SeatStore.Counts(turn.Rows, id);
        foreach (var (status, text) in Figures.Where(figure => figure.Status == "confirmed" || counts.GetValueOrDefault(figure.Status) > 0))
        {
            yield return words[text, ("n", Arg.Count(counts.GetValueOrDefault(status)))];
        }

        var today = home.Today(turn.Now);
        if (today >= home.Workshop.FirstDay)
        {
            foreach (var line in HeadCounts.Lines(turn.Rows, home, CheckInStore.Counts(turn.Rows, id), today, words))
            {
                yield return line;
            }
        }

        foreach (var answered in DeskStore.Answers(turn.Rows, id).OrderByDescending(form => form.Submissions).Take(MostForms))
        {
            if (home.Forms.FirstOrDefault(form => form.Id == answered.FormId) is { } form)
            {
                yield return words["organize.answered", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(answered.Submissions))];
            }
        }

        if (ThreadStore.Waiting(turn.Rows, id) is > 0 and var questions)
        {
            yield return words["organize.questions", ("n", Arg.Count(questions))];
        }
    }
}
