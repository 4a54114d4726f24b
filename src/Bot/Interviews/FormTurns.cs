using WorkshopBot.Access;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Feedback;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Promises;
using WorkshopBot.Registration;
using WorkshopBot.Results;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary><c>/feedback</c>, <c>/lessons</c> and a form's link: which form, whether it is open and for this person, and what happens when it is sent.</summary>
internal sealed class FormTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, PromiseCoach coach, AnonymousTurns anonymous) : ISubmit
{
    public const Act Open = Act.FormOpen;

    /// <summary>What was sent last is changed.</summary>
    public const Act Change = Act.FormChange;

    /// <summary>It was sent before and is filled in once more.</summary>
    public const Act Again = Act.FormAgain;

    // with the way to a receipt a card has eight buttons
    private const int MostForms = 7;
    private static readonly TimeOnly Evening = new(20, 0);

    /// <summary>The forms of a purpose that this person may fill now: one begins at once, several are offered.</summary>
    public void Offer(IChatTurn turn, FormPurpose purpose)
    {
        var words = texts.Of(turn.Person.Language);
        var isFeedback = purpose == FormPurpose.Feedback;
        var homes = Homes(turn);
        var open = homes.SelectMany(home => home.Forms.Where(form => form.Purpose == purpose && form.IsOpen(turn.Now)).Select(form => (home, form))).ToList();
        var mine = open.Where(entry => MayFill(turn, entry.home, entry.form, turn.Person.Id)).ToList();
        switch (mine)
        {
            case [] when HasAnswered(turn, homes, purpose):
                interviews.ShowBeside(turn, new Screen(words[isFeedback ? "feedback.none_open" : "lessons.none_open"]) { Rows = [words.Row(ReceiptTurns.AskButton(words))] });
                break;
            case []:
                interviews.Inform(turn, open is [var first, ..]
                    ? words["feedback.not_for_you", ("workshop", Arg.Text(words.Of(first.home.Workshop.Titles)))]
                    : words[isFeedback ? "feedback.none_open" : "lessons.none_open"]);
                break;
            case [var only] when !HasAnswered(turn, homes, purpose):
                Begin(turn, only.form);
                break;
            default:
                interviews.ShowBeside(turn, new Screen(words[isFeedback ? "feedback.which" : "lessons.which"])
                {
                    Rows =
                    [
                        .. mine.Take(MostForms).Select(entry => words.Row(new Button(Label(entry.home, entry.form, mine, words), Open, RowId.Write(entry.form.Id)))),
                        .. HasAnswered(turn, homes, purpose) ? [words.Row(ReceiptTurns.AskButton(words))] : Array.Empty<IReadOnlyList<Button>>(),
                    ],
                });
                break;
        }
    }

    // whoever has sent an anonymous answer may want to see it
    private static bool HasAnswered(IChatTurn turn, List<ShelvedWorkshop> homes, FormPurpose purpose) =>
        homes.Exists(home => home.Forms.Any(form => form.Purpose == purpose && form.IsAnonymous && AnonymousTurns.HasAnswered(turn, form, turn.Person.Id)));

