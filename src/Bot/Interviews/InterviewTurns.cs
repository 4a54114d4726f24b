using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Feedback;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>
/// A form's way through a chat: begun, gone on with, put aside, reminded of, dropped. Answers are taken by <see cref="QuestionTurns"/> and
/// <see cref="ReviewTurns"/>; what each turn reads, writes and shows is in <see cref="InterviewSteps"/>.
/// </summary>
internal sealed class InterviewTurns
{
    public const Act Nudge = Act.InterviewNudge;

    private const int MostNudges = 2;
    private static readonly TimeSpan FirstNudge = TimeSpan.FromDays(1);
    private static readonly TimeSpan SecondNudge = TimeSpan.FromDays(3);

    /// <summary>A pause after which people may have forgotten what this was about.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    private readonly Shelf _shelf;
    private readonly Catalogue _texts;
    private readonly InterviewSteps _steps;
    private readonly QuestionTurns _questions;
    private readonly ReviewTurns _review;
    private readonly FileTurns _files;
    private readonly AnonymousTurns _anonymous;

    public InterviewTurns(Shelf shelf, Catalogue texts, Func<ShelvedVersion, ISubmit> submit, AnonymousTurns anonymous)
    {
        _anonymous = anonymous;
        _shelf = shelf;
        _texts = texts;
        _steps = new(shelf, texts, submit);
        _questions = new(_steps, texts);
        _review = new(_steps, texts);
        _files = new(shelf, texts, _steps);
        Moves = new(shelf, _steps);
    }

    /// <summary>What is open, taken to another version of its form.</summary>
    public VersionMoves Moves { get; }

    /// <summary>Begins a new interview.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="version">The form.</param>
    /// <param name="consentVersion">The notice agreed to, for a registration.</param>
    /// <param name="submissionId">What was sent before and is being answered anew.</param>
    /// <param name="known">What is known already, by the question's name, and not asked.</param>
    /// <param name="first">The choice that the first question was answered with, on the card that asked it.</param>
    /// <param name="about">The day it is about, for a form for each day.</param>
    public void Begin(
        IChatTurn turn, ShelvedVersion version, string? consentVersion = null, long? submissionId = null, IReadOnlyDictionary<string, string>? known = null, string? first = null, string? about = null)
    {
        var step = Interview.Begin(version.Form, InterviewSteps.Around(turn, version), turn.Chance.Next(int.MaxValue), known);
        if (first is not null && step is Step.Asked { Prompt: var prompt })
        {
            var next = Interview.Advance(version.Form, step.State, new Answer.Chosen(first), InterviewSteps.Around(turn, version));
            var chosen = prompt.Choices.FirstOrDefault(choice => choice.Name == first);
            Open(turn, version, next with { Changes = [.. step.Changes, .. next.Changes] }, consentVersion, submissionId, chosen is null ? "" : ReviewScreen.Answered(prompt.Label, chosen.Label, Words(turn)), files: [], about);
            return;
        }

        Open(turn, version, step, consentVersion, submissionId, about: about);
    }

    /// <summary>Begins to type in what stands on a sheet of paper.</summary>
    /// <param name="turn">The turn of whoever types.</param>
    /// <param name="version">The form.</param>
    /// <param name="paperOf">Whose sheet it is; null for an anonymous one.</param>
    /// <param name="opening">What is said above the first question.</param>
    /// <param name="known">What is known already, by the question's name, and not asked.</param>
    /// <param name="about">The day it is about, for a form for each day.</param>
    /// <param name="replaced">What was sent before and gives way to it.</param>
    public void BeginPaper(IChatTurn turn, ShelvedVersion version, long? paperOf, string opening, IReadOnlyDictionary<string, string>? known, string? about, long? replaced = null)
    {
        var step = Interview.Begin(version.Form, InterviewSteps.Around(turn, version), turn.Chance.Next(int.MaxValue), known);
        Open(turn, version, step, null, replaced, opening, about: about, paper: new() { IsOnPaper = true, PaperOf = paperOf });
    }

