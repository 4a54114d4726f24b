using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary>
/// From a draft to a form of a workshop: which workshop, and a card that says what for, for whom, until when, with what changes for a form that is there already.
/// What is mostly wanted stands there, each of it can be changed, and nothing is written before that card is confirmed.
/// </summary>
internal sealed class PublishTurns(Shelf shelf, Catalogue texts, Rights rights, FormLink link, InterviewTurns interviews, DraftReadings readings)
{
    public const Act Workshop = Act.PublishWorkshop;
    private const Act Purpose = Act.PublishPurpose;
    private const Act Settings = Act.PublishSettings;
    private const Act Audience = Act.PublishAudience;
    private const Act Closing = Act.PublishClosing;
    private const Act Date = Act.PublishDate;
    private const Act Confirm = Act.PublishConfirm;
    private const Act Now = Act.PublishNow;
    private const Act LookAtMove = Act.PublishMove;
    private const Act MoveNow = Act.PublishMoveNow;

    private const int MostWorkshops = 8;
    private const int MostChanges = 15;
    private const int AudiencesOnPage = 6;
    private const int DaysInWeek = 7;

    private static readonly FormPurpose[] Purposes = [FormPurpose.Feedback, FormPurpose.Lessons, FormPurpose.Other];
    private static readonly FormAudience[] Audiences = [FormAudience.Registered, FormAudience.Confirmed, FormAudience.Attended, FormAudience.Everyone, FormAudience.Waiting, FormAudience.Rapporteurs];

    /// <summary>A button on the way.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        if (press.Action is LookAtMove or MoveNow)
        {
            Move(turn, press);
            return;
        }

        var parts = press.Argument.Split('/');
        var chosen = Publication.Read(parts[0]);
        if (Draft(turn, chosen) is not { } draft)
        {
            return;
        }