    /// <summary>A form's own link: it begins for whoever may fill it in; during another form both are offered.</summary>
    public void Follow(IChatTurn turn, WorkshopForm form)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, form.WorkshopId);
        var active = InterviewStore.Active(turn.Work, turn.Person.Id);
        if (Closed(turn, words, home, form, turn.Person.Id) is { } why)
        {
            if (active is null && !MayFill(turn, home, form, turn.Person.Id))
            {
                turn.Show(new Screen(why)
                {
                    Rows = [words.Row(new Button(words["button.to_workshop"], WorkshopTurns.OpenCard, RowId.Write(home.Workshop.Id)))],
                });
            }
            else
            {
                interviews.Inform(turn, why);
            }
        }
        else if (active is not null && shelf.Version(turn.Work, active.FormVersionId).Row.Id != form.Id)
        {
            OfferSwitch(turn, active, form.Titles, new(words["button.switch_form"], Open, RowId.Write(form.Id)));
        }
        else
        {
            Begin(turn, form);
        }
    }

    /// <summary>Something else is asked for while a form is open: that goes on, or is kept.</summary>
    public void OfferSwitch(IChatTurn turn, InterviewRow active, IReadOnlyDictionary<string, string> other, Button switches)
    {
        var words = texts.Of(turn.Person.Language);
        turn.Show(new Screen(words["form.other_open", ("form", words.Of(shelf.Version(turn.Work, active.FormVersionId).Row.Titles)), ("other", words.Of(other))])
        {
            Rows = [words.Row(new Button(words["button.continue"], Actions.Resume, RowId.Write(active.Id))), words.Row(switches)],
        });
    }

    /// <summary>True while somebody may begin a form.</summary>
    public bool MayBegin(ITurn turn, ShelvedWorkshop home, WorkshopForm form, long personId, Words words) => Closed(turn, words, home, form, personId) is null;

    /// <summary>True when somebody has sent a named form about that.</summary>
    public bool HasSent(ITurn turn, ShelvedWorkshop home, WorkshopForm form, string about, long personId)
    {
        if (form.Asked != FormMoment.Day && SessionQuestion.Of(shelf.Version(turn.Rows, form.CurrentVersionId).Form, home) is { } session)
        {
            return SubmissionStore.About(turn.Rows, form.Id, personId, session.Path, about) is not null;
        }

        var sent = SubmissionStore.OfPerson(turn.Rows, form.Id, personId);
        return form.Asked == FormMoment.Day ? sent.Exists(one => AnonymousTurns.AboutNow(home, form, one.SubmittedAt) == about) : sent.Count > 0;
    }

    /// <summary>Somebody was asked to fill a form about something, and has chosen an answer to its first question.</summary>
    public void BeginAsked(IChatTurn turn, WorkshopForm form, string about, IReadOnlyDictionary<string, string> known, string? choice)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, form.WorkshopId);
        if (Closed(turn, words, home, form, turn.Person.Id) is { } why)
        {
            turn.Show(new Screen(why));
        }
        else if (!form.TakesSeveral && (form.IsAnonymous ? AnonymousTurns.HasAnswered(turn, form, turn.Person.Id, about) : HasSent(turn, home, form, about, turn.Person.Id)))
        {
            turn.Show(new Screen(words[form.IsAnonymous ? "anonymous.once" : "feedback.once"]));
        }
        else
        {
            if (InterviewStore.OfForm(turn.Work, turn.Person.Id, form.Id) is { } draft)
            {
                // what was left about another session makes room
                InterviewStore.Delete(turn.Work, draft.Id);
                turn.CancelTimer(InterviewTurns.Nudge, draft.Id);
            }

            interviews.Begin(turn, shelf.Version(turn.Work, form.CurrentVersionId), known: known, first: choice, about: form.Asked == FormMoment.Day ? about : null);
        }
    }

    /// <summary>A form's button: the right is checked again, the form may have closed since.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        if (FormStore.ById(turn.Work, RowId.Read(press.Argument)) is not { } form)
        {
            turn.Show(new Screen(words["form.link.unknown"]));
            return;
        }

        var home = shelf.Workshop(turn.Work, form.WorkshopId);
        if (Closed(turn, words, home, form, turn.Person.Id) is { } why)
        {
            turn.Show(new Screen(why));
        }
        else if (press.Action == Open || InterviewStore.OfForm(turn.Work, turn.Person.Id, form.Id) is not null)
        {
            Begin(turn, form);
        }
        else if (press.Action == Change && SubmissionStore.OfPerson(turn.Work, form.Id, turn.Person.Id) is [var last, ..])
        {
            var answers = SubmissionStore.Answers(turn.Work, last.Id).ToDictionary(answer => answer.Path, answer => answer.Value);
            interviews.Change(turn, shelf.Version(turn.Work, last.FormVersionId), last.Id, answers, consentVersion: null);
        }
        else if (MayFillAgain(turn, form))
        {
            interviews.Begin(turn, shelf.Version(turn.Work, form.CurrentVersionId));
        }
        else
        {
            Begin(turn, form);
        }
    }

    /// <inheritdoc />
    public string? Closed(ITurn turn, Words words, OpenInterview interview) =>
        interview.Row.IsOnPaper
            ? PaperClosed(turn, words, interview)
            : Closed(turn, words, interview.Version.Home, interview.Version.Row, interview.Row.PersonId);

    /// <summary>Sheets come in after a form has closed; only whoever may type them in, and only until the answers are deleted.</summary>
    private string? PaperClosed(ITurn turn, Words words, OpenInterview interview)
    {
        var workshop = interview.Version.Home.Workshop;
        return !rights.May(turn.Rows, interview.Row.PersonId, Act.PaperOpen, workshop.Id) ? words["form.for_team", ("workshop", Arg.Text(words.Of(workshop.Titles)))]
            : DeletionStore.Of(turn.Rows, workshop.Id).BegunAt is not null || interview.Version.Home.Forms.All(current => current.Id != interview.Version.Row.Id) ? words["author.gone"]
            : null;
    }

    /// <inheritdoc />
    public void Send(IChatTurn turn, OpenInterview interview, Submission submission)
    {
        var words = texts.Of(turn.Person.Language);
        var form = interview.Version.Row;
        var home = interview.Version.Home;
        if (Closed(turn, words, interview) is { } why)
        {
            InterviewStore.Park(turn.Work, turn.Person.Id);
            turn.Chat.Close(form.ClosesAt is { } closed && turn.Now >= closed
                ? words["submit.closed",
                    ("date", Arg.Phrase(words.DayAndTime(closed, home.Workshop.Zone))), ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))]
                : why);
            return;
        }

        if (form.IsAnonymous)
        {
            anonymous.Send(turn, interview, submission);
            return;
        }

        var stored = StoredAnswers.Of(interview.Version.Form, submission);
        var at = interview.Row.IsOnPaper ? SentAt(turn, home, interview.Row.About) : turn.Now;
        var sent = interview.Row.SubmissionId is { } chosen && SubmissionStore.ById(turn.Rows, chosen) is { } there ? there
            : SentBefore(turn, interview.Version, interview.Row.SubjectId, submission.Answers, at);
        if (interview.Row.IsOnPaper && sent is not null && sent.Id != interview.Row.SubmissionId)
        {
            // which session it is about stood on the sheet, or they sent it meanwhile; what is typed in waits
            InterviewStore.Park(turn.Work, turn.Person.Id);
            PaperTurns.AskToReplace(turn, interview.Version, interview.Row.SubjectId, interview.Row.About ?? "", sent, words);
            return;
        }

        var before = sent?.Id;
        if (before is { } changed)
        {
            if (interview.Row.SubmissionId is null)
            {
                AttachmentStore.Leave(turn.Work, [.. AttachmentStore.OfSubmission(turn.Work, changed).Select(file => file.Id)]);
            }

            SubmissionStore.Change(turn.Work, changed, interview.Version.VersionId, words.Language.Code, turn.Now, stored, interview.Row.IsOnPaper);
        }

        var submissionId = before
            ?? SubmissionStore.Add(turn.Work, interview.Row.SubjectId, form.Id, interview.Version.VersionId, words.Language.Code, at, stored, interview.Row.IsOnPaper);
        FileAnswers.HandOver(turn, interview, submissionId, submission);
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        turn.CancelTimer(InterviewTurns.Nudge, interview.Row.Id);
        if (interview.Row.IsOnPaper)
        {
            PaperTurns.Taken(turn, interview.Version, interview.Row.About ?? AnonymousTurns.AboutOf(interview.Version, submission.Answers, turn.Now), words);
            return;
        }

        var until = form.ClosesAt is { } closes ? Arg.Phrase(words.DayAndTime(closes, home.Workshop.Zone)) : default;
        var text = (before is null, form.ClosesAt is null) switch
        {
            (true, true) => words["submit.thanks"],
            (true, false) => words["submit.thanks.until", ("until", until)],
            (false, true) => words["submit.changed"],
            (false, false) => words["submit.changed.until", ("until", until)],
        };
        var asked = coach.Take(turn, interview.Version, submissionId, stored);
        turn.Show(
            new Screen(asked is null ? text : text + "\n\n" + asked.Text)
            {
                Rows = [.. asked?.Rows ?? [], words.Row(new Button(words["button.change_answers"], Change, RowId.Write(form.Id)))],
            },
            words.Of(form.Titles));
    }

    /// <summary>
    /// What this person sent before and may send once: of a form that asks about an item of the agenda, or for before and after, once about each. The new answer takes its place. Null
    /// when this one is new, or the form takes several.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="version">The form.</param>
    /// <param name="personId">Whose answers they are.</param>
    /// <param name="answers">The new ones, as far as they are known.</param>
    /// <param name="at">When they were given.</param>
    public static SubmissionRow? SentBefore(ITurn turn, ShelvedVersion version, long personId, IReadOnlyDictionary<string, string> answers, DateTimeOffset at)
    {
        var form = version.Row;
        if (form.TakesSeveral)
        {
            return null;
        }

        if (form.Asked != FormMoment.Day && (SessionQuestion.Of(version.Form, version.Home) ?? BeforeAfter.MomentOf(version.Form)) is { } question)
        {
            return answers.TryGetValue(question.Path, out var about) && SubmissionStore.About(turn.Rows, form.Id, personId, question.Path, about) is { } id ? SubmissionStore.ById(turn.Rows, id) : null;
        }

        var sent = SubmissionStore.OfPerson(turn.Rows, form.Id, personId);
        if (form.Asked == FormMoment.Day)
        {
            var today = AnonymousTurns.AboutNow(version.Home, form, at);
            return sent.Find(one => AnonymousTurns.AboutNow(version.Home, form, one.SubmittedAt) == today);
        }

        return sent.FirstOrDefault();
    }

    /// <summary>When the answers on a sheet were given: about an earlier day, on the evening of that day.</summary>
    public static DateTimeOffset SentAt(ITurn turn, ShelvedWorkshop home, string? about)
    {
        if (about is not { Length: > 0 } day)
        {
            return turn.Now;
        }

        var evening = Workshop.InstantOf(home.Workshop.Zone, DayId.Read(day).ToDateTime(Evening));
        return evening < turn.Now ? evening : turn.Now;
    }

    private void Begin(IChatTurn turn, WorkshopForm form)
    {
        if (InterviewStore.OfForm(turn.Work, turn.Person.Id, form.Id) is { } draft)
        {
            interviews.Continue(turn, draft);
        }
        else if (form.IsAnonymous && !MayFillAgain(turn, form) && AnonymousTurns.HasAnswered(turn, form, turn.Person.Id, AnonymousTurns.AboutNow(shelf.Workshop(turn.Work, form.WorkshopId), form, turn.Now)))
        {
            var words = texts.Of(turn.Person.Language);
            interviews.ShowBeside(turn, new Screen(words["anonymous.once"]) { Rows = [words.Row(ReceiptTurns.AskButton(words))] });
        }
        else if (!form.IsAnonymous && SubmissionStore.OfPerson(turn.Work, form.Id, turn.Person.Id).Count > 0)
        {
            var words = texts.Of(turn.Person.Language);
            var again = MayFillAgain(turn, form);
            interviews.ShowBeside(turn, new Screen(words[again ? "form.already_sent" : "form.already_sent.once", ("form", Arg.Text(words.Of(form.Titles)))])
            {
                Rows =
                [
                    .. again ? [words.Row(new Button(words["button.fill_again"], Again, RowId.Write(form.Id)))] : Array.Empty<IReadOnlyList<Button>>(),
                    words.Row(new Button(words["button.change_answers"], Change, RowId.Write(form.Id))),
                ],
            });
        }
        else
        {
            interviews.Begin(turn, shelf.Version(turn.Work, form.CurrentVersionId));
        }
    }

    private bool MayFillAgain(ITurn turn, WorkshopForm form) =>
        form.TakesSeveral || SessionQuestion.Of(shelf.Version(turn.Work, form.CurrentVersionId).Form, shelf.Workshop(turn.Work, form.WorkshopId)) is not null
        || (!form.IsAnonymous && BeforeAfter.MomentOf(shelf.Version(turn.Work, form.CurrentVersionId).Form) is not null);

    /// <summary>Workshops this person belongs to, then those announced.</summary>
    private List<ShelvedWorkshop> Homes(IChatTurn turn) =>
        [.. RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Select(registration => shelf.Workshop(turn.Work, registration.WorkshopId))
            .Concat(rights.Announced(turn.Rows, shelf, turn.Person.Id, turn.Now))
            .DistinctBy(home => home.Workshop.Id)];

    /// <summary>Why this person cannot fill a form now, or null: asked when it begins, when it goes on and when it is sent.</summary>
    private string? Closed(ITurn turn, Words words, ShelvedWorkshop home, WorkshopForm form, long personId)
    {
        if (!MayFill(turn, home, form, personId))
        {
            return words[
                form.Audience == FormAudience.Registered ? "form.for_registered"
                    : form.Audience >= FormAudience.Team ? "form.for_team"
                    : form.Audience > FormAudience.Confirmed ? "form.for_those"
                    : form.GroupCode is not null ? "form.for_group" : "feedback.not_for_you",
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("audience", Arg.Phrase(Addressees.Of(form).Name(home, words)))];
        }

        if (turn.Now < form.OpensAt)
        {
            return words["form.opens_at", ("date", Arg.Phrase(words.DayAndTime(form.OpensAt.Value, home.Workshop.Zone)))];
        }

        // a form that a later import left out is closed as well, and so are all once their answers were deleted
        return !form.IsOpen(turn.Now) || DeletionStore.Of(turn.Rows, home.Workshop.Id).BegunAt is not null || home.Forms.All(current => current.Id != form.Id)
            ? words["form.closed_at", ("date", Arg.Phrase(words.DayAndTime(form.ClosesAt is { } closed && closed <= turn.Now ? closed : turn.Now, home.Workshop.Zone)))]
            : null;
    }

    private bool MayFill(ITurn turn, ShelvedWorkshop home, WorkshopForm form, long personId)
    {
        var addressees = Addressees.Of(form);
        if (addressees.Roles is { } roles)
        {
            return rights.IsOneOf(turn.Rows, personId, home.Workshop.Id, roles);
        }

        var registration = RegistrationStore.Of(turn.Work, personId, home.Workshop.Id);
        return addressees.Means(registration?.Status, registration?.GroupCode, day => CheckInStore.HasCome(turn.Work, registration!.Id, day), home.Workshop);
    }

    private static string Label(ShelvedWorkshop home, WorkshopForm form, List<(ShelvedWorkshop Home, WorkshopForm Form)> among, Words words) =>
        among.DistinctBy(entry => entry.Home.Workshop.Id).Count() > 1 && among.Count(entry => words.Of(entry.Form.Titles) == words.Of(form.Titles)) > 1
            ? words.Of(home.Workshop.Titles)
            : words.Of(form.Titles);
}
