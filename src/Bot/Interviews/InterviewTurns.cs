using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>An interview that is open: its row, its form, and the state read from its answers.</summary>
internal sealed record OpenInterview(InterviewRow Row, ShelvedVersion Version, InterviewState State);

/// <summary>What happens when an interview is sent.</summary>
internal interface ISubmit
{
    /// <summary>Why it cannot be sent any more, in the person's words; null while it can.</summary>
    string? Closed(ITurn turn, Words words, OpenInterview interview);

    /// <summary>Takes the finished interview, tells the person, and deletes the interview if it was taken.</summary>
    void Send(IChatTurn turn, OpenInterview interview, Submission submission);
}

/// <summary>Asks a form's questions in a chat: each turn reads the interview, lets the engine decide, writes what changed, shows the next card.</summary>
internal sealed class InterviewTurns(Shelf shelf, Catalogue texts, Func<ShelvedVersion, ISubmit> submit)
{
    public const string Nudge = "interview.nudge";

    private const int MissesBeforeHelp = 3;
    private const int MostNudges = 2;
    private static readonly TimeSpan FirstNudge = TimeSpan.FromDays(1);
    private static readonly TimeSpan SecondNudge = TimeSpan.FromDays(3);

    /// <summary>A pause after which people may have forgotten what this was about.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    /// <summary>Begins a new interview.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="version">The form.</param>
    /// <param name="consentVersion">The notice agreed to, for a registration.</param>
    /// <param name="submissionId">What was sent before and is being answered anew.</param>
    public void Begin(IChatTurn turn, ShelvedVersion version, string? consentVersion = null, long? submissionId = null)
    {
        var step = Interview.Begin(version.Form, Around(turn, version), turn.Chance.Next(int.MaxValue));
        Open(turn, version, step, consentVersion, submissionId);
    }

    /// <summary>Opens what was sent, to be changed: it starts on the review card.</summary>
    public void Change(IChatTurn turn, ShelvedVersion version, long submissionId, IReadOnlyDictionary<string, string> answers, string? consentVersion)
    {
        var state = Interview.FromSubmission(version.Form, answers, turn.Chance.Next(int.MaxValue));
        var step = Interview.Resume(version.Form, state, Around(turn, version));
        var changes = answers.Select(answer => new AnswerChange(answer.Key, answer.Value, Aside: false)).ToList();
        Open(turn, version, step with { Changes = changes }, consentVersion, submissionId);
    }

    /// <summary>Goes on where an interview stands; after a long pause it first says what it is about.</summary>
    public void Continue(IChatTurn turn, InterviewRow row)
    {
        var interview = Load(turn, row);
        if (Closed(turn, interview) is { } why)
        {
            turn.Show(new Screen(why));
            return;
        }

        InterviewStore.Activate(turn.Work, turn.Person.Id, row.Id);
        if (turn.Now - row.TouchedAt >= LongPause)
        {
            turn.Show(ResumeCard(turn, interview), Title(turn, interview));
            return;
        }

        Show(turn, interview, Resume(turn, interview));
    }

    /// <summary>Says something without buttons; a question that is open comes again below it.</summary>
    public void Inform(IChatTurn turn, string text)
    {
        if (!turn.CameByTap && InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview)
        {
            turn.Chat.Say(new Screen(text));
            ShowAgain(turn, interview, "");
        }
        else
        {
            turn.Show(new Screen(text));
        }
    }

    /// <summary>Shows another card in the place of a question: the form is put aside, and its card says so.</summary>
    public void ShowBeside(IChatTurn turn, Screen screen)
    {
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is not { } interview)
        {
            turn.Show(screen);
            return;
        }

