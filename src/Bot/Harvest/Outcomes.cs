using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Promises;
using WorkshopBot.Interviews;
using WorkshopBot.Promises;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Harvest;

/// <summary>The features of what comes out of a workshop, and which of them a button, a typed text or a timer belongs to.</summary>
internal sealed class Outcomes
{
    private readonly PlenaryTurns _plenary;
    private readonly OutcomeTurns _forms;
    private readonly PromiseTurns _promises;
    private readonly PromiseCoach _coach;

    public Outcomes(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Unasked unasked, PromiseCoach coach, ComposeTurns compose, BotIdentity identity)
    {
        var wording = new HarvestText(shelf);
        var readBack = new ReadBack(texts, compose);
        Harvest = new(shelf, texts, rights, interviews, wording);
        _plenary = new(shelf, texts, rights, interviews, unasked, Harvest, wording, readBack);
        _forms = new(shelf, texts, readBack);
        _coach = coach;
        Owners = new(shelf, texts, rights, interviews, unasked);
        _promises = new(shelf, texts, rights, interviews, coach, Owners, identity);
    }

    public HarvestTurns Harvest { get; }

    public PromiseOwnerTurns Owners { get; }

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        switch (press.Action)
        {
            case Act.HarvestPlenary or Act.HarvestMerge or Act.HarvestInto or Act.HarvestSplit or Act.HarvestVote or Act.HarvestOpenVote or Act.HarvestCloseVote or Act.HarvestRead
                or Act.HarvestReplies or Act.HarvestReply or Act.HarvestSaid or Act.HarvestBallot or Act.HarvestDot or Act.HarvestVoted:
                _plenary.Tap(turn, press);
                break;
            case Act.HarvestForms or Act.HarvestForm or Act.HarvestBack or Act.HarvestMinutes or Act.HarvestFiles or Act.HarvestFile:
                _forms.Tap(turn, press);
                break;
            case Act.PromiseSharpen or Act.PromiseSkip:
                var parts = press.Argument.Split(':');
                _coach.Sharpen(turn, PromiseStore.ById(turn.Rows, RowId.Read(parts[0]))!, parts.ElementAtOrDefault(1) ?? "", typed: null);
                break;
            case Act.PromiseMine or Act.PromiseCard or Act.PromiseAnswer or Act.PromiseWord or Act.PromiseDay or Act.PromiseOpen or Act.PromiseTake or Act.PromiseRefuse:
                Owners.Tap(turn, press);
                break;
            case var act when act.Area() == "promise":
                _promises.Tap(turn, press);
                break;
            default:
                Harvest.Tap(turn, press);
                break;
        }
    }

    public void Typed(IChatTurn turn, Act act, string argument, string text, Gate gate)
    {
        switch (act)
        {
            case Act.HarvestReply:
                _plenary.Typed(turn, argument, text);
                break;
            case Act.HarvestMerge:
                _plenary.Merge(turn, argument, text, gate);
                break;
            case Act.PromiseSharpen:
                var parts = argument.Split(':');
                _coach.Sharpen(turn, PromiseStore.ById(turn.Rows, RowId.Read(parts[0]))!, parts.ElementAtOrDefault(1) ?? "", text);
                break;
            case Act.PromiseWord or Act.PromiseDay:
                Owners.Typed(turn, act, argument, text);
                break;
            case var _ when act.Area() == "promise":
                _promises.Typed(turn, act, argument, text, gate);
                break;
            default:
                Harvest.Typed(turn, act, argument, text);
                break;
        }
    }

    /// <returns>False when the timer is another feature's.</returns>
    public bool Due(ITurn turn, Act act, long subjectId)
    {
        switch (act)
        {
            case Act.HarvestTell:
                _plenary.Tell(turn, subjectId);
                return true;
            case Act.PromiseRemind:
                Owners.Remind(turn, subjectId);
                return true;
            case Act.PromiseWeekly:
                _promises.Weekly(turn, subjectId);
                return true;
            case Act.PromiseEdition:
                _promises.OpenEdition(turn, subjectId);
                return true;
            default:
                return false;
        }
    }
}
