using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Feedback;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Feedback;

/// <summary>
/// Asks people for a form at its moment: after a session those who were there, in the evening of a day those who came, at the end, later. The first question stands on the
/// card. One timer for each workshop says "look now"; what is due is computed (<see cref="Occasion"/>).
/// </summary>
internal sealed class AskTurns(Shelf shelf, Catalogue texts, FormTurns forms, AnonymousTurns anonymous, InterviewTurns interviews, Unasked unasked)
{
    private const int Slice = 200;
    private const int MostAsks = 6;

    private static readonly TimeSpan StillEnds = TimeSpan.FromHours(6);
    private static readonly TimeSpan JustEnded = TimeSpan.FromHours(1);
    private static readonly TimeSpan StillShown = TimeSpan.FromDays(1);
    private static readonly TimeSpan SliceStep = TimeSpan.FromSeconds(2);

    /// <summary>Ends what is over, asks what is due, and sets the timer for what comes next.</summary>
    public void MoveOn(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Work, workshopId);
        if (home.Workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Archived || home.Workshop.IsCalledOff)
        {
            return;
        }

        DateTimeOffset? next = null;
        var open = home.Agenda.Where(item => item.EndedAt is null && !AgendaConflicts.IsPause(item)).ToList();
        foreach (var item in open.Where(item => SessionEnded.ByItself(item) <= turn.Now && turn.Now - item.EndsAt <= StillEnds))
        {
            SessionEnded.Happened(turn, home, item);
        }

        Look(open.Select(SessionEnded.ByItself));
        shelf.Forget();
        home = shelf.Workshop(turn.Work, workshopId);
        var occasions = Occasion.All(home, form => shelf.Version(turn.Work, form.CurrentVersionId)).ToList();
        foreach (var occasion in occasions.Where(one => one.At <= turn.Now && turn.Now <= one.Until && one.Form.IsOpen(turn.Now) && !AskStore.Has(turn.Work, one.Form.Id, one.About)))
        {
            // whoever answered early was asked as well, and is not shown the card (Show)
            var people = Audience(turn, home, occasion);
            turn.SetTimer(Act.FeedbackShow, AskStore.Add(turn.Work, occasion.Form.Id, occasion.About, people, turn.Now), turn.Now);
        }

        Look(occasions.Select(occasion => occasion.At));
        if (next is { } moment)
        {
            turn.SetTimer(Act.FeedbackNext, workshopId, moment);
        }
        else
        {
            turn.CancelTimer(Act.FeedbackNext, workshopId);
        }

