using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>What every turn of an interview does: reads it from its rows, writes what a step changed, shows the next card.</summary>
internal sealed class InterviewSteps(Shelf shelf, Catalogue texts, Func<ShelvedVersion, ISubmit> submit)
{
    private static readonly string[] FieldsInLetters = [.. RegistrationFieldNames.All.Except(["access", "diet"])];

    /// <summary>An interview with its form and its answers.</summary>
    public OpenInterview Load(ITurn turn, InterviewRow row) => Open(turn, row, shelf.Version(turn.Rows, row.FormVersionId), LoadState(turn.Rows, row));

    /// <summary>An interview as it stands, with its files and what its person saved earlier.</summary>
    public OpenInterview Open(ITurn turn, InterviewRow row, ShelvedVersion version, InterviewState state)
    {
        var interview = new OpenInterview(row, version, state) { Files = AttachmentStore.OfInterview(turn.Rows, row.Id, row.SubmissionId), Now = turn.Now };
        return interview with { Saved = prompt => submit(version).Saved(turn, interview, prompt) };
    }

    /// <summary>Where an interview stands.</summary>
    public static Step Resume(IChatTurn turn, OpenInterview interview) =>
        Resume(turn, interview, turn.Person.Language ?? "ar");

    /// <summary>Where an interview stands, for a reader of that language.</summary>
    public static Step Resume(ITurn turn, OpenInterview interview, string language)
    {
        var around = Around(turn, interview.Version, language);
        return interview.Row.GroupShown is { } path && Interview.ReviewOfGroup(interview.Version.Form, interview.State, path, around) is { } group
            ? new Step.Reviewing(interview.State, [], group)
            : Interview.Resume(interview.Version.Form, interview.State, around);
    }

    /// <summary>What a form sees of the world now.</summary>
    public static Surroundings Around(IChatTurn turn, ShelvedVersion version) => Around(turn, version, turn.Person.Language ?? "ar");

    /// <summary>The same for a reader of that language.</summary>
    public static Surroundings Around(ITurn turn, ShelvedVersion version, string language) =>
        new(turn.Now, version.Home.Workshop.Zone, language, version.Home.Tables);

    /// <summary>Why an interview cannot be sent any more, or null while it can.</summary>
    public string? Closed(ITurn turn, Words words, OpenInterview interview) => submit(interview.Version).Closed(turn, words, interview);

    /// <summary>Writes what a step changed.</summary>
    public static void Save(ITurn turn, OpenInterview interview, Step step)
    {
        InterviewStore.SaveHead(turn.Work, interview.Row.Id, step.State.HeadToJson(), misses: 0, turn.Now);
        SaveAnswers(turn.Work, interview.Row.Id, step.Changes);
        FileAnswers.LeaveReplaced(turn, interview, step.State);
    }

    /// <summary>Writes what a step changed and shows what comes next.</summary>
    public void Take(IChatTurn turn, OpenInterview interview, Step step, string? answered = null)
    {
        Save(turn, interview, step);
        Show(turn, interview with { State = step.State }, step, answered, changed: interview.State.Editing ? interview.State.Position : null);
    }

    /// <summary>The same after an answer: a group that is left with it is looked at as a whole first.</summary>
    public void TakeAnswer(IChatTurn turn, OpenInterview interview, Step step, string path, string? answered)
    {
        if (IsBrief(interview) && step is Step.Reviewing && Interview.Send(interview.Version.Form, step.State, Around(turn, interview.Version)) is Step.Finished finished)
        {
            Save(turn, interview, step);
            Show(turn, interview with { State = step.State, Files = AttachmentStore.OfInterview(turn.Rows, interview.Row.Id, interview.Row.SubmissionId) }, finished, answered);
            return;
        }

        if (Interview.ReviewOfGroup(interview.Version.Form, step.State, path, Around(turn, interview.Version)) is not { } group)
        {
            Take(turn, interview, step, answered);
            return;
        }

        Save(turn, interview, step);
        InterviewStore.ShowGroup(turn.Work, interview.Row.Id, path);
        var row = interview.Row with { GroupShown = path };
        Show(turn, interview with { State = step.State, Row = row }, new Step.Reviewing(step.State, [], group), answered);
    }

    /// <summary>
    /// A few taps and a comment after a session or a day: they are sent with the last answer, without a review. Whoever changes something sees the review.
    /// </summary>
    private static bool IsBrief(OpenInterview interview) =>
        interview.Version.Row is { Asked: FormMoment.Session or FormMoment.Day, IsDraft: false } && !interview.State.Editing && interview.Row.SubmissionId is null
        && interview.Version.Form.Questions.Count(question => question.IsAsked) <= MostBrief;

    private const int MostBrief = 5;

    /// <summary>A group was looked at: the interview stands where it stood.</summary>
    public static OpenInterview PassGroup(ITurn turn, OpenInterview interview)
    {
        if (interview.Row.GroupShown is null)
        {
            return interview;
        }

        InterviewStore.ShowGroup(turn.Work, interview.Row.Id, path: null);
        return interview with { Row = interview.Row with { GroupShown = null } };
    }

