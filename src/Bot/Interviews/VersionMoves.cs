using WorkshopBot.Access;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>
/// Takes what is being filled in on an earlier version of a form to the present one: only when the organizer wants it, who sees before what it does. Each
/// person is told with their next turn.
/// </summary>
internal sealed class VersionMoves(Shelf shelf, InterviewSteps steps)
{
    public const Act Timer = Act.FormMove;

    /// <summary>So many are moved in one turn; the others follow by a timer.</summary>
    public const int MostAtOnce = 50;

    /// <summary>What moving them would do.</summary>
    /// <param name="Open">How many there are.</param>
    /// <param name="Whole">Of those looked at, how many keep every answer and have nothing to look at again.</param>
    /// <param name="Outcomes">What does not simply stay: what becomes of it, the question's path, of how many people.</param>
    public sealed record Preview(int Open, int Whole, IReadOnlyList<(MoveOutcome Outcome, string Path, int People)> Outcomes);

    /// <summary>Looks at the first of them; nothing is changed.</summary>
    public Preview Look(ITurn turn, long formId, long toVersionId)
    {
        var moved = InterviewStore.OnOtherVersions(turn.Work, formId, toVersionId, MostAtOnce).ConvertAll(row => Move(turn, row, toVersionId).Moved);
        return new(
            InterviewStore.CountOnOtherVersions(turn.Work, formId, toVersionId),
            moved.Count(one => one.Answers.Count == 0),
            [
                .. moved.SelectMany(one => one.Answers.Select(answer => (answer.Outcome, Path: PathOf(answer.Path))).Distinct())
                    .GroupBy(answer => answer)
                    .Select(same => (same.Key.Outcome, same.Key.Path, same.Count()))
                    .OrderBy(line => line.Outcome).ThenBy(line => line.Path, StringComparer.Ordinal),
            ]);
    }

    /// <summary>Moves them, the rest a moment later.</summary>
    public void Run(ITurn turn, long formId, long toVersionId)
    {
        var some = InterviewStore.OnOtherVersions(turn.Work, formId, toVersionId, MostAtOnce);
        foreach (var row in some)
        {
            var (interview, moved) = Move(turn, row, toVersionId);
            InterviewStore.Move(turn.Work, row.Id, toVersionId, moved.Step.State.HeadToJson());
            InterviewSteps.SaveAnswers(turn.Work, row.Id, moved.Step.Changes);
            FileAnswers.LeaveReplaced(turn, interview, moved.Step.State);
        }

        if (some.Count == MostAtOnce)
        {
            turn.SetTimer(Timer, formId, turn.Now);
        }
    }

    // of every instance of a repeat: lesson[2]/what is lesson/what
    private static string PathOf(string path) => string.Join('/', path.Split('/').Select(part => part.Split('[')[0]));

    private (OpenInterview Interview, MovedInterview Moved) Move(ITurn turn, InterviewRow row, long toVersionId)
    {
        var interview = steps.Load(turn, row);
        var to = shelf.Version(turn.Work, toVersionId);
        var language = PeopleStore.ById(turn.Work, row.PersonId)?.Language ?? "ar";
        return (interview, Interview.Move(interview.Version.Form, interview.State, to.Form, InterviewSteps.Around(turn, to, language)));
    }
}