        void Look(IEnumerable<DateTimeOffset> moments)
        {
            foreach (var at in moments.Where(at => at > turn.Now))
                next = next < at ? next : at;
        }
    }

    /// <summary>Shows the card to those who are to see it and are not busy; the others later.</summary>
    public void Show(ITurn turn, long askId)
    {
        if (AskStore.ById(turn.Work, askId) is not { } ask || FormStore.ById(turn.Work, ask.FormId) is not { } form)
        {
            return;
        }

        var home = shelf.Workshop(turn.Work, form.WorkshopId);
        if (ask.WithdrawnAt is not null)
        {
            TakeBack(turn, home, form, ask);
            return;
        }

        var isOver = turn.Now - (ask.NudgedAt ?? ask.AskedAt) > StillShown;
        var waiting = AskStore.Waiting(turn.Work, askId, Slice);
        DateTimeOffset? later = waiting.Count == Slice ? turn.Now + SliceStep : null;
        foreach (var personId in waiting)
        {
            var words = texts.Of(PeopleStore.ById(turn.Work, personId)?.Language);
            var retry = isOver || !forms.MayBegin(turn, home, form, personId, words) || HasAnswered(turn, home, form, ask.About, personId)
                ? null
                : unasked.Show(turn, personId, home.Workshop.Zone, reader => Card(turn, home, form, ask, reader), NameOf(ask.Id), lane: Lane.Notification, again: new(Act.FeedbackShow, askId, (ask.NudgedAt ?? ask.AskedAt) + StillShown) { Series = form.Id });
            if (retry is null)
            {
                AskStore.Shown(turn.Work, askId, personId);
            }
            else
            {
                later = later < retry ? later : retry;
            }
        }

        if (later is { } moment)
        {
            turn.SetTimer(Act.FeedbackShow, askId, moment);
        }
    }

    /// <summary>
    /// A session goes on after all: what was asked about it since then is taken back from those who have only the card; answers, and forms that were begun, stay. When it ends, people are
    /// asked anew.
    /// </summary>
    public static void Withdraw(ITurn turn, ShelvedWorkshop home, AgendaItem item, DateTimeOffset since)
    {
        foreach (var ask in AskStore.Since(turn.Rows, home.Workshop.Id, item.Code, since))
        {
            if (home.Forms.FirstOrDefault(one => one.Id == ask.FormId) is not { } form)
            {
                continue;
            }

            AskStore.Withdraw(turn.Work, ask.Id, Audience(turn, home, new(form, ask.About, ask.AskedAt, ask.AskedAt, item)), turn.Now);
            turn.SetTimer(Act.FeedbackShow, ask.Id, turn.Now);
        }
    }

    private void TakeBack(ITurn turn, ShelvedWorkshop home, WorkshopForm form, FormAsk ask)
    {
        var waiting = AskStore.Waiting(turn.Work, ask.Id, Slice);
        foreach (var personId in waiting)
        {
            // the card of whoever has begun or answered is a question or thanks by now
            var hasBegun = InterviewStore.OfForm(turn.Rows, personId, form.Id) is not null || HasAnswered(turn, home, form, ask.About, personId);
            (hasBegun ? null : turn.ChatOf(personId))?.Amend(NameOf(ask.Id), texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language)["feedback.withdrawn"]);
            AskStore.Shown(turn.Work, ask.Id, personId);
        }

        if (waiting.Count == Slice)
        {
            turn.SetTimer(Act.FeedbackShow, ask.Id, turn.Now + SliceStep);
            return;
        }

        AskStore.Drop(turn.Work, ask.Id);
        turn.SetTimer(Act.FeedbackNext, home.Workshop.Id, turn.Now);
    }

    private static string NameOf(long askId) => "ask:" + RowId.Write(askId);

    /// <summary>A button of the card, or of the organizer's.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        var parts = press.Argument.Split(':', 2);
        switch (press.Action)
        {
            case Act.FeedbackLater:
                turn.Chat.Close(words["feedback.later"]);
                break;
            case Act.FeedbackDesk:
                ShowDesk(turn, shelf.Workshop(turn.Rows, RowId.Read(parts[0])), "");
                break;
            case Act.FeedbackNudge:
                Nudge(turn, shelf.Workshop(turn.Rows, RowId.Read(parts[0])), RowId.Read(parts[1]));
                break;
            default:
                Begin(turn, RowId.Read(parts[0]), parts.Length > 1 ? parts[1] : null);
                break;
        }
    }

    private void Begin(IChatTurn turn, long askId, string? choice)
    {
        if (AskStore.ById(turn.Work, askId) is not { } ask || FormStore.ById(turn.Work, ask.FormId) is not { } form)
        {
            turn.Show(new Screen(texts.Of(turn.Person.Language)["form.link.unknown"]));
            return;
        }

        forms.BeginAsked(turn, form, ask.About, Known(shelf.Version(turn.Work, form.CurrentVersionId), ask.About), choice);
    }

    // the first question right there: its choices begin the form
    private Screen Card(ITurn turn, ShelvedWorkshop home, WorkshopForm form, FormAsk ask, Words words)
    {
        var version = shelf.Version(turn.Work, form.CurrentVersionId);
        var lead = Lead(home, form, ask, turn.Now, words);
        if (ask.NudgedAt is not null)
        {
            lead = words["feedback.nudge"] + "\n" + lead;
        }

        var id = RowId.Write(ask.Id);
        var rows = new List<IReadOnlyList<Button>>();
        var text = lead;
        if (Interview.Begin(version.Form, InterviewSteps.Around(turn, version, words.Language.Code), seed: 0, Known(version, ask.About)) is Step.Asked { Prompt: var prompt } asked)
        {
            var question = QuestionScreen.Of(prompt, InterviewSteps.FrameOf(new OpenInterview(new InterviewRow(), version, asked.State) { Now = turn.Now }, prompt, lead, words));
            rows = [.. question.Rows.Select(row => row.Where(button => button.Action == Actions.Choose).Select(button => button with { Action = Act.FeedbackAnswer, Argument = $"{id}:{button.Argument}" }).ToList()).Where(row => row.Count > 0)];
            text = rows.Count > 0 ? question.Text : lead;
        }

        if (rows.Count == 0)
        {
            rows.Add(words.Row(new Button(words["button.answer_form"], Act.FeedbackAnswer, id)));
        }

        rows.Add(words.Row(new Button(words["button.not_now"], Act.FeedbackLater)));

        // whoever looks at their phone in passing sees the question
        text += form.IsAnonymous ? "\n\n" + anonymous.Notice(words) : "";
        return new Screen(text) { Rows = rows, PlainForm = text };
    }

    private static string Lead(ShelvedWorkshop home, WorkshopForm form, FormAsk ask, DateTimeOffset now, Words words) => form.Asked switch
    {
        FormMoment.Session when home.Agenda.FirstOrDefault(item => item.Code == ask.About) is { } item =>
            words[now - ask.AskedAt < JustEnded ? "feedback.session" : "feedback.session.earlier", ("title", Arg.Text(words.Of(item.Titles)))],
        FormMoment.Day => words["feedback.day", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))],
        FormMoment.Later => words["feedback.months", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))],
        FormMoment.Before => words["feedback.before", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))],
        _ => words["feedback.end", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))],
    };

    private static Dictionary<string, string> Known(ShelvedVersion version, string about) =>
        version.Row.Asked == FormMoment.Session && SessionQuestion.Of(version.Form, version.Home) is { } session ? new() { [session.Name] = about } : [];

    /// <summary>Those who were there; before it begins, those who will come.</summary>
    private static List<long> Audience(ITurn turn, ShelvedWorkshop home, Occasion occasion)
    {
        var id = home.Workshop.Id;
        return occasion switch
        {
            { Form.Asked: FormMoment.Before } => AskStore.Confirmed(turn.Work, id),
            { Item: { } item } when CheckInStore.CountedSessions(turn.Work, id).Contains(item.Id) => AskStore.Came(turn.Work, id, home.Workshop.DayOf(item.StartsAt), item.Id),
            { Item: { } item } => AskStore.Came(turn.Work, id, home.Workshop.DayOf(item.StartsAt), groupCode: item.GroupCode, startsAt: item.StartsAt),
            { Form.Asked: FormMoment.Day } => AskStore.Came(turn.Work, id, DayId.Read(occasion.About)),
            _ => AskStore.Came(turn.Work, id),
        };
    }

    private bool HasAnswered(ITurn turn, ShelvedWorkshop home, WorkshopForm form, string about, long personId) =>
        form.IsAnonymous ? ParticipationStore.Has(turn.Rows, form.Id, about, personId) : forms.HasSent(turn, home, form, about, personId);

    private int Answered(ITurn turn, ShelvedWorkshop home, WorkshopForm form, FormAsk ask)
    {
        var count = form.IsAnonymous ? ParticipationStore.CountOf(turn.Rows, form.Id, ask.About)
            : SessionQuestion.Of(shelf.Version(turn.Rows, form.CurrentVersionId).Form, home) is { } session ? AskStore.CountNamed(turn.Rows, form.Id, session.Path, ask.About)
            : SubmissionStore.CountOf(turn.Rows, form.Id);
        return Math.Min(count, ask.Asked);
    }

    /// <summary>What people were asked and how many have answered, as figures; never who.</summary>
    public IEnumerable<string> Lines(ITurn turn, ShelvedWorkshop home, Words words, int most = MostAsks) =>
        from ask in AskStore.Of(turn.Rows, home.Workshop.Id, most)
        let form = home.Forms.FirstOrDefault(form => form.Id == ask.FormId)
        where form is not null && ask.Asked > 0
        let answered = Answered(turn, home, form, ask)
        select words["feedback.rate",
            ("what", Arg.Text(TitleOf(home, form, ask, words))), ("answered", Arg.Code(words.Number(answered))), ("asked", Arg.Code(words.Number(ask.Asked))),
            ("share", Arg.Code(words.Percent((decimal)answered / ask.Asked)))];

    private void ShowDesk(IChatTurn turn, ShelvedWorkshop home, string lead)
    {
        var words = texts.Of(turn.Person.Language);
        var id = RowId.Write(home.Workshop.Id);
        var lines = Lines(turn, home, words).ToList();
        var rows = new List<IReadOnlyList<Button>>();
        foreach (var ask in AskStore.Of(turn.Rows, home.Workshop.Id, MostAsks).Where(ask => ask.NudgedAt is null))
        {
            if (home.Forms.FirstOrDefault(form => form.Id == ask.FormId) is { } form && form.IsOpen(turn.Now) && Answered(turn, home, form, ask) < ask.Asked)
            {
                rows.Add(words.Row(new Button(Bidi.Strip(words["button.feedback_nudge", ("what", Arg.Text(TitleOf(home, form, ask, words)))]), Act.FeedbackNudge, $"{id}:{RowId.Write(ask.Id)}")));
            }
        }

        rows.Add(words.Row(new Button(words["button.refresh"], Act.FeedbackDesk, id)));
        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.ResultsList, id)));
        var text = lines.Count == 0 ? words["feedback.desk.none"] : words["feedback.desk"] + "\n" + string.Join('\n', lines);
        interviews.ShowBeside(turn, new Screen(lead.Length == 0 ? text : lead + "\n\n" + text) { Rows = rows });
    }

    // once, and nobody is shown who they are
    private void Nudge(IChatTurn turn, ShelvedWorkshop home, long askId)
    {
        var words = texts.Of(turn.Person.Language);
        if (AskStore.ById(turn.Work, askId) is not { } ask || home.Forms.FirstOrDefault(form => form.Id == ask.FormId) is not { } form || !AskStore.Nudge(turn.Work, askId, turn.Now))
        {
            ShowDesk(turn, home, "");
            return;
        }

        var occasion = new Occasion(form, ask.About, ask.AskedAt, ask.AskedAt, home.Agenda.FirstOrDefault(item => item.Code == ask.About));
        var people = Audience(turn, home, occasion).Where(person => !HasAnswered(turn, home, form, ask.About, person)).ToList();
        AskStore.Wait(turn.Work, askId, people);
        turn.SetTimer(Act.FeedbackShow, askId, turn.Now);
        ShowDesk(turn, home, words["feedback.nudged", ("n", Arg.Code(words.Number(people.Count)))]);
    }

    private static string TitleOf(ShelvedWorkshop home, WorkshopForm form, FormAsk ask, Words words) =>
        home.Agenda.FirstOrDefault(item => item.Code == ask.About) is { } item ? words.Of(item.Titles)
        : DateOnly.TryParseExact(ask.About, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? $"{words.Of(form.Titles)}, {words.Day(day)}"
        : words.Of(form.Titles);
}