    /// <summary>The next card after a step; a finished interview is sent.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="interview">The interview after the step.</param>
    /// <param name="step">What comes next.</param>
    /// <param name="answered">The answer just given, on one line.</param>
    /// <param name="changed">The answer that was changed from the review: its page comes back.</param>
    /// <param name="opening">What is said above the first question.</param>
    public void Show(IChatTurn turn, OpenInterview interview, Step step, string? answered = null, string? changed = null, string opening = "")
    {
        if (step is Step.Finished finished)
        {
            submit(interview.Version).Send(turn, interview, finished.Submission);
            return;
        }

        var lead = opening.Length > 0 ? opening : turn.CameByTap ? answered ?? "" : "";
        var screen = ScreenOf(interview, step, lead, Words(turn), changed)!;
        if (turn.CameByTap && screen.Keys is null)
        {
            turn.Chat.Edit(screen);
        }
        else
        {
            // A reply keyboard is a message of its own: what was tapped collapses to the answer, as after typing.
            turn.Chat.Below(lead.Length == 0 || opening.Length > 0 ? screen : ScreenOf(interview, step, "", Words(turn), changed)!, answered);
        }
    }

    /// <summary>Where the interview stands, below a sentence about something else: what was open stays open.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="interview">The interview.</param>
    /// <param name="step">Where it stands.</param>
    /// <param name="lead">What is said first.</param>
    /// <param name="isBelow">As a new message, below what the person wrote; else in place.</param>
    public void ShowHere(IChatTurn turn, OpenInterview interview, Step step, string lead, bool isBelow)
    {
        var words = Words(turn);
        var screen = ScreenOf(interview, step, lead, words)!;
        if (isBelow)
        {
            turn.Chat.Below(screen, PlaceOf(interview, step, words));
        }
        else
        {
            turn.Chat.Edit(screen);
        }
    }

    /// <summary>The line that a card becomes when what it asks comes again elsewhere.</summary>
    public static string PlaceOf(OpenInterview interview, Step step, Words words) =>
        step is Step.Asked { Prompt: var prompt } ? ReviewScreen.Short(prompt.Label) : words.Of(interview.Version.Row.Titles);

    /// <summary>The card of a step, below a sentence that says why; null for a finished interview.</summary>
    public static Screen? ScreenOf(OpenInterview interview, Step step, string lead, Words words, string? changed = null) => step switch
    {
        Step.Asked asked => QuestionScreen.Of(asked.Prompt, FrameOf(interview, asked.Prompt, lead, words)),
        Step.Refused refused => QuestionScreen.Of(
            refused.Prompt,
            FrameOf(interview, refused.Prompt, RefusalText.Of(refused.Refusal, refused.Prompt, refused.Prompt.Value ?? "", words), words)),
        Step.Reviewing reviewing => ReviewScreen.Of(FileAnswers.In(reviewing.Review, interview.Files, words), words, Marked(interview, Joined(lead, Moved(interview, reviewing, words)), words), ReviewScreen.PageOf(reviewing.Review, changed)),
        _ => null,
    };

    /// <summary>Another page of a long list: of choices, or of answers under review.</summary>
    public void ShowPage(IChatTurn turn, OpenInterview interview, int page)
    {
        var words = Words(turn);
        turn.Show(Resume(turn, interview) switch
        {
            Step.Asked asked => QuestionScreen.Of(asked.Prompt, FrameOf(interview, asked.Prompt, "", words) with { Page = page }),
            Step.Reviewing reviewing => ReviewScreen.Of(FileAnswers.In(reviewing.Review, interview.Files, words), words, Marked(interview, "", words), page),
            var other => ScreenOf(interview, other, "", words)!,
        });
    }

    /// <summary>The question that is open, with all that its author says about it.</summary>
    public void ShowMore(IChatTurn turn, OpenInterview interview)
    {
        var words = Words(turn);
        var step = Resume(turn, interview);
        turn.Show(
            step is Step.Asked asked
                ? QuestionScreen.Of(asked.Prompt, FrameOf(interview, asked.Prompt, "", words) with { ShowsGuidance = true })
                : ScreenOf(interview, step, "", words)!,
            PlaceOf(interview, step, words));
    }

    /// <summary>The pictures of the choices on a page, each with its label; the question comes again below them.</summary>
    public void ShowChoices(IChatTurn turn, OpenInterview interview, int page)
    {
        var words = Words(turn);
        if (Resume(turn, interview) is not Step.Asked { Prompt: var prompt } step)
        {
            ShowPage(turn, interview, 0);
            return;
        }

        foreach (var choice in QuestionScreen.OnPage(prompt.Choices, page))
        {
            if (FormMediaFile.Of(interview.Version, choice) is { } file)
            {
                turn.Chat.Say(new Screen(words.Lines(choice.Label)) { File = file });
            }
        }

        turn.Chat.Below(QuestionScreen.Of(prompt, FrameOf(interview, prompt, "", words) with { Page = page }), PlaceOf(interview, step, words));
    }