        switch (press.Action)
        {
            case Workshop:
                AskWorkshop(turn, chosen);
                break;
            case Purpose:
                Begin(turn, draft, chosen);
                break;
            case Settings:
                AskPurpose(turn, chosen);
                break;
            case Audience:
                AskAudience(turn, chosen, parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
                break;
            case Closing:
                AskClosing(turn, chosen);
                break;
            case Date:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Date.With(chosen.ToString()));
                turn.Chat.Edit(new Screen(Words(turn)["publish.date"]) { Rows = [Back(Closing, chosen, Words(turn))] });
                break;
            case Confirm:
                AskConfirmation(turn, draft, chosen);
                break;
            default:
                Publish(turn, draft, chosen);
                break;
        }
    }

    /// <summary>The day that somebody was asked to write, or whom a form is for, written below its card.</summary>
    public void Typed(IChatTurn turn, Act act, string argument, string text)
    {
        var chosen = Publication.Read(argument);
        if (Draft(turn, chosen) is not { } draft)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            return;
        }

        var words = Words(turn);
        if (act == Audience)
        {
            if (AudienceOf(shelf.Workshop(turn.Rows, chosen.WorkshopId), chosen, text, words) is { } meant)
            {
                AskConfirmation(turn, draft, meant);
            }
            else
            {
                AskAudience(turn, chosen, 0);
            }

            return;
        }

        var today = shelf.Workshop(turn.Work, chosen.WorkshopId).Workshop.DayOf(turn.Now);
        var day = TypedDay.Read(text, today);
        if (day >= today)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            AskConfirmation(turn, draft, chosen.Until(day.Value));
        }
        else
        {
            turn.Show(new Screen(words[day is null ? "publish.date.unread" : "publish.date.past"]) { Rows = [Back(Closing, chosen, words)] });
        }
    }

    private FormDraft? Draft(IChatTurn turn, Publication chosen)
    {
        if (DraftTurns.Own(turn, chosen.DraftId) is { } draft)
        {
            return draft;
        }

        turn.Show(new Screen(Words(turn)["author.gone"]));
        return null;
    }

    private void AskWorkshop(IChatTurn turn, Publication chosen)
    {
        var words = Words(turn);
        var all = WorkshopStore.All(turn.Work).Where(workshop => workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Open && rights.May(turn.Rows, turn.Person.Id, Now, workshop.Id)).OrderByDescending(workshop => workshop.FirstDay).ToList();
        switch (all)
        {
            case []:
                turn.Show(new Screen(words["workshops.none"]));
                break;
            case [var only]:
                Begin(turn, DraftTurns.Own(turn, chosen.DraftId)!, chosen with { WorkshopId = only.Id });
                break;
            default:
                turn.Show(new Screen(words["workshops.which"])
                {
                    Rows =
                    [
                        .. all.Take(MostWorkshops).Select(workshop => words.Row(
                            new Button(words.Of(workshop.Titles), Purpose, (chosen with { WorkshopId = workshop.Id }).ToString()))),
                        Back(DraftTurns.Card, new(chosen.DraftId), words),
                    ],
                });
                break;
        }
    }

    /// <summary>With the workshop known: what its lists make of the form, and whether it is there already.</summary>
    private void Begin(IChatTurn turn, FormDraft draft, Publication chosen)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, chosen.WorkshopId);
        var reading = readings.Of(draft, home.Tables);
        if (reading.Form is null)
        {
            turn.Show(DraftScreens.Problems(reading, draft.FileName, words) with { Rows = [Back(DraftTurns.Card, new(draft.Id), words)] });
            return;
        }

        switch (home.Forms.FirstOrDefault(form => form.Name == reading.Name))
        {
            case { Purpose: FormPurpose.Registration } when MayReplaceRegistration(turn, home, reading.Form):
                AskConfirmation(turn, draft, chosen with { Purpose = FormPurpose.Registration, Audience = FormAudience.Everyone, Closing = Publication.AsItIs });
                break;
            case { Purpose: FormPurpose.Registration }:
                turn.Show(new Screen(words["publish.registration"]) { Rows = [Back(DraftTurns.Card, new(draft.Id), words)] });
                break;
            case { } there:
                AskConfirmation(turn, draft, chosen with { Purpose = there.Purpose, Audience = there.Audience, Day = there.AttendedDay, Closing = Publication.AsItIs });
                break;
            default:
                AskConfirmation(turn, draft, Templates.UseOf(draft) is { } use
                    ? chosen with { Purpose = use.Purpose, Audience = use.Audience, Closing = Publication.Never }
                    : (chosen with { Purpose = FormPurpose.Feedback, Audience = FormAudience.Confirmed }).Until(WeekAfter(home.Workshop, turn.Now)));
                break;
        }
    }

    /// <summary>As long as nobody has registered, how people do is the team's choice; what seats are counted by has to be asked all the same.</summary>
    private static bool MayReplaceRegistration(ITurn turn, ShelvedWorkshop home, Form form) =>
        SeatStore.Counts(turn.Rows, home.Workshop.Id).Count == 0 && home.Quotas.All(quota => FieldsOf(home, form).ContainsKey(quota.Field));

    /// <summary>Field → question: those that the plan maps, as far as the form has them, and the others by their names.</summary>
    private static Dictionary<string, string> FieldsOf(ShelvedWorkshop home, Form form)
    {
        var questions = form.Questions.Select(question => question.Name).ToHashSet();
        return RegistrationFieldNames.All.Select(field => (Field: field, Question: home.QuestionOf(field) is var mapped && questions.Contains(mapped) ? mapped : field))
            .Where(pair => questions.Contains(pair.Question)).ToDictionary(pair => pair.Field, pair => pair.Question, StringComparer.Ordinal);
    }

    private void AskPurpose(IChatTurn turn, Publication chosen)
    {
        var words = Words(turn);
        Choose(turn, chosen, "publish.purpose", Purposes.Select(purpose => new Button(words["button.purpose." + Word(purpose)], Confirm, (chosen with { Purpose = purpose }).ToString())));
    }

    private void AskAudience(IChatTurn turn, Publication chosen, int page)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, chosen.WorkshopId);
        Button To(FormAudience audience, int? day = null) =>
            new(Bidi.Strip(FormDesk.Audience(audience, day, null, home, words)), Confirm, (chosen with { Audience = audience, Day = day, Group = Publication.All }).ToString());
        List<Button> choices =
        [
            .. Audiences.Select(audience => To(audience)),
            .. home.Groups.Select(group => new Button(words.Of(group.Titles), Confirm, (chosen with { Audience = FormAudience.Confirmed, Day = null, Group = group.Code }).ToString())),
            .. home.Workshop.Days > 1 ? Enumerable.Range(1, home.Workshop.Days).Select(day => To(FormAudience.Attended, day)) : [],
            .. home.Workshop.NeedsApproval ? [To(FormAudience.Pending)] : Array.Empty<Button>(),
        ];
        var last = (choices.Count - 1) / AudiencesOnPage;
        Button Page(int other, string label) => new(words[label], Audience, $"{chosen}/{other}");
        turn.Show(new Screen(words["publish.audience"])
        {
            Rows =
            [
                .. choices.Skip(page * AudiencesOnPage).Take(AudiencesOnPage).Chunk(2).Select(pair => words.Row(pair)),
                words.Row<Button>(
                [
                    page > 0 ? Page(page - 1, "button.previous_page") : Back(Confirm, chosen, words)[0],
                    .. page < last ? [Page(page + 1, "button.more")] : Array.Empty<Button>(),
                ]),
            ],
        });
    }

    /// <summary>Whom a form is for, by what is written on the buttons that say it; null when it is none of them, or several.</summary>
    private static Publication? AudienceOf(ShelvedWorkshop home, Publication chosen, string text, Words words)
    {
        var key = SearchKey.Of(text);
        var all = Audiences.Select(audience => (Label: words["button.audience." + Word(audience)], Chosen: chosen with { Audience = audience, Day = null, Group = Publication.All }))
            .Concat(home.Groups.SelectMany(group => group.Titles.Values.Select(title => (Label: title, Chosen: chosen with { Audience = FormAudience.Confirmed, Day = null, Group = group.Code }))))
            .ToList();
        return all.Where(one => SearchKey.HasWords(SearchKey.Of(one.Label), key)).Select(one => one.Chosen).Distinct().ToList() is [var only] ? only : null;
    }

    private void AskClosing(IChatTurn turn, Publication chosen)
    {
        var words = Words(turn);
        var workshop = shelf.Workshop(turn.Work, chosen.WorkshopId).Workshop;
        var isToCome = workshop.LastDay >= workshop.DayOf(turn.Now);
        Choose(turn, chosen, "publish.closing",
        [
            .. isToCome ? new[] { new Button(words["button.closing.last_day"], Confirm, chosen.Until(workshop.LastDay).ToString()) } : [],
            new Button(words[isToCome ? "button.closing.week_after" : "button.closing.week"], Confirm, chosen.Until(WeekAfter(workshop, turn.Now)).ToString()),
            new Button(words["button.closing.never"], Confirm, (chosen with { Closing = Publication.Never }).ToString()),
            new Button(words["button.closing.date"], Date, chosen.ToString()),
        ]);
    }

    // after the workshop, a week is counted from now
    private static DateOnly WeekAfter(Workshop workshop, DateTimeOffset now) =>
        (workshop.LastDay >= workshop.DayOf(now) ? workshop.LastDay : workshop.DayOf(now)).AddDays(DaysInWeek);

    private void Choose(IChatTurn turn, Publication chosen, string question, IEnumerable<Button> choices)
    {
        var words = Words(turn);
        turn.Show(new Screen(words[question]) { Rows = [.. choices.Select(choice => words.Row(choice)), Back(Confirm, chosen, words)] });
    }

    private void AskConfirmation(IChatTurn turn, FormDraft draft, Publication chosen)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, chosen.WorkshopId);
        var reading = readings.Of(draft, home.Tables);
        if (reading.Form is null)
        {
            Begin(turn, draft, chosen);
            return;
        }

        var there = home.Forms.FirstOrDefault(form => form.Name == reading.Name);
        var several = TakesSeveral(chosen, there);
        var isAnonymous = IsAnonymous(turn, chosen, there);
        var before = there is null ? null : shelf.Version(turn.Work, there.CurrentVersionId).Form;
        var lines = new List<string>
        {
            words["publish.card",
                ("form", Arg.Text(DraftScreens.Title(reading.Form, words))),
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
                ("purpose", Arg.Phrase(words["button.purpose." + Word(chosen.Purpose!.Value)])),
                ("audience", Arg.Phrase(FormDesk.Audience(chosen.Audience!.Value, chosen.Day, GroupOf(chosen, there), home, words))),
                ("several", Arg.Phrase(FormDesk.HowOften(reading.Form, home, several, isAnonymous, words))),
                ("until", Arg.Phrase(FormDesk.Until(ClosesAt(chosen, there, home), home.Workshop, words)))],
        };
        if (isAnonymous)
        {
            lines.Add(words["forms.card.anonymous"]);
        }

        if (Asked(draft, chosen, there) is { } asked)
        {
            lines.Add(words["forms.card.asked", ("when", Arg.Phrase(words[FormDesk.WhenKey(asked)]))]);
        }

        if (chosen.Purpose == FormPurpose.Other)
        {
            lines.Add(words["publish.other"]);
        }

        if (before is not null)
        {
            lines.Add("");
            lines.AddRange(Difference(before, reading.Form, words));
        }

        if (chosen.Purpose != FormPurpose.Registration)
        {
            lines.Add("\n" + words["publish.audience.typed"]);
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Audience.With(chosen.ToString()));
        }

        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                words.Row(new Button(words[before is null || before.Hash == reading.Form.Hash ? "button.publish_now" : "button.publish_version"], Now, chosen.ToString())),
                .. chosen.Purpose == FormPurpose.Registration ? Array.Empty<IReadOnlyList<Button>>() :
                [
                    words.Row(new Button(words["button.publish_purpose"], Settings, chosen.ToString()), new Button(words["button.publish_audience"], Audience, chosen.ToString())),
                    words.Row<Button>(
                    [
                        new Button(words["button.publish_closing"], Closing, chosen.ToString()),
                        .. IsModeFixed(turn, there) ? Array.Empty<Button>() : [new Button(words[isAnonymous ? "button.publish_named" : "button.publish_anonymous"], Confirm, (chosen with { Anonymous = !isAnonymous }).ToString())],
                    ]),
                    words.Row(new Button(words[several ? "button.answers_once" : "button.answers_several"], Confirm, (chosen with { Several = !several }).ToString())),
                ],
                Back(DraftTurns.Card, new(draft.Id), words),
            ],
        });
    }

    private void Publish(IChatTurn turn, FormDraft draft, Publication chosen)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, chosen.WorkshopId);
        var reading = readings.Of(draft, home.Tables);
        var there = reading.Form is null ? null : home.Forms.FirstOrDefault(form => form.Name == reading.Name);
        if (reading.Form is null || (there?.Purpose == FormPurpose.Registration) != (chosen.Purpose == FormPurpose.Registration)
            || (there?.Purpose == FormPurpose.Registration && !MayReplaceRegistration(turn, home, reading.Form)) || (chosen.Closing == Publication.AsItIs && there is null))
        {
            // the plan was imported anew meanwhile
            Begin(turn, draft, chosen with { Purpose = null, Audience = null, Closing = null });
            return;
        }

        var form = new WorkshopForm
        {
            Name = reading.Name,
            Purpose = chosen.Purpose!.Value,
            Titles = reading.Form.Title.ByLanguage,
            Audience = chosen.Audience!.Value,
            AttendedDay = chosen.Day,
            GroupCode = GroupOf(chosen, there),
            TakesSeveral = TakesSeveral(chosen, there),
            IsAnonymous = IsAnonymous(turn, chosen, there),
            Asked = Asked(draft, chosen, there),
            OpensAt = chosen.Closing == Publication.AsItIs ? there?.OpensAt : null,
            ClosesAt = ClosesAt(chosen, there, home),
        };
        FormStore.Save(turn.Work, home.Workshop.Id, FormStore.PositionOf(turn.Work, home.Workshop.Id, form.Name), form, reading.Version(draft), turn.Now);
        FormMediaStore.Publish(turn.Work, draft.Id, FormStore.ByName(turn.Work, home.Workshop.Id, form.Name)!.Id);
        if (form.Purpose == FormPurpose.Registration)
        {
            RegistrationFieldStore.Replace(turn.Work, home.Workshop.Id, FieldsOf(home, reading.Form));
        }

        if (form.Asked is not null)
        {
            turn.SetTimer(Act.FeedbackNext, home.Workshop.Id, turn.Now);
        }

        WorkshopStore.MarkEdited(turn.Work, home.Workshop.Id, turn.Now);
        DraftStore.Drop(turn.Work, turn.Person.Id);
        shelf.Forget();
        if (FormStore.ByName(turn.Work, home.Workshop.Id, form.Name) is { } current)
        {
            shelf.Keep(turn.Work, current.CurrentVersionId, reading.Form);
        }

        turn.Show(new Screen(words["publish.done." + Word(form.Purpose), ("form", Arg.Text(words.Of(form.Titles))), ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            Rows =
            [
                .. there is null ? [] : MoveRow(turn, there.Id, words),
                .. form.Purpose != FormPurpose.Registration && form.Audience < FormAudience.Team && FormStore.ByName(turn.Work, home.Workshop.Id, form.Name) is { } stored ? [FormDesk.TellRow(stored, words)] : Array.Empty<IReadOnlyList<Button>>(),
                words.Row(new Button(words["button.forms"], FormDesk.List, home.Workshop.Id.ToString(CultureInfo.InvariantCulture))),
            ],
        });
        if (there is null && FormStore.ByName(turn.Work, home.Workshop.Id, form.Name) is { } published)
        {
            turn.Chat.Say(link.Of(home.Workshop, published, words));
        }
    }

    // a template that is published for what it is mostly used for is asked at its moment
    private static FormMoment? Asked(FormDraft draft, Publication chosen, WorkshopForm? there) =>
        there is not null ? there.Asked : Templates.UseOf(draft) is { } use && use.Purpose == chosen.Purpose ? use.Asked : null;

    private static string? GroupOf(Publication chosen, WorkshopForm? there) => chosen.Group is null ? there?.GroupCode : chosen.Group == Publication.All ? null : chosen.Group;

    // lessons are written down one at a time
    private static bool TakesSeveral(Publication chosen, WorkshopForm? there) => chosen.Several ?? there?.TakesSeveral ?? chosen.Purpose == FormPurpose.Lessons;

    private static bool IsModeFixed(ITurn turn, WorkshopForm? there) => there is not null && FormStore.IsModeFixed(turn.Rows, there.Id);

    private static bool IsAnonymous(ITurn turn, Publication chosen, WorkshopForm? there) =>
        IsModeFixed(turn, there) ? there!.IsAnonymous : chosen.Anonymous ?? there?.IsAnonymous ?? false;

    /// <summary>Another part of the interviews that go to the present version.</summary>
    public void MoveOn(ITurn turn, long formId)
    {
        if (FormStore.ById(turn.Work, formId) is { } form)
        {
            interviews.Moves.Run(turn, form.Id, form.CurrentVersionId);
        }
    }

    private static IReadOnlyList<IReadOnlyList<Button>> MoveRow(ITurn turn, long formId, Words words)
    {
        var open = InterviewStore.CountOnOtherVersions(turn.Work, formId, FormStore.ById(turn.Work, formId)!.CurrentVersionId);
        return open == 0 ? [] : [words.Row(new Button(words["button.move_open", ("n", Arg.Count(open))], LookAtMove, formId.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>What is open on earlier versions: what moving does to the answers is shown before.</summary>
    private void Move(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (FormStore.ById(turn.Work, long.Parse(press.Argument, CultureInfo.InvariantCulture)) is not { } form)
        {
            turn.Show(new Screen(words["author.gone"]));
            return;
        }

        var forms = words.Row(new Button(words["button.forms"], FormDesk.List, form.WorkshopId.ToString(CultureInfo.InvariantCulture)));
        var look = interviews.Moves.Look(turn, form.Id, form.CurrentVersionId);
        if (press.Action == MoveNow)
        {
            interviews.Moves.Run(turn, form.Id, form.CurrentVersionId);
            turn.Show(new Screen(words["publish.moved", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(look.Open))]) { Rows = [forms] });
            return;
        }

        var lines = new List<string> { words["publish.move", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(look.Open)), ("whole", Arg.Count(look.Whole))] };
        var labels = FormStore.Versions(turn.Work, form.Id).Reverse().Select(version => shelf.Version(turn.Work, version.Id).Form).ToList();
        lines.AddRange(look.Outcomes.Take(MostChanges).Select(outcome => words["publish.move." + Word(outcome.Outcome),
            ("question", Arg.Text(LabelOf(labels, outcome.Path, words))), ("n", Arg.Count(outcome.People))]));
        if (look.Open > VersionMoves.MostAtOnce)
        {
            lines.Add(words["publish.move.first", ("n", Arg.Count(VersionMoves.MostAtOnce))]);
        }

        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows = look.Open == 0 ? [forms] : [words.Row(new Button(words["button.move_now"], MoveNow, press.Argument)), forms],
        });
    }

    private static string LabelOf(IEnumerable<Form> versions, string path, Words words)
    {
        var (form, question) = versions.Select(form => (form, form.Questions.FirstOrDefault(question => question.Path == path))).FirstOrDefault(pair => pair.Item2 is not null);
        var label = question?.Label.In(words.Language.Code, form.DefaultLanguage) ?? "";
        return label.Length > 0 ? label : path;
    }

    private static DateTimeOffset? ClosesAt(Publication chosen, WorkshopForm? there, ShelvedWorkshop home) =>
        chosen.Closing == Publication.AsItIs ? there?.ClosesAt : chosen.LastDay is { } day ? home.Workshop.StartOf(day.AddDays(1)) : null;

    private static IEnumerable<string> Difference(Form before, Form after, Words words)
    {
        var changes = VersionDifference.Of(before, after).Changes;
        if (changes.Count == 0)
        {
            yield return words[before.Hash == after.Hash ? "publish.same" : "publish.same_questions"];
            yield break;
        }

        yield return words["publish.difference"];
        foreach (var change in changes.Take(MostChanges))
        {
            var (form, question) = change.After is { } kept ? (after, kept) : (before, change.Before!);
            var label = question.Label.In(words.Language.Code, form.DefaultLanguage);
            yield return words["publish.change." + change.Kind.ToString().ToLowerInvariant(), ("question", Arg.Text(label.Length > 0 ? label : question.Name))];
        }

        if (changes.Count > MostChanges)
        {
            yield return words["author.problems.more", ("n", Arg.Count(changes.Count - MostChanges))];
        }

        yield return words["publish.running"];
    }

    private static IReadOnlyList<Button> Back(Act action, Publication chosen, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], action, chosen.ToString()));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
