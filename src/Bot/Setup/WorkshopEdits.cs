using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Translate;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>Writes what people of the team change about a workshop: the one place, so that what hangs on it looks again and those concerned hear of it.</summary>
internal static class WorkshopEdits
{
    /// <summary>Writes a workshop, and the meeting link where it is given (empty: it has none any more).</summary>
    /// <returns>Whether people are told of it.</returns>
    public static bool Save(IChatTurn turn, Shelf shelf, ShelvedWorkshop home, Workshop changed, string? link = null)
    {
        var id = home.Workshop.Id;
        WorkshopStore.Save(turn.Work, changed with { EditedAt = turn.Now }, link is null ? WorkshopStore.OnlineLink(turn.Rows, id) : link.Length == 0 ? null : link);
        MissingTexts.Edited(turn.Work, id, MissingTexts.Of(home.Workshop, [], []), MissingTexts.Of(changed, [], []));
        shelf.Forget();

        // days, hours, the place or the seats may have changed: whatever hangs on them looks again
        turn.SetTimer(Act.RemindersNext, id, turn.Now);
        turn.SetTimer(Act.AgendaRemind, id, turn.Now);
        turn.SetTimer(Act.FeedbackNext, id, turn.Now);
        turn.SetTimer(Act.DeletionNext, id, turn.Now);
        turn.SetTimer(SeatTurns.Line, id, turn.Now);
        return WorkshopMoves.Note(turn.Work, home.Workshop, changed, turn.Now, turn.Person.Id) && Concerned(turn, id) > 0;
    }

    /// <summary>Below what was saved: how many hear of it, and when.</summary>
    public static string Told(IChatTurn turn, Shelf shelf, long workshopId, Words words)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        var people = ("n", Arg.Count(Concerned(turn, workshopId)));
        return AgendaNotices.NightsEnd(turn.Rows, home, turn.Now) is { } when
            ? words["setup.saved.told.later", people, ("when", Arg.Phrase(words.DayAndTime(when, home.Workshop.Zone)))]
            : words["setup.saved.told", people];
    }

    /// <summary>How many hear of what becomes of it: those below and the team, without whoever does it.</summary>
    public static int Concerned(IChatTurn turn, long workshopId) => AgendaNoticeStore.CountConcerned(turn.Rows, workshopId, turn.Person.Id);

    /// <summary>How many have a place, wait for one or are being decided on.</summary>
    public static int Live(IChatTurn turn, long workshopId) =>
        SeatStore.Counts(turn.Rows, workshopId).Where(count => count.Key is "confirmed" or "pending" or "waitlisted" or "offered").Sum(count => count.Value);
}
