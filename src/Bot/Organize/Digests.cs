using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Organize;

/// <summary>
/// In the evening, to those who keep a workshop's figures before their eyes: what changed since the evening before, as figures without names. Nothing on an evening when nothing did.
/// </summary>
internal sealed class Digests(Shelf shelf, Catalogue texts, Rights rights)
{
    private static readonly TimeOnly Evening = new(20, 0);

    /// <summary>Somebody wants it: the timer is set for the next evening.</summary>
    public static void Plan(ITurn turn, Workshop workshop)
    {
        if (DeskStore.DigestedAnonymous(turn.Rows, workshop.Id) is null)
        {
            DeskStore.SetDigested(turn.Work, workshop.Id, DeskStore.Changed(turn.Rows, workshop.Id, turn.Now, turn.Now).AnonymousInAll);
        }

        turn.SetTimer(Act.OrganizeDigest, workshop.Id, Next(workshop, turn.Now));
    }

    /// <summary>The evening has come.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="workshopId">The workshop.</param>
    /// <param name="dueAt">When it was to go: it begins a day before that, however late it is.</param>
    public void Tell(ITurn turn, long workshopId, DateTimeOffset dueAt)
    {
        var workshop = shelf.Workshop(turn.Rows, workshopId).Workshop;
        var readers = DeskStore.StatusReaders(turn.Rows, workshopId).Where(reader => rights.May(turn.Rows, reader, Act.OrganizeLive, workshopId)).ToList();
        if (readers.Count == 0)
        {
            return;
        }

        if (QuietHours.NextAllowed(turn.Now, workshop.Zone) is var allowed && allowed > turn.Now)
        {
            // the bot was down in the evening: what is told in the morning is what has changed until then
            turn.SetTimer(Act.OrganizeDigest, workshopId, allowed);
            return;
        }

        var day = workshop.DayOf(turn.Now);
        var figures = DeskStore.Changed(turn.Rows, workshopId, dueAt.AddDays(-1), turn.Now);
        var promises = PromiseStore.OfWorkshop(turn.Rows, workshopId);
        var overdue = promises.Count(promise => promise.IsOverdue(day));
        var isNewlyOverdue = overdue > promises.Count(promise => promise.IsOverdue(day.AddDays(-1)));
        var answers = figures.Answers + Math.Max(0, figures.AnonymousInAll - (DeskStore.DigestedAnonymous(turn.Rows, workshopId) ?? 0));
        DeskStore.SetDigested(turn.Work, workshopId, figures.AnonymousInAll);
        (string Key, int Count)[] lines = [("digest.registered", figures.Registered), ("digest.cancelled", figures.Cancelled), ("digest.came", figures.Came), ("digest.answers", answers)];
        if (isNewlyOverdue || lines.Any(line => line.Count > 0))
        {
            foreach (var reader in readers)
            {
                var words = texts.Of(PeopleStore.ById(turn.Rows, reader)?.Language);
                turn.ChatOf(reader)?.Say(
                    new Screen(string.Join('\n', lines.Append(("digest.overdue", overdue)).Where(line => line.Item2 > 0).Select(line => words[line.Item1, ("n", Arg.Code(words.Number(line.Item2)))])
                        .Prepend(words["digest.heading", ("workshop", Arg.Text(words.Of(workshop.Titles)))]))),
                    Lane.Notification);
            }
        }

        turn.SetTimer(Act.OrganizeDigest, workshopId, Next(workshop, turn.Now));
    }

    private static DateTimeOffset Next(Workshop workshop, DateTimeOffset now)
    {
        var today = Workshop.InstantOf(workshop.Zone, workshop.DayOf(now).ToDateTime(Evening));
        return today > now ? today : Workshop.InstantOf(workshop.Zone, workshop.DayOf(now).AddDays(1).ToDateTime(Evening));
    }
}
