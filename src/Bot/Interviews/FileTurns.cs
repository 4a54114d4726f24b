using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Files;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>What happens to files beside the question that they answer: the parts of an album, and those that never arrive.</summary>
internal sealed class FileTurns(Shelf shelf, Catalogue texts, InterviewSteps steps)
{
    /// <summary>
    /// A file of an album whose first part was heard already: it joins the answer that the first one gave. Telegram delivers an album as one message for each
    /// of its files, and nobody wants as many answers.
    /// </summary>
    public void TakeNextPart(IChatTurn turn, AlbumPlace place, Incoming.SentFile file)
    {
        if (place is { InterviewId: { } interviewId, Path: { } path } && InterviewStore.ById(turn.Work, interviewId) is { } row)
        {
            Join(turn, steps.Load(turn, row), path, file);
        }
    }

    /// <summary>A file will never be there: its sender hears of it, and how to send it again.</summary>
    /// <returns>Who was told; null when nobody is left to be told.</returns>
    public long? SayMissing(ITurn turn, Attachment file)
    {
        var (interview, again) = file.SubmissionId is { } submissionId ? Sent(turn, submissionId) : (Open(turn, file), "file.again.form");
        if (interview is null || AttachmentStore.SenderOf(turn.Work, file.Id) is not { } personId || turn.ChatOf(personId) is not { } chat)
        {
            return null;
        }

        var words = texts.Of(PeopleStore.ById(turn.Work, personId)?.Language);
        var why = words["file.missing." + file.Reason,
            ("label", Arg.Text(LabelOf(interview, file, InterviewSteps.Around(turn, interview.Version, words.Language.Code)))),
            ("limit", Arg.Code(SentFiles.Limit)),
            ("expected", Arg.Phrase(words[Expected(file)]))];
        var what = words[again, ("contact", Arg.Text(words.Of(interview.Version.Home.Workshop.Contacts)))];
        chat.Say(new Screen(why + "\n" + what));
        return personId;
    }

    private void Join(IChatTurn turn, OpenInterview interview, string path, Incoming.SentFile file)
    {
        var around = InterviewSteps.Around(turn, interview.Version);
        if (Interview.Edit(interview.Version.Form, interview.State, path, around) is not Step.Asked { Prompt: var asked } || asked.Path != path
            || SentFiles.Judge(asked.Question.Type, file) != FileVerdict.Accepted)
        {
            return;
        }

        var isAside = !interview.State.Answers.TryGetValue(path, out var value) && interview.State.Aside.TryGetValue(path, out value);
        var added = AttachmentStore.Add(turn.Work, interview.Row.Id, SentFiles.Describe(asked.Question.Name, asked.Question.Type, file, turn.Chance), file.FileId);
        InterviewStore.SaveAnswer(turn.Work, interview.Row.Id, path, FileAnswers.Joined(value ?? "", added.Facts.Name), isAside);
        if (interview.Row.IsActive && interview.State.Position is null)
        {
            // the review card shows how many there are
            var all = steps.Load(turn, interview.Row);
            turn.Chat.Edit(InterviewSteps.ScreenOf(all, InterviewSteps.Resume(turn, all), "", texts.Of(turn.Person.Language))!);
        }
    }

    private OpenInterview? Open(ITurn turn, Attachment file) =>
        file.InterviewId is { } id && InterviewStore.ById(turn.Work, id) is { } row ? steps.Load(turn, row) : null;

    /// <summary>What was sent, as if it were open again.</summary>
    private (OpenInterview? Interview, string Again) Sent(ITurn turn, long submissionId)
    {
        if (SubmissionStore.ById(turn.Work, submissionId) is not { } submission)
        {
            return (null, "");
        }

        var version = shelf.Version(turn.Work, submission.FormVersionId);
        var answers = SubmissionStore.Answers(turn.Work, submissionId).ToDictionary(answer => answer.Path, answer => answer.Value);
        var state = Interview.FromSubmission(version.Form, answers, seed: 0);
        var again = version.IsRegistration && turn.Now < version.Home.Workshop.ChangesUntil ? "file.again.me" : "file.again.contact";
        return (new(new InterviewRow(), version, state), again);
    }

    private static string LabelOf(OpenInterview interview, Attachment file, Surroundings around)
    {
        var path = interview.State.Answers.Concat(interview.State.Aside).FirstOrDefault(answer => answer.Value.Split(' ').Contains(file.Facts.Name)).Key ?? "";
        var asked = Interview.Edit(interview.Version.Form, interview.State, path, around) as Step.Asked;
        return asked?.Prompt.Path == path ? ReviewScreen.Short(asked.Prompt.Label) : file.Facts.Name;
    }

    private static string Expected(Attachment file) => file.Facts.Wanted switch
    {
        "image" => "expected.photo",
        "audio" or "text" => "expected.voice",
        "video" => "expected.video",
        _ => "expected.file",
    };
}