        InterviewStore.Park(turn.Work, turn.Person.Id);
        turn.Chat.Below(screen, Kept(turn, Load(turn, interview)));
    }

    /// <summary>What this person was filling last and can still send, or null.</summary>
    public InterviewRow? Latest(IChatTurn turn) =>
        InterviewStore.OfPerson(turn.Work, turn.Person.Id).Find(row => Closed(turn, Load(turn, row)) is null);

    /// <summary>A button that goes on with what was put aside last, or null.</summary>
    public Button? ContinueButton(IChatTurn turn) =>
        Latest(turn) is { } latest
            ? new(Words(turn)["button.continue"], Actions.Resume, latest.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : null;

    /// <summary>The question again, below a sentence that says why.</summary>
    public void ShowAgain(IChatTurn turn, InterviewRow row, string lead)
    {
        var interview = Load(turn, row);
        var step = Resume(turn, interview);
        var place = step is Step.Asked { Prompt: var prompt } ? ReviewScreen.Short(prompt.Label) : Title(turn, interview);
        turn.Chat.Below(ScreenOf(turn, interview, step, lead)!, place);
    }

    /// <summary>Something was said, shared or sent while a question was open.</summary>
    public void Answer(IChatTurn turn, InterviewRow row, Incoming incoming)
    {
        var interview = Load(turn, row);
        var step = Resume(turn, interview);
        if (step is Step.Asked { Prompt: var prompt })
        {
            AnswerQuestion(turn, interview, prompt, incoming);
        }
        else
        {
            AnswerReview(turn, interview, step, incoming);
        }
    }

    /// <summary>A button of the interview was tapped.</summary>
    public void Tap(IChatTurn turn, InterviewRow row, ButtonPress press)
    {
        var interview = Load(turn, row);
        var around = Around(turn, interview.Version);
        var form = interview.Version.Form;
        switch (press.Action)
        {
            case Actions.Choose:
                Advance(turn, interview, new Answer.Chosen(press.Argument), press.Argument);
                break;
            case Actions.Confirm:
                Advance(turn, interview, new Answer.Typed(press.Argument), press.Argument);
                break;
            case Actions.Toggle:
                Toggle(turn, interview, press.Argument);
                break;
            case Actions.Done:
                Advance(turn, interview, new Answer.Completed(), "");
                break;
            case Actions.Keep:
                Advance(turn, interview, new Answer.Kept(), "");
                break;
            case Actions.Skip:
                Advance(turn, interview, new Answer.Skip(), "");
                break;
            case Actions.Back:
                Take(turn, interview, Interview.Back(form, interview.State, around));
                break;
            case Actions.Edit:
                Take(turn, interview, Interview.Edit(form, interview.State, press.Argument, around));
                break;
            case Actions.Send:
                Take(turn, interview, Interview.Send(form, interview.State, around));
                break;
            case Actions.Page:
                ShowPage(turn, interview, int.Parse(press.Argument, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case Actions.Later:
                Keep(turn, interview);
                break;
            case Actions.StartOver:
                Ask(turn, interview, "form.start_over.ask", "button.start_over", Actions.StartOverNow);
                break;
            case Actions.StartOverNow:
                StartOver(turn, interview);
                break;
            case Actions.Resume when Closed(turn, interview) is { } why:
                turn.Show(new Screen(why));
                break;
            case Actions.Drop:
                Ask(turn, interview, "form.drop.ask", "button.drop_form", Actions.DropNow);
                break;
            case Actions.DropNow:
                Forget(turn, interview);
                turn.Chat.Close(Words(turn)["form.dropped"]);
                break;
            default:
                Show(turn, interview, Resume(turn, interview));
                break;
        }
    }

    /// <summary><c>/cancel</c>: leaves what is being asked and keeps it.</summary>
    public void Keep(IChatTurn turn, InterviewRow row) => Keep(turn, Load(turn, row));

    /// <summary>Time for a reminder: at most two, never at night, never to somebody who went on.</summary>
    public void Remind(ITurn turn, long interviewId)
    {
        if (InterviewStore.ById(turn.Work, interviewId) is not { Nudges: < MostNudges } row || turn.ChatOf(row.PersonId) is not { } chat)
        {
            return;
        }

        var version = shelf.Version(turn.Work, row.FormVersionId);
        var interview = new OpenInterview(row, version, LoadState(turn.Work, row));
        var words = texts.Of(PeopleStore.ById(turn.Work, row.PersonId)?.Language);
        if (submit(version).Closed(turn, words, interview) is not null)
        {
            return;
        }

        if (InterviewStore.Active(turn.Work, row.PersonId) is { } other && other.Id != row.Id)
        {
            // they are at another form now: its own reminder is enough
            turn.SetTimer(Nudge, interviewId, turn.Now + SecondNudge);
            return;
        }

        var due = row.TouchedAt + (row.Nudges == 0 ? FirstNudge : SecondNudge);
        var allowed = QuietHours.NextAllowed(due > turn.Now ? due : turn.Now, version.Home.Workshop.Zone);
        if (allowed > turn.Now)
        {
            turn.SetTimer(Nudge, interviewId, allowed);
            return;
        }

        InterviewStore.CountNudge(turn.Work, interviewId);
        turn.SetTimer(Nudge, interviewId, turn.Now + SecondNudge);
        chat.Below(ResumeCard(interview, words, turn.Now));
    }

    private void Open(IChatTurn turn, ShelvedVersion version, Step step, string? consentVersion, long? submissionId)
    {
        var row = new InterviewRow
        {
            Id = turn.Work.NewId(),
            PersonId = turn.Person.Id,
            FormVersionId = version.VersionId,
            IsActive = true,
            Head = step.State.HeadToJson(),
            ConsentVersion = consentVersion,
            ConsentedAt = consentVersion is null ? null : turn.Now,
            SubmissionId = submissionId,
            StartedAt = turn.Now,
            TouchedAt = turn.Now,
        };
        InterviewStore.Add(turn.Work, row);
        SaveAnswers(turn.Work, row.Id, step.Changes);
        if (submissionId is null)
        {
            turn.SetTimer(Nudge, row.Id, turn.Now + FirstNudge);
        }

        Show(turn, new OpenInterview(row, version, step.State), step);
    }

    private void AnswerQuestion(IChatTurn turn, OpenInterview interview, Prompt prompt, Incoming incoming)
    {
        var words = Words(turn);
        switch (incoming)
        {
            case Incoming.Said said:
                AnswerTyped(turn, interview, prompt, said.Text);
                break;
            case Incoming.SharedContact contact when AsksPhone(interview, prompt):
                if (contact.IsOwn)
                {
                    var number = PhoneText.Shown(contact.PhoneNumber);
                    Advance(turn, interview, new Answer.Typed(number), number);
                }
                else
                {
                    Refuse(turn, interview, prompt, words["refuse.contact_not_own"]);
                }

                break;
            case Incoming.SharedLocation location when prompt.Question.Type == QuestionType.Geopoint:
                Advance(turn, interview, new Answer.Located(location.Latitude, location.Longitude, 0, location.Accuracy ?? 0), "");
                break;
            default:
                Refuse(turn, interview, prompt, RefusalText.WrongKind(KindOf(incoming), prompt, words));
                break;
        }
    }

    private void AnswerTyped(IChatTurn turn, OpenInterview interview, Prompt prompt, string text)
    {
        var words = Words(turn);
        switch (MenuWord(text, words))
        {
            case "button.skip" when !prompt.Required:
                Advance(turn, interview, new Answer.Skip(), "");
                return;
            case "button.skip":
                Refuse(turn, interview, prompt, words["refuse.cannot_skip"]);
                return;
            case "button.next" when prompt.Shown.Length > 0:
                Advance(turn, interview, new Answer.Kept(), "");
                return;
            case "button.back":
                Take(turn, interview, Interview.Back(interview.Version.Form, interview.State, Around(turn, interview.Version)), words["button.back"]);
                return;
            case "button.done" when prompt.Pending.Count > 0:
                Advance(turn, interview, new Answer.Completed(), "");
                return;
            case "button.continue_later":
                Keep(turn, interview);
                return;
            case not null when prompt.Choices.All(choice => Texts.SearchKey.Of(choice.Label) != Texts.SearchKey.Of(text)):
                // a word of the menu is never an answer, also where it does nothing
                turn.Show(QuestionScreen.Of(prompt, FrameOf(turn, interview, prompt, "")), ReviewScreen.Short(prompt.Label));
                return;
            default:
                break;
        }

        if (AsksPhone(interview, prompt) && PhoneText.Refusal(text, words) is { } refusal)
        {
            Refuse(turn, interview, prompt, refusal);
        }
        else if (prompt.Question.Type == QuestionType.Text && !AsksPhone(interview, prompt) && text.Trim().Length == 1)
        {
            ConfirmShort(turn, text.Trim(), words);
        }
        else
        {
            Advance(turn, interview, new Answer.Typed(text), text);
        }
    }

    private static void ConfirmShort(IChatTurn turn, string text, Words words) =>
        turn.Chat.Below(new Screen(words["refuse.short_text_confirm", ("input", Arg.Text(text))])
        {
            Rows = [words.Row(new Button(words["button.yes"], Actions.Confirm, text), new Button(words["button.no"], Actions.Show))],
        });

    private void AnswerReview(IChatTurn turn, OpenInterview interview, Step step, Incoming incoming)
    {
        var words = Words(turn);
        var form = interview.Version.Form;
        if (incoming is Incoming.Said said && step is Step.Reviewing reviewing)
        {
            switch (MenuWord(said.Text, words))
            {
                case "button.send_now":
                    Take(turn, interview, Interview.Send(form, interview.State, Around(turn, interview.Version)));
                    return;
                case "button.continue_later":
                    Keep(turn, interview);
                    return;
                default:
                    break;
            }

            if (WholeNumber.TryRead(said.Text, out var number) && reviewing.Review.Lines.FirstOrDefault(line => line.Number == number) is { } line)
            {
                Take(turn, interview, Interview.Edit(form, interview.State, line.Path, Around(turn, interview.Version)), Title(turn, interview));
                return;
            }
        }

        var why = incoming is Incoming.Said { Text: var typed } && step is Step.Reviewing { Review.Lines.Count: var lines } && WholeNumber.TryRead(typed, out _)
            ? words["refuse.no_such_number", ("input", Arg.Code(Typed.Plain(typed))), ("min", Arg.Count(1)), ("max", Arg.Count(lines))]
            : words["refuse.not_on_review"];
        turn.Show(ScreenOf(turn, interview, step, why)!, Title(turn, interview));
    }

    private void Advance(IChatTurn turn, OpenInterview interview, Answer answer, string input)
    {
        var around = Around(turn, interview.Version);
        var before = Interview.Resume(interview.Version.Form, interview.State, around) as Step.Asked;
        var step = Interview.Advance(interview.Version.Form, interview.State, answer, around);
        if (step is Step.Refused refused)
        {
            if (Filtered(refused.Prompt, answer) is { Count: > 0 } found)
            {
                turn.Show(QuestionScreen.Of(refused.Prompt, FrameOf(turn, interview, refused.Prompt,
                    Words(turn)["question.filtered", ("typed", Arg.Text(input))]) with
                { Offered = found }));
                return;
            }

            Refuse(turn, interview, refused.Prompt, RefusalText.Of(refused.Refusal, refused.Prompt, input, Words(turn)), refused.Refusal.Near);
            return;
        }

        var moved = (step as Step.Asked)?.Prompt.Path != before?.Prompt.Path;
        Take(turn, interview, step, moved && before is not null ? AnsweredLine(before.Prompt, step.State, Words(turn)) : null);
    }

    /// <summary>In a long list, letters that are no whole answer shorten it.</summary>
    private static IReadOnlyList<Choice>? Filtered(Prompt prompt, Answer answer) =>
        answer is Answer.Typed(var text) && prompt.Choices.Count > QuestionScreen.PageSize && prompt.Question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple
            ? Interview.Filter(prompt.Choices, text)
            : null;

    private void Refuse(IChatTurn turn, OpenInterview interview, Prompt prompt, string why, IReadOnlyList<Choice>? near = null)
    {
        var words = Words(turn);
        var misses = interview.Row.Misses + 1;
        InterviewStore.SaveHead(turn.Work, interview.Row.Id, interview.State.HeadToJson(), misses, turn.Now);
        if (misses >= MissesBeforeHelp)
        {
            why += "\n" + words["refuse.after_three_misses", ("contact", Arg.Text(words.Of(interview.Version.Home.Workshop.Contacts)))];
        }

        turn.Show(
            QuestionScreen.Of(prompt, FrameOf(turn, interview, prompt, why) with { Offered = near is { Count: > 0 } ? near : null }),
            ReviewScreen.Short(prompt.Label));
    }

    private void Take(IChatTurn turn, OpenInterview interview, Step step, string? answered = null)
    {
        InterviewStore.SaveHead(turn.Work, interview.Row.Id, step.State.HeadToJson(), misses: 0, turn.Now);
        SaveAnswers(turn.Work, interview.Row.Id, step.Changes);
        Show(turn, interview with { State = step.State }, step, answered);
    }

    private void Show(IChatTurn turn, OpenInterview interview, Step step, string? answered = null)
    {
        if (step is Step.Finished finished)
        {
            submit(interview.Version).Send(turn, interview, finished.Submission);
            return;
        }

        // A reply keyboard is a message of its own: what was tapped collapses to the answer, as after typing.
        var isEdit = turn.CameByTap && ScreenOf(turn, interview, step, "")!.Keys is null;
        var screen = ScreenOf(turn, interview, step, isEdit ? answered ?? "" : "")!;
        if (isEdit)
        {
            turn.Chat.Edit(screen);
        }
        else
        {
            turn.Chat.Below(screen, answered);
        }
    }

    private Screen? ScreenOf(IChatTurn turn, OpenInterview interview, Step step, string lead) => step switch
    {
        Step.Asked asked => QuestionScreen.Of(asked.Prompt, FrameOf(turn, interview, asked.Prompt, lead)),
        Step.Refused refused => QuestionScreen.Of(
            refused.Prompt,
            FrameOf(turn, interview, refused.Prompt, RefusalText.Of(refused.Refusal, refused.Prompt, refused.Prompt.Value ?? "", Words(turn)))),
        Step.Reviewing reviewing => ReviewScreen.Of(reviewing.Review, Words(turn), lead),
        _ => null,
    };

    private void ShowPage(IChatTurn turn, OpenInterview interview, int page)
    {
        if (Resume(turn, interview) is Step.Asked asked)
        {
            turn.Show(QuestionScreen.Of(asked.Prompt, FrameOf(turn, interview, asked.Prompt, "") with { Page = page }));
        }
    }

    private void Keep(IChatTurn turn, OpenInterview interview)
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

    private string Kept(IChatTurn turn, OpenInterview interview) => Words(turn)["form.kept", ("form", Arg.Text(Title(turn, interview)))];

    private string Title(IChatTurn turn, OpenInterview interview) => Words(turn).Of(interview.Version.Row.Titles);

    private void Ask(IChatTurn turn, OpenInterview interview, string question, string yes, string action)
    {
        var words = Words(turn);
        var id = interview.Row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        turn.Show(new Screen(words[question])
        {
            Rows = [words.Row(new Button(words[yes], action, id)), words.Row(new Button(words["button.continue"], Actions.Resume, id))],
        });
    }

    private void StartOver(IChatTurn turn, OpenInterview interview)
    {
        Forget(turn, interview);
        var current = shelf.Version(turn.Work, interview.Version.Row.CurrentVersionId);
        Begin(turn, interview.Row.SubmissionId is null ? current : interview.Version, interview.Row.ConsentVersion, interview.Row.SubmissionId);
    }

    private static void Forget(IChatTurn turn, OpenInterview interview)
    {
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        turn.CancelTimer(Nudge, interview.Row.Id);
    }

    private Screen ResumeCard(IChatTurn turn, OpenInterview interview) => ResumeCard(interview, Words(turn), turn.Now);

    private static Screen ResumeCard(OpenInterview interview, Words words, DateTimeOffset now)
    {
        var around = new Surroundings(now, interview.Version.Home.Workshop.Zone, words.Language.Code, interview.Version.Home.Tables);
        var (last, left) = Interview.Resume(interview.Version.Form, interview.State, around) switch
        {
            Step.Asked { Prompt: var prompt } => (LastAnswer(interview, around), prompt.Total - prompt.Number + 1),
            Step.Reviewing { Review: var review } => (review.Lines.LastOrDefault(line => line.Shown.Length > 0)?.Shown, 0),
            _ => (null, 0),
        };
        var title = ("form", Arg.Text(words.Of(interview.Version.Row.Titles)));
        var text = last is null
            ? words["resume.card.empty", title]
            : words["resume.card", title, ("last", Arg.Text(last)), ("questions_left", Arg.Phrase(words["resume.questions_left", ("n", Arg.Count(left))]))];
        var argument = interview.Row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Screen(text)
        {
            Rows =
            [
                words.Row(new Button(words["button.continue"], Actions.Resume, argument)),
                words.Row(new Button(words["button.start_over"], Actions.StartOver, argument), new Button(words["button.drop_form"], Actions.Drop, argument)),
            ],
        };
    }

    private static string? LastAnswer(OpenInterview interview, Surroundings around) =>
        Interview.Back(interview.Version.Form, interview.State, around) is Step.Asked { Prompt: { Shown.Length: > 0 } before } && before.Path != interview.State.Position
            ? before.Shown
            : null;

    private string? Closed(IChatTurn turn, OpenInterview interview) => submit(interview.Version).Closed(turn, Words(turn), interview);

    /// <summary>Ticks or unticks a choice; the page of a long list stays.</summary>
    private void Toggle(IChatTurn turn, OpenInterview interview, string choice)
    {
        var step = Interview.Advance(interview.Version.Form, interview.State, new Answer.Toggled(choice), Around(turn, interview.Version));
        if (step is not Step.Asked { Prompt: var prompt })
        {
            Take(turn, interview, step);
            return;
        }

        InterviewStore.SaveHead(turn.Work, interview.Row.Id, step.State.HeadToJson(), misses: 0, turn.Now);
        SaveAnswers(turn.Work, interview.Row.Id, step.Changes);
        var place = prompt.Choices.TakeWhile(candidate => candidate.Name != choice).Count();
        turn.Show(QuestionScreen.Of(prompt, FrameOf(turn, interview, prompt, "") with { Page = place / QuestionScreen.PageSize }));
    }

    private static string? AnsweredLine(Prompt prompt, InterviewState after, Words words)
    {
        if (prompt.Kind == PromptKind.OneMore)
        {
            return null;
        }

        if (prompt.Question.Type == QuestionType.Acknowledge)
        {
            return ReviewScreen.Answered(prompt.Label, words["button.agree"], words);
        }

        var value = after.Answers.GetValueOrDefault(prompt.Path, "");
        var shown = prompt.Choices.Count == 0 ? value : words.List(value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => prompt.Choices.FirstOrDefault(choice => choice.Name == name)?.Label ?? name));
        return ReviewScreen.Answered(prompt.Label, shown, words);
    }

    private QuestionScreen.Frame FrameOf(IChatTurn turn, OpenInterview interview, Prompt prompt, string lead) =>
        new(Words(turn), lead, AsksPhone: AsksPhone(interview, prompt));

    /// <summary>The question that fills the registration's phone: a contact can be shared for it.</summary>
    private static bool AsksPhone(OpenInterview interview, Prompt prompt) =>
        interview.Version.IsRegistration && prompt.Question.Name == interview.Version.Home.QuestionOf("phone");

    private static string? MenuWord(string text, Words words) => words.WhichOf(text,
        "button.skip", "button.back", "button.next", "button.done", "button.send_now", "button.continue_later");

    private static string KindOf(Incoming incoming) => incoming switch
    {
        Incoming.SharedContact => "contact",
        Incoming.SharedLocation => "location",
        Incoming.SentFile { AlbumId: not null } => "album",
        Incoming.SentFile { Kind: FileKind.Photo } => "photo",
        Incoming.SentFile { Kind: FileKind.Voice or FileKind.Audio } => "voice",
        Incoming.SentFile { Kind: FileKind.Video or FileKind.VideoNote or FileKind.Animation } => "video",
        Incoming.SentFile => "file",
        Incoming.SentOther { Kind: "sticker" } => "sticker",
        _ => "other",
    };

    private static Step Resume(IChatTurn turn, OpenInterview interview) =>
        Interview.Resume(interview.Version.Form, interview.State, Around(turn, interview.Version));

    private static Surroundings Around(IChatTurn turn, ShelvedVersion version) =>
        new(turn.Now, version.Home.Workshop.Zone, turn.Person.Language ?? "ar", version.Home.Tables);

    private OpenInterview Load(IChatTurn turn, InterviewRow row) => new(row, shelf.Version(turn.Work, row.FormVersionId), LoadState(turn.Work, row));

    private static InterviewState LoadState(ReadSession session, InterviewRow row)
    {
        var answers = InterviewStore.Answers(session, row.Id);
        return InterviewState.FromJson(row.Head, answers.Select(answer => new AnswerChange(answer.Path, answer.Value, answer.IsAside)));
    }

    private static void SaveAnswers(UnitOfWork work, long id, IReadOnlyList<AnswerChange> changes)
    {
        foreach (var change in changes)
        {
            InterviewStore.SaveAnswer(work, id, change.Path, change.Value, change.Aside);
        }
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