    /// <summary>Opens an anonymous answer that was taken back: it is a draft, on the review card, as before it was sent.</summary>
    public void Reopen(IChatTurn turn, ShelvedVersion version, IReadOnlyDictionary<string, string> answers, IReadOnlyList<AnonymousFile> files, string opening, string? about = null)
    {
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var state = Interview.FromSubmission(version.Form, answers, turn.Chance.Next(int.MaxValue));
        state = state with { Attached = state.Attached.Union(answers.Where(answer => answer.Value.Split(' ').Any(names.Contains)).Select(answer => answer.Key)) };
        var step = Interview.Resume(version.Form, state, InterviewSteps.Around(turn, version));
        Open(turn, version, step with { Changes = [.. answers.Select(answer => new AnswerChange(answer.Key, answer.Value, Aside: false))] }, null, null, opening, files, about);
    }

    /// <summary>Opens what was sent, to be changed: it starts on the review card.</summary>
    public void Change(IChatTurn turn, ShelvedVersion version, long submissionId, IReadOnlyDictionary<string, string> answers, string? consentVersion)
    {
        var files = AttachmentStore.OfSubmission(turn.Work, submissionId);
        var state = Interview.FromSubmission(version.Form, answers, turn.Chance.Next(int.MaxValue));
        state = state with { Attached = state.Attached.Union(answers.Where(answer => FileAnswers.IsFile(answer.Value, files)).Select(answer => answer.Key)) };
        var step = Interview.Resume(version.Form, state, InterviewSteps.Around(turn, version));
        var changes = answers.Select(answer => new AnswerChange(answer.Key, answer.Value, Aside: false)).ToList();
        Open(turn, version, step with { Changes = changes }, consentVersion, submissionId);
    }

    /// <summary>Goes on where an interview stands; after a long pause it first says what it is about.</summary>
    public void Continue(IChatTurn turn, InterviewRow row)
    {
        var interview = _steps.Load(turn, row);
        if (_steps.Closed(turn, Words(turn), interview) is { } why)
        {
            turn.Show(new Screen(why));
            return;
        }

        InterviewStore.Activate(turn.Work, turn.Person.Id, row.Id);
        if (TellOfMove(turn, row))
        {
            return;
        }

        if (turn.Now - row.TouchedAt >= LongPause)
        {
            turn.Show(ResumeScreen.Of(interview, Words(turn), turn.Now), _steps.Title(turn, interview));
            return;
        }

        _steps.Show(turn, interview, InterviewSteps.Resume(turn, interview));
    }

    /// <summary>Says something without buttons; a question that is open comes again below it.</summary>
    public void Inform(IChatTurn turn, string text)
    {
        if (!turn.CameByTap && InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview)
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
        turn.Chat.Below(screen, _steps.Kept(turn, _steps.Load(turn, interview)));
    }

    /// <summary>The same for what somebody has waited for.</summary>
    public void ShowBeside(ITurn turn, long personId, Screen screen, string? name = null)
    {
        if (turn.ChatOf(personId) is not { } chat)
        {
            return;
        }

        var words = _texts.Of(PeopleStore.ById(turn.Work, personId)?.Language);
        var open = InterviewStore.Active(turn.Work, personId);
        InterviewStore.Park(turn.Work, personId);
        chat.Below(screen, open is null ? null : InterviewSteps.Kept(_steps.Load(turn, open), words), name);
    }

    /// <summary>What was read outside the loop: where the card stood that was tapped, while it is still the last one, else below all.</summary>
    /// <param name="turn">The turn that came of the reading.</param>
    /// <param name="personId">Who waits for it.</param>
    /// <param name="messageId">The message that was tapped, or null when something was written.</param>
    /// <param name="screen">What is shown.</param>
    public void ShowRead(ITurn turn, long personId, int? messageId, Screen screen)
    {
        if (turn.ChatOf(personId) is { } chat && messageId is not null && chat.LivingMessageId == messageId && InterviewStore.Active(turn.Rows, personId) is null)
        {
            chat.Edit(screen);
        }
        else
        {
            ShowBeside(turn, personId, screen);
        }
    }

