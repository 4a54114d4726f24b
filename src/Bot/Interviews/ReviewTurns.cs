using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Interviews;

/// <summary>The review card: everything asked, before it is sent.</summary>
internal sealed class ReviewTurns(InterviewSteps steps, Catalogue texts)
{
    /// <summary>Something was said while everything stood for review: send, later, or the number of an answer to change.</summary>
    public void Answer(IChatTurn turn, OpenInterview interview, Step step, Incoming incoming)
    {
        var words = Words(turn);
        var form = interview.Version.Form;
        if (incoming is Incoming.Said said && step is Step.Reviewing reviewing)
        {
            switch (words.WhichOf(said.Text, "button.send_now", "button.continue_later", "button.next"))
            {
                case "button.next" when reviewing.Review.Group is not null:
                    var passed = InterviewSteps.PassGroup(turn, interview);
                    steps.Show(turn, passed, InterviewSteps.Resume(turn, passed), steps.Title(turn, interview));
                    return;
                case "button.send_now" when reviewing.Review.Group is null:
                    Send(turn, interview);
                    return;
                case "button.continue_later":
                    steps.Keep(turn, interview);
                    return;
                default:
                    break;
            }

            if (WholeNumber.TryRead(said.Text, out var number) && reviewing.Review.Lines.FirstOrDefault(line => line.Number == number) is { } line)
            {
                steps.Take(turn, interview, Interview.Edit(form, interview.State, line.Path, InterviewSteps.Around(turn, interview.Version)), steps.Title(turn, interview));
                return;
            }
        }

        var why = incoming is Incoming.Said { Text: var typed } && step is Step.Reviewing { Review.Lines.Count: var lines } && WholeNumber.TryRead(typed, out _)
            ? words["refuse.no_such_number", ("input", Arg.Code(Typed.Plain(typed))), ("min", Arg.Count(1)), ("max", Arg.Count(lines))]
            : words[step is Step.Reviewing { Review.Group: not null } ? "refuse.not_on_group" : "refuse.not_on_review"];
        turn.Show(InterviewSteps.ScreenOf(interview, step, why, words)!, steps.Title(turn, interview));
    }

    /// <summary>A button of the review was tapped.</summary>
    public void Tap(IChatTurn turn, OpenInterview interview, ButtonPress press)
    {
        if (press.Action == Actions.Send)
        {
            Send(turn, interview);
        }
        else
        {
            steps.Take(turn, interview, Interview.Edit(interview.Version.Form, interview.State, press.Argument, InterviewSteps.Around(turn, interview.Version)));
        }
    }

    /// <summary>It is sent, unless the workshop has moved since its person saw this card: then they read when and where it is now, and send once more.</summary>
    private void Send(IChatTurn turn, OpenInterview interview)
    {
        if (interview is { Version: { IsRegistration: true, Home.Workshop.MovedAt: { } movedAt }, Row: { SubmissionId: null, IsOnPaper: false } row } && movedAt > row.TouchedAt)
        {
            InterviewStore.Touch(turn.Work, row.Id, turn.Now);
            turn.Show(InterviewSteps.ScreenOf(interview, InterviewSteps.Resume(turn, interview), "", Words(turn))!, steps.Title(turn, interview));
            return;
        }

        steps.Take(turn, interview, Interview.Send(interview.Version.Form, interview.State, InterviewSteps.Around(turn, interview.Version)));
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
