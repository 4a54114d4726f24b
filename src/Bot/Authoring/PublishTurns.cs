using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary>
/// From a draft to a form of a workshop: which workshop, and a card that says what for, for whom, until when, with what changes for a form that is there already.
/// What is mostly wanted stands there, each of it can be changed, and nothing is written before that card is confirmed.
/// </summary>
internal sealed class PublishTurns(Shelf shelf, Catalogue texts, Rights rights, FormLink link, DraftReadings readings)
{
    public const Act Workshop = Act.PublishWorkshop;
    private const Act Purpose = Act.PublishPurpose;
    private const Act Settings = Act.PublishSettings;
    private const Act Audience = Act.PublishAudience;
    private const Act Closing = Act.PublishClosing;
    private const Act Date = Act.PublishDate;
    private const Act Confirm = Act.PublishConfirm;
    private const Act Now = Act.PublishNow;

    private const int MostWorkshops = 8;
    private const int MostChanges = 15;

    /// <summary>A button on the way.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
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
                turn.Show(PublishQuestions.Purpose(chosen, Words(turn)));
                break;
            case Audience:
                turn.Show(PublishQuestions.Audience(shelf.Workshop(turn.Rows, chosen.WorkshopId), chosen, parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0, Words(turn)));
                break;
            case Closing:
                turn.Show(PublishQuestions.Closing(shelf.Workshop(turn.Work, chosen.WorkshopId).Workshop, chosen, turn.Now, Words(turn)));
                break;
            case Date:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Date.With(chosen.ToString()));
                turn.Chat.Edit(PublishQuestions.Date("publish.date", chosen, Words(turn)));
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
            var home = shelf.Workshop(turn.Rows, chosen.WorkshopId);
            if (Addressees.Read(text, home, texts) is { } meant)
            {
                AskConfirmation(turn, draft, chosen.To(meant));
            }
            else
            {
                turn.Show(PublishQuestions.Audience(home, chosen, 0, words));
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
            turn.Show(PublishQuestions.Date(day is null ? "publish.date.unread" : "publish.date.past", chosen, words));
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
                        PublishQuestions.Back(DraftTurns.Card, new(chosen.DraftId), words),
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
            turn.Show(DraftScreens.Problems(reading, draft.FileName, words) with { Rows = [PublishQuestions.Back(DraftTurns.Card, new(draft.Id), words)] });
            return;
        }

        switch (home.Forms.FirstOrDefault(form => form.Name == reading.Name))
        {
            case { Purpose: FormPurpose.Registration } when MayReplaceRegistration(turn, home, reading.Form):
                AskConfirmation(turn, draft, chosen with { Purpose = FormPurpose.Registration, Audience = FormAudience.Everyone, Closing = Publication.AsItIs });
                break;
            case { Purpose: FormPurpose.Registration }:
                turn.Show(new Screen(words["publish.registration"]) { Rows = [PublishQuestions.Back(DraftTurns.Card, new(draft.Id), words)] });
                break;
            case { } there:
                AskConfirmation(turn, draft, chosen with { Purpose = there.Purpose, Audience = there.Audience, Day = there.AttendedDay, Closing = Publication.AsItIs });
                break;
            default:
                AskConfirmation(turn, draft, Templates.UseOf(draft) is { } use
                    ? chosen with { Purpose = use.Purpose, Audience = use.Audience, Closing = Publication.Never }
                    : (chosen with { Purpose = FormPurpose.Feedback, Audience = FormAudience.Confirmed }).Until(PublishQuestions.WeekAfter(home.Workshop, turn.Now)));
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
        var several = chosen.TakesSeveral(there);
        var isAnonymous = IsAnonymous(turn, chosen, there);
        var before = there is null ? null : shelf.Version(turn.Work, there.CurrentVersionId).Form;
        var lines = new List<string>
        {
            words["publish.card",
                ("form", Arg.Text(DraftScreens.Title(reading.Form, words))),
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
                ("purpose", Arg.Phrase(words["button.purpose." + Word(chosen.Purpose!.Value)])),
                ("audience", Arg.Phrase(chosen.For(there).Name(home, words))),
                ("several", Arg.Phrase(FormDesk.HowOften(reading.Form, home, several, isAnonymous, words))),
                ("until", Arg.Phrase(FormDesk.Until(chosen.ClosesAt(there, home.Workshop), home.Workshop, words)))],
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
                PublishQuestions.Back(DraftTurns.Card, new(draft.Id), words),
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
            GroupCode = chosen.For(there).Group,
            TakesSeveral = chosen.TakesSeveral(there),
            IsAnonymous = IsAnonymous(turn, chosen, there),
            Asked = Asked(draft, chosen, there),
            OpensAt = chosen.Closing == Publication.AsItIs ? there?.OpensAt : null,
            ClosesAt = chosen.ClosesAt(there, home.Workshop),
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
                .. there is null ? [] : MoveTurns.Row(turn, there.Id, words),
                .. form.Purpose != FormPurpose.Registration && Addressees.Of(form).Roles is null && FormStore.ByName(turn.Work, home.Workshop.Id, form.Name) is { } stored ? [FormDesk.TellRow(stored, words)] : Array.Empty<IReadOnlyList<Button>>(),
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

    private static bool IsModeFixed(ITurn turn, WorkshopForm? there) => there is not null && FormStore.IsModeFixed(turn.Rows, there.Id);

    private static bool IsAnonymous(ITurn turn, Publication chosen, WorkshopForm? there) =>
        IsModeFixed(turn, there) ? there!.IsAnonymous : chosen.Anonymous ?? there?.IsAnonymous ?? false;

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

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
