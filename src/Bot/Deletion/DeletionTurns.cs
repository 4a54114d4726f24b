using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Interviews;
using WorkshopBot.Results;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Deletion;

/// <summary>
/// The day on which a workshop's personal data goes, as its consent says: its organizers hear a week and a day before, and at 03:00 it is deleted in slices. One timer for each
/// workshop says "look now"; what is due is computed, and what is left to delete is found anew each time, so a stop in between or a moved day needs no repair.
/// </summary>
/// <remarks>Source: docs/decisions/0015-the-day-on-which-data-goes.md.</remarks>
internal sealed class DeletionTurns(Shelf shelf, Catalogue texts, Rights rights, Unasked unasked)
{
    private const int SliceSize = 200;
    private static readonly TimeOnly Night = new(3, 0);
    private static readonly TimeOnly Morning = new(10, 0);
    private static readonly int[] Notices = [7, 1];
    private static readonly TimeSpan SliceStep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadingMayTake = TimeSpan.FromMinutes(5);

    // the team was told at least so long before, also where the bot was down on the days before
    private static readonly TimeSpan Warned = TimeSpan.FromDays(1);
    private static readonly TimeSpan Near = TimeSpan.FromDays(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(7);
    private static readonly TimeSpan PromisesLookAgain = TimeSpan.FromDays(30);

    /// <summary>When a workshop's data goes: at night on its day, and not before its team had a day to hear of it.</summary>
    public static DateTimeOffset At(Workshop workshop, DateTimeOffset? toldAt)
    {
        var at = Workshop.InstantOf(workshop.Zone, workshop.DeleteAfter.ToDateTime(Night));
        if (toldAt + Warned is not { } warned || warned <= at)
        {
            return at;
        }

        var night = Workshop.InstantOf(workshop.Zone, workshop.DayOf(warned).ToDateTime(Night));
        return night >= warned ? night : Workshop.InstantOf(workshop.Zone, workshop.DayOf(warned).AddDays(1).ToDateTime(Night));
    }

    /// <summary>Tells, deletes, or waits.</summary>
    public void MoveOn(ITurn turn, long workshopId)
    {
        var workshop = shelf.Workshop(turn.Rows, workshopId).Workshop;
        var deletion = DeletionStore.Of(turn.Rows, workshopId);
        if (deletion.DoneAt is not null && turn.Now < At(workshop, null))
        {
            // its days were moved on, and it takes place once more
            DeletionStore.Forget(turn.Work, workshopId);
            deletion = new DeletionRow();
        }

        if (deletion.BegunAt is not null)
        {
            GoOn(turn, workshop, deletion);
            return;
        }

        var notices = Notices.Select(days => (Days: days, At: Workshop.InstantOf(workshop.Zone, workshop.DeleteAfter.AddDays(-days).ToDateTime(Morning)))).ToList();
        if (turn.Now < notices[0].At)
        {
            turn.SetTimer(Act.DeletionNext, workshopId, notices[0].At);
            return;
        }

        if (!DeletionStore.Holds(turn.Rows, workshopId))
        {
            turn.SetTimer(Act.DeletionNext, workshopId, turn.Now + LookAgain);
            return;
        }

        var days = notices.Last(notice => notice.At <= turn.Now).Days;
        if (deletion.ToldDays is not { } told || told > days)
        {
            if (QuietHours.NextAllowed(turn.Now, workshop.Zone) is var allowed && allowed > turn.Now)
            {
                turn.SetTimer(Act.DeletionNext, workshopId, allowed);
                return;
            }

            Tell(turn, workshop, deletion.ToldAt ?? turn.Now);
            DeletionStore.Told(turn.Work, workshopId, days, turn.Now);
            deletion = DeletionStore.Of(turn.Rows, workshopId);
        }

        var moments = notices.Select(notice => notice.At).Append(At(workshop, deletion.ToldAt)).Where(at => at > turn.Now).ToList();
        if (moments.Count > 0)
        {
            turn.SetTimer(Act.DeletionNext, workshopId, moments.Min());
        }
        else
        {
            Begin(turn, workshopId);
        }
    }

    /// <summary>What the team's card says of it: the day while it is near, and afterwards what stays.</summary>
    public static IEnumerable<string> Lines(ITurn turn, Workshop workshop, Words words)
    {
        var deletion = DeletionStore.Of(turn.Rows, workshop.Id);
        if (deletion.BegunAt is { } begun)
        {
            yield return words["deletion.done", ("date", Arg.Phrase(words.Day(workshop.DayOf(begun))))];
            yield return words["deletion.people", ("n", Arg.Code(words.Number(Participants.Of(turn.Rows, workshop.Id).People)))];
        }
        else if (At(workshop, deletion.ToldAt) - turn.Now < Near && DeletionStore.Holds(turn.Rows, workshop.Id))
        {
            yield return words["deletion.day", ("date", Arg.Phrase(words.Day(workshop.DayOf(At(workshop, deletion.ToldAt)))))];
        }
    }

    private void Tell(ITurn turn, Workshop workshop, DateTimeOffset toldAt)
    {
        var id = RowId.Write(workshop.Id);
        foreach (var organizer in rights.Of(turn.Rows, Act.PeopleExport, workshop.Id))
        {
            unasked.Show(
                turn, organizer, workshop.Zone,
                words => new Screen(words["deletion.notice",
                    ("workshop", Arg.Text(words.Of(workshop.Titles))), ("when", Arg.Phrase(words.DayAndTime(At(workshop, toldAt), workshop.Zone)))])
                {
                    Rows =
                    [
                        words.Row(new Button(words["button.deletion_people"], Act.PeopleFormats, id)),
                        words.Row(new Button(words["button.report"], Act.ReportOpen, id), new Button(words["button.results"], Act.ResultsList, id)),
                    ],
                },
                latest: turn.Now, lane: Lane.Notification);
        }
    }

    /// <summary>The figures that stay are counted outside the loop; if that is lost, it is begun again.</summary>
    private void Begin(ITurn turn, long workshopId)
    {
        turn.SetTimer(Act.DeletionNext, workshopId, turn.Now + ReadingMayTake);
        turn.Read(
            session =>
            {
                var figures = Participants.Of(session, workshopId).Write();
                return later =>
                {
                    Gate.AdmitClock(later, Act.DeletionNext);
                    DeletionStore.Begin(later.Work, workshopId, figures, later.Now);
                    shelf.Forget();
                    later.SetTimer(Act.DeletionNext, workshopId, later.Now);
                };
            },
            _ =>
            {
                // the timer that was set looks again
            });
    }

    private void GoOn(ITurn turn, Workshop workshop, DeletionRow deletion)
    {
        var categories = AnonymousRows.Categories(turn.Rows, workshop.Id);
        categories.Add(Data.Harvest.Consents.Question);
        if (DeletionStore.Slice(turn.Work, workshop.Id, workshop.LastDay, categories, SliceSize, person => Leaves(turn, person)))
        {
            turn.EraseTraces();
            turn.SetTimer(Act.DeletionNext, workshop.Id, turn.Now + SliceStep);
            return;
        }

        if (deletion.DoneAt is null)
        {
            DeletionStore.Done(turn.Work, workshop.Id, turn.Now);
            AuditStore.Add(turn.Work, new(turn.Now, Act.DeletionNext.Name(), RowId.Write(workshop.Id), workshop.Id, null, null));
            turn.EraseTraces();
        }

        if (DeletionStore.HasTakenPromises(turn.Rows, workshop.Id))
        {
            turn.SetTimer(Act.DeletionNext, workshop.Id, turn.Now + PromisesLookAgain);
        }
    }

    // months later nobody is written to; buttons that would do nothing any more go from where they stand
    private void Leaves(ITurn turn, long personId)
    {
        if (turn.ChatOf(personId) is { LivingMessageId: not null } chat)
        {
            chat.Close(texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language)["deletion.left"]);
        }
    }
}