    /// <summary>What stands around a question.</summary>
    public static QuestionScreen.Frame FrameOf(OpenInterview interview, Prompt prompt, string lead, Words words) =>
        new(words, Marked(interview, lead, words), AsksPhone: AsksPhone(interview, prompt), TakesVoice: TakesVoice(interview, prompt) && !interview.Version.Row.IsAnonymous, Saved: interview.Saved(prompt))
        {
            Present = FileAnswers.Shown(prompt.Question, prompt.Shown, interview.Files, words),
            Entries = [.. prompt.Entries.Select(entry => entry.Question is null ? "" : FileAnswers.Shown(entry.Question, entry.Shown, interview.Files, words))],
            Written = WrittenAnswer.Takes(prompt) ? WrittenAnswer.Read(interview.State.Pending).Parts.Count : 0,
            Days = LikelyDays.Of(interview, prompt, words.Language.Code),
            Media = FormMediaFile.Of(interview.Version, prompt, words),
            ShowsFile = interview.Version.Media.Count == 0 ? null : choice => FormMediaFile.Of(interview.Version, choice) is not null,
            Today = interview.Version.Home.Workshop.DayOf(interview.Now),
            // what was added last stands on the last page
            Page = Math.Max(0, prompt.Entries.Count - 1) / QuestionScreen.PageSize,
        };

    /// <summary>The question that fills the registration's phone: a contact can be shared for it.</summary>
    public static bool AsksPhone(OpenInterview interview, Prompt prompt) =>
        interview.Version.IsRegistration && prompt.Question.Name == interview.Version.Home.QuestionOf("phone");

    /// <summary>
    /// A voice message may stand for typed text, but for what a registration needs in letters (names, the organisation …) and digits that must be kept.
    /// </summary>
    public static bool TakesVoice(OpenInterview interview, Prompt prompt) =>
        prompt is { Kind: PromptKind.Question, Question.Type: QuestionType.Text } && !prompt.Question.Appearance.Split(' ').Contains("numbers") && !WrittenAnswer.IsSignature(prompt.Question)
        && !(interview.Version.IsRegistration && FieldsInLetters.Any(field => prompt.Question.Name == interview.Version.Home.QuestionOf(field)));

    /// <summary>Leaves what is being asked and keeps it.</summary>
    public void Keep(IChatTurn turn, OpenInterview interview)
    {
        InterviewStore.Park(turn.Work, turn.Person.Id);
        if (turn.CameByTap)
        {
            turn.Chat.Close(Kept(turn, interview));
        }
        else
        {
            turn.Chat.Below(new Screen(Kept(turn, interview)), Title(turn, interview));
        }
    }

    /// <summary>What a card put aside says.</summary>
    public string Kept(IChatTurn turn, OpenInterview interview) => Kept(interview, Words(turn));

    /// <inheritdoc cref="Kept(IChatTurn, OpenInterview)" />
    public static string Kept(OpenInterview interview, Words words) => words["form.kept", ("form", Arg.Text(words.Of(interview.Version.Row.Titles)))];

    /// <summary>The form's title in the reader's language.</summary>
    public string Title(IChatTurn turn, OpenInterview interview) => Words(turn).Of(interview.Version.Row.Titles);

    /// <summary>When and where it is now, for whoever began to register when that was otherwise; "" for everybody else.</summary>
    private static string Moved(OpenInterview interview, Step.Reviewing reviewing, Words words) =>
        interview is { Version: { IsRegistration: true, Home: { Workshop.MovedAt: { } movedAt } home }, Row: { SubmissionId: null, IsOnPaper: false } row } && reviewing.Review.Group is null && movedAt > row.StartedAt
            ? words["registration.moved",
                ("dates", Arg.Phrase(WorkshopTurns.Dates(home.Workshop, words))), ("venue", Arg.Phrase(WorkshopTurns.Venue(home.SeenBy(isConfirmed: false, interview.Now).Workshop, words)))]
            : "";

    private static string Joined(string lead, string more) => lead.Length == 0 ? more : more.Length == 0 ? lead : lead + "\n" + more;

    // whoever tries their form is never in doubt that nothing of it counts
    private static string Marked(OpenInterview interview, string lead, Words words) =>
        !interview.Version.Row.IsDraft ? lead : lead.Length == 0 ? words["author.test"] : words["author.test"] + "\n" + lead;

    private static InterviewState LoadState(ReadSession session, InterviewRow row)
    {
        var answers = InterviewStore.Answers(session, row.Id);
        return InterviewState.FromJson(row.Head, answers.Select(answer => new AnswerChange(answer.Path, answer.Value, answer.IsAside)));
    }

    /// <summary>Writes answers that changed.</summary>
    public static void SaveAnswers(UnitOfWork work, long id, IReadOnlyList<AnswerChange> changes)
    {
        foreach (var change in changes)
        {
            InterviewStore.SaveAnswer(work, id, change.Path, change.Value, change.Aside);
        }
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