    /// <summary>What this person was filling last and can still send, or null.</summary>
    public InterviewRow? Latest(IChatTurn turn) =>
        InterviewStore.OfPerson(turn.Work, turn.Person.Id).Find(row => _steps.Closed(turn, Words(turn), _steps.Load(turn, row)) is null);

    /// <summary>A button that goes on with what was put aside last, or null.</summary>
    public Button? ContinueButton(IChatTurn turn) =>
        Latest(turn) is { } latest
            ? new(Words(turn)["button.continue"], Actions.Resume, latest.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : null;

    /// <summary>The question that is open again, if one is: below what has just been said.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="besides">A row of buttons below the question's own, where it has buttons.</param>
    public void ShowAgain(IChatTurn turn, IReadOnlyList<Button>? besides = null)
    {
        if (InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview)
        {
            var (screen, place) = Again(turn, interview, "", Words(turn));
            turn.Chat.Below(besides is null || screen.Keys is not null ? screen : screen with { Rows = [.. screen.Rows, besides] }, place);
        }
    }

    /// <summary>The question again, below a sentence that says why.</summary>
    public void ShowAgain(IChatTurn turn, InterviewRow row, string lead)
    {
        var (screen, place) = Again(turn, row, lead, Words(turn));
        turn.Chat.Below(screen, place);
    }

    /// <summary>Something came that this person did not ask for: a question that stands above it comes again below.</summary>
    public void Lower(ITurn turn, long personId)
    {
        if (InterviewStore.Active(turn.Work, personId) is { } row && turn.ChatOf(personId) is { } chat)
        {
            var (screen, place) = Again(turn, row, "", _texts.Of(PeopleStore.ById(turn.Work, personId)?.Language));
            chat.Lower(screen, place);
        }
    }

    /// <inheritdoc cref="FileTurns.TakeNextPart" />
    public void TakeNextPart(IChatTurn turn, AlbumPlace place, Incoming.SentFile file) => _files.TakeNextPart(turn, place, file);

    /// <summary>A file will never be there: its sender hears of it, and a question that is open comes again below.</summary>
    public void Missing(ITurn turn, Attachment file)
    {
        if (_files.SayMissing(turn, file) is { } personId)
        {
            Lower(turn, personId);
        }
    }

    /// <summary>Something was said, shared or sent while a question was open.</summary>
    public void Answer(IChatTurn turn, InterviewRow row, Incoming incoming)
    {
        if (TellOfMove(turn, row))
        {
            return;
        }

        var interview = _steps.Load(turn, row);
        if (incoming is Incoming.Said { ReplyTo: { } repliedTo } said
            && AnswerMessageStore.PathOf(turn.Work, row.Id, repliedTo) is { } path && path != interview.State.Position)
        {
            _questions.Change(turn, interview, path, said.Text, said.MessageId, isBelow: true);
            return;
        }

        var step = InterviewSteps.Resume(turn, interview);
        if (step is Step.Asked { Prompt: var prompt })
        {
            _questions.Answer(turn, interview, prompt, incoming);
        }
        else
        {
            _review.Answer(turn, interview, step, incoming);
        }
    }

    /// <summary>A message was edited: the answer that it gave is another now; the question that is open stays.</summary>
    public void Edited(IChatTurn turn, InterviewRow row, Incoming.Edited edited)
    {
        if (TellOfMove(turn, row))
        {
            return;
        }

        var interview = _steps.Load(turn, row);
        if (AnswerMessageStore.PathOf(turn.Work, row.Id, edited.MessageId) is { } path)
        {
            _questions.Change(turn, interview, path, edited.Text, edited.MessageId, isBelow: false);
        }
        else if (!QuestionTurns.EditWritten(turn, interview, edited))
        {
            _steps.ShowHere(turn, interview, InterviewSteps.Resume(turn, interview), Words(turn)["question.edited.ignored"], isBelow: false);
        }
    }

    /// <summary>A button of the interview was tapped.</summary>
    public void Tap(IChatTurn turn, InterviewRow row, ButtonPress press)
    {
        if (press.Action is not (Actions.Later or Actions.StartOver or Actions.StartOverNow or Actions.Drop or Actions.DropNow) && TellOfMove(turn, row))
        {
            return;
        }

        var interview = _steps.Load(turn, row);
        switch (press.Action)
        {
            case Actions.Edit or Actions.Send:
                _review.Tap(turn, interview, press);
                break;
            case Actions.Page:
                _steps.ShowPage(turn, interview, int.Parse(press.Argument, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case Actions.Choices:
                _steps.ShowChoices(turn, interview, int.Parse(press.Argument, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case Actions.More:
                _steps.ShowMore(turn, interview);
                break;
            case Actions.Later:
                _steps.Keep(turn, interview);
                break;
            case Actions.StartOver:
                Ask(turn, interview, "form.start_over.ask", "button.start_over", Actions.StartOverNow);
                break;
            case Actions.StartOverNow:
                StartOver(turn, interview);
                break;
            case Actions.Drop:
                Ask(turn, interview, "form.drop.ask", "button.drop_form", Actions.DropNow);
                break;
            case Actions.DropNow:
                Forget(turn, interview);
                turn.Chat.Close(Words(turn)["form.dropped"]);
                break;
            case Actions.Resume when _steps.Closed(turn, Words(turn), interview) is { } why:
                turn.Show(new Screen(why));
                break;
            case Actions.Show:
                var passed = InterviewSteps.PassGroup(turn, interview);
                _steps.Show(turn, passed, InterviewSteps.Resume(turn, passed));
                break;
            case Actions.Resume:
                _steps.Show(turn, interview, InterviewSteps.Resume(turn, interview));
                break;
            default:
                _questions.Tap(turn, interview, press);
                break;
        }
    }

    /// <summary><c>/cancel</c>: leaves what is being asked and keeps it.</summary>
    public void Keep(IChatTurn turn, InterviewRow row) => _steps.Keep(turn, _steps.Load(turn, row));

    /// <summary>Nobody registers for what was called off: forms that are open for that are put aside, until it takes place after all. Whoever has begun one and is not registered yet hears it as the others do.</summary>
    public void CallOff(ITurn turn, ShelvedWorkshop home, Func<Words, string> notice)
    {
        foreach (var row in InterviewStore.OfAll(turn.Work, home.RegistrationForm.Id).Where(row => !_shelf.Version(turn.Rows, row.FormVersionId).Row.IsDraft))
        {
            var words = _texts.Of(PeopleStore.ById(turn.Rows, row.PersonId)?.Language);
            if (row.IsActive)
            {
                InterviewStore.Park(turn.Work, row.PersonId);
                turn.ChatOf(row.PersonId)?.Close(row.SubmissionId is null ? notice(words) : words["workshop.status.called_off"]);
            }
            else if (row.SubmissionId is null)
            {
                turn.ChatOf(row.PersonId)?.Say(new Screen(notice(words)), Lane.Notification);
            }
        }
    }

    /// <summary>Time for a reminder: at most two, never at night, never to somebody who went on.</summary>
    public void Remind(ITurn turn, long interviewId)
    {
        if (InterviewStore.ById(turn.Work, interviewId) is not { Nudges: < MostNudges } row || turn.ChatOf(row.PersonId) is not { } chat)
        {
            return;
        }

        var interview = _steps.Load(turn, row);
        var words = _texts.Of(PeopleStore.ById(turn.Work, row.PersonId)?.Language);
        if (_steps.Closed(turn, words, interview) is not null)
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
        var allowed = QuietHours.NextAllowed(due > turn.Now ? due : turn.Now, interview.Version.Home.Workshop.Zone);
        if (allowed > turn.Now)
        {
            turn.SetTimer(Nudge, interviewId, allowed);
            return;
        }

        InterviewStore.CountNudge(turn.Work, interviewId);
        turn.SetTimer(Nudge, interviewId, turn.Now + SecondNudge);
        chat.Below(ResumeScreen.Of(interview, words, turn.Now));
    }

    private void Open(
        IChatTurn turn, ShelvedVersion version, Step step, string? consentVersion, long? submissionId, string? opening = null, IReadOnlyList<AnonymousFile>? files = null,
        string? about = null, InterviewRow? paper = null)
    {
        var row = (paper ?? new()) with
        {
            Id = turn.Work.NewId(),
            PersonId = turn.Person.Id,
            FormVersionId = version.VersionId,
            IsActive = true,
            Head = step.State.HeadToJson(),
            ConsentVersion = consentVersion,
            ConsentedAt = consentVersion is null ? null : turn.Now,
            SubmissionId = submissionId,
            About = about,
            StartedAt = turn.Now,
            TouchedAt = turn.Now,
        };
        InterviewStore.Add(turn.Work, row);
        InterviewSteps.SaveAnswers(turn.Work, row.Id, step.Changes);
        foreach (var file in files ?? [])
        {
            FileAnswers.TakeBack(turn, row.Id, file);
        }

        if (submissionId is null && !version.Row.IsDraft && !row.IsOnPaper)
        {
            turn.SetTimer(Nudge, row.Id, turn.Now + FirstNudge);
        }

        // whoever registers has read the workshop's card
        var words = Words(turn);
        opening ??= submissionId is null && !version.IsRegistration ? words["form.begin", ("form", Arg.Text(words.Of(version.Row.Titles))), ("time", Arg.Phrase(words.Minutes(version.Form)))] : "";
        if (version.Row is { IsAnonymous: true, IsDraft: false })
        {
            _anonymous.Opened(turn);
        }

        if (version.Row is { IsAnonymous: true, IsDraft: false } && files is null && !row.IsOnPaper)
        {
            opening += "\n\n" + _anonymous.Notice(words);
        }

        _steps.Show(turn, _steps.Open(turn, row, version, step.State), step, opening: opening);
    }

    /// <summary>The present question, and the line that its card before becomes.</summary>
    private (Screen Screen, string Place) Again(ITurn turn, InterviewRow row, string lead, Words words)
    {
        var interview = _steps.Load(turn, row);
        var step = InterviewSteps.Resume(turn, interview, words.Language.Code);
        return (InterviewSteps.ScreenOf(interview, step, lead, words)!, InterviewSteps.PlaceOf(interview, step, words));
    }

    /// <summary>The organizer has moved it to another version: what comes now was meant for a card of the old one, so it is told and nothing is taken.</summary>
    private bool TellOfMove(IChatTurn turn, InterviewRow row)
    {
        if (!row.IsMoved)
        {
            return false;
        }

        InterviewStore.ToldOfMove(turn.Work, row.Id);
        ShowAgain(turn, row, Words(turn)["form.moved"]);
        return true;
    }

    private void Ask(IChatTurn turn, OpenInterview interview, string question, string yes, Act action)
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
        var current = _shelf.Version(turn.Work, interview.Version.Row.CurrentVersionId);
        if (interview.Row.IsOnPaper)
        {
            BeginPaper(turn, current, interview.Row.PaperOf, opening: "", known: null, interview.Row.About, interview.Row.SubmissionId);
            return;
        }

        Begin(turn, interview.Row.SubmissionId is null ? current : interview.Version, interview.Row.ConsentVersion, interview.Row.SubmissionId);
    }

    private static void Forget(IChatTurn turn, OpenInterview interview)
    {
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        turn.CancelTimer(Nudge, interview.Row.Id);
    }

    private Words Words(IChatTurn turn) => _texts.Of(turn.Person.Language);
}
