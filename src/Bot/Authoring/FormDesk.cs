using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Interviews;
using WorkshopBot.Results;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary><c>/facilitate</c> → Forms: the forms of a workshop, each to be downloaded or taken out of use, and the templates to begin with.</summary>
internal sealed class FormDesk(Shelf shelf, Catalogue texts, InterviewTurns interviews, DraftTurns drafts, FormLink link)
{
    public const Act List = Act.FormsList;
    private const Act One = Act.FormsOne;
    private const Act Download = Act.FormsDownload;
    private const Act Link = Act.FormsLink;
    private const Act Answers = Act.FormsAnswers;
    private const Act Answer = Act.FormsAnswer;
    private const Act Archive = Act.FormsArchive;
    private const Act ArchiveNow = Act.FormsArchiveNow;
    private const Act AllTemplates = Act.FormsTemplates;
    private const Act OneTemplate = Act.FormsTemplate;
    private const Act TemplateFile = Act.FormsTemplateFile;
    private const Act UseTemplate = Act.FormsTemplateUse;

    /// <summary>A button of the list or of what it leads to.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        // a template's buttons name the workshop whose list they came from and the template, a file's the form and the kind of file
        var parts = press.Argument.Split(':');
        var id = long.Parse(parts[0], CultureInfo.InvariantCulture);
        switch (press.Action)
        {
            case List:
                interviews.ShowBeside(turn, ListOf(turn, shelf.Workshop(turn.Work, id), Page(parts)));
                break;
            case AllTemplates:
                turn.Show(TemplateList(id, Page(parts), Words(turn)));
                break;
            case OneTemplate or TemplateFile or UseTemplate:
                OfTemplate(turn, press.Action, id, int.Parse(parts[1], CultureInfo.InvariantCulture));
                break;
            default:
                OfForm(turn, press.Action, id, parts);
                break;
        }
    }

    /// <summary>Until when a form is open, as people read it.</summary>
    public static string Until(DateTimeOffset? closesAt, Workshop workshop, Words words) => closesAt is { } closes
        // the end of a day is said as that day
        ? closes == workshop.StartOf(workshop.DayOf(closes)) ? words.WeekdayAndDay(workshop.DayOf(closes).AddDays(-1)) : words.DayAndTime(closes, workshop.Zone)
        : words["publish.until.never"];

    /// <summary>Leads to a message with the link of a form to those it is for.</summary>
    public static IReadOnlyList<Button> TellRow(WorkshopForm form, Words words) => words.Row(new Button(words["button.forms_tell"], Act.BroadcastNew, $"{Id(form.WorkshopId)}:{Id(form.Id)}"));

    /// <summary>How often one person answers a form.</summary>
    public static string HowOften(Form form, ShelvedWorkshop home, bool several, bool isAnonymous, Words words) => words[
        several ? "publish.several"
            : SessionQuestion.Of(form, home) is not null ? "publish.once_each"
            : !isAnonymous && BeforeAfter.MomentOf(form) is not null ? "publish.once_moment" : "publish.once"];

    private static int Page(string[] parts) => parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;

    private Screen ListOf(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = Words(turn);
        var id = Id(home.Workshop.Id);
        return new Screen(words["forms.list", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(home.Forms.Count))])
        {
            Rows = Paged(List, home.Workshop.Id, page, words,
            [
                .. drafts.Begun(turn) is ({ } draft, var title) ? new[] { words.Row(new Button("✎ " + title, DraftTurns.Card, Id(draft.Id))) } : [],
                .. home.Forms.Select(form => words.Row(new Button(words.Of(form.Titles), One, Id(form.Id)))),
                words.Row(new Button(words["button.build_form"], BuildTurns.Start, id), new Button(words["button.templates"], AllTemplates, id)),
                words.Row(new Button(words.BackArrow + words["button.back"], FacilitateTurns.Open, id)),
            ]),
        };
    }

    private void OfForm(IChatTurn turn, Act action, long formId, string[] parts)
    {
        var words = Words(turn);
        var form = FormStore.ById(turn.Work, formId);
        var home = form is null ? null : shelf.Workshop(turn.Work, form.WorkshopId);
        if (form is null || home!.Forms.All(known => known.Id != formId))
        {
            // taken out of use meanwhile, here or by an import
            turn.Show(new Screen(words["author.gone"]));
            return;
        }

        switch (action)
        {
            case Download:
                turn.Chat.Say(new Screen(words.Of(form.Titles)) { File = new MadeFile(WorkbookFiles.Form, form.CurrentVersionId, words.Language.Code) });
                break;
            case Answers:
                turn.Show(AnswersOf(turn, form, words));
                break;
            case Answer when AnswersFile.Makes(parts[1]) && !AnonymousRows.Give(turn.Work, form, turn.Now):
                turn.Show(AnswersOf(turn, form, words));
                break;
            case Answer when AnswersFile.Makes(parts[1]):
                turn.Chat.Say(new Screen(words.Of(form.Titles)) { File = new MadeFile(parts[1], form.Id, words.Language.Code) { IsLasting = false } });
                break;
            case Link:
                turn.Chat.Say(link.Of(home.Workshop, form, words));
                break;
            case Act.FormsWhen when form.Purpose != FormPurpose.Registration:
                turn.Show(WhenOf(form, words));
                break;
            case Act.FormsWhenNow when form.Purpose != FormPurpose.Registration:
                FormStore.SetAsked(turn.Work, formId, Enum.TryParse<FormMoment>(parts[1], out var moment) ? moment : null);
                WorkshopStore.MarkEdited(turn.Work, home.Workshop.Id, turn.Now);
                turn.SetTimer(Act.FeedbackNext, home.Workshop.Id, turn.Now);
                shelf.Forget();
                turn.Show(CardOf(turn, shelf.Version(turn.Work, form.CurrentVersionId), words));
                break;
            case Archive when form.Purpose != FormPurpose.Registration:
                turn.Show(new Screen(words["forms.archive.ask", ("form", Arg.Text(words.Of(form.Titles)))])
                {
                    Rows = [words.Row(Confirmation.Button(words["button.unpublish_now"], ArchiveNow, Id(formId))), Back(One, formId, words)],
                });
                break;
            case ArchiveNow when form.Purpose != FormPurpose.Registration:
                FormStore.Archive(turn.Work, home.Workshop.Id, form.Name, turn.Now);
                WorkshopStore.MarkEdited(turn.Work, home.Workshop.Id, turn.Now);
                shelf.Forget();
                turn.Show(ListOf(turn, shelf.Workshop(turn.Work, home.Workshop.Id), page: 0));
                break;
            default:
                turn.Show(CardOf(turn, shelf.Version(turn.Work, form.CurrentVersionId), words));
                break;
        }
    }

    /// <summary>What a moment is called.</summary>
    public static string WhenKey(FormMoment? moment) => "button.when." + (moment?.ToString().ToLowerInvariant() ?? "any");

    private static Screen WhenOf(WorkshopForm form, Words words) => new(words["forms.when", ("form", Arg.Text(words.Of(form.Titles)))])
    {
        Rows =
        [
            .. Enum.GetValues<FormMoment>().Select(moment => (FormMoment?)moment).Append(null)
                .Select(moment => words.Row(new Button(words[WhenKey(moment)], Act.FormsWhenNow, $"{Id(form.Id)}:{moment?.ToString() ?? "any"}"))),
            Back(One, form.Id, words),
        ],
    };

    /// <summary>How many answers a form has.</summary>
    public static int CountOf(IChatTurn turn, WorkshopForm form) => form.IsAnonymous ? AnonymousStore.CountOf(turn.Rows, form.Id) : SubmissionStore.CountOf(turn.Rows, form.Id);

    private static Screen CardOf(IChatTurn turn, ShelvedVersion version, Words words)
    {
        var (home, form) = (version.Home, version.Row);
        var sent = CountOf(turn, form);
        var rows = new List<IReadOnlyList<Button>> { words.Row(new Button(words["button.form_link"], Link, Id(form.Id)), new Button(words["button.download_form"], Download, Id(form.Id))) };
        if (sent > 0)
        {
            rows.Add(words.Row(new Button(words["button.answers", ("n", Arg.Count(sent))], Answers, Id(form.Id))));
        }

        if (form.Purpose != FormPurpose.Registration)
        {
            rows.Add(words.Row(new Button(words["button.forms_when"], Act.FormsWhen, Id(form.Id))));
            if (PaperTurns.IsFor(form))
            {
                rows.Add(words.Row(new Button(words["button.form_paper"], Act.PaperOpen, PaperTurns.Argument(form.Id))));
            }

            if (Addressees.Of(form).Roles is null && !(turn.Now >= form.ClosesAt))
            {
                rows.Add(TellRow(form, words));
            }

            rows.Add(words.Row(new Button(words["button.unpublish"], Archive, Id(form.Id))));
        }

        rows.Add(Back(List, home.Workshop.Id, words));
        var closes = form.Purpose == FormPurpose.Registration ? home.Workshop.RegistrationClosesAt : form.ClosesAt;
        var card = words["publish.card",
            ("form", Arg.Text(words.Of(form.Titles))),
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("purpose", Arg.Phrase(words["button.purpose." + form.Purpose.ToString().ToLowerInvariant()])),
            ("audience", Arg.Phrase(Addressees.Of(form).Name(home, words))),
            ("several", Arg.Phrase(HowOften(version.Form, home, form.TakesSeveral, form.IsAnonymous, words))),
            ("until", Arg.Phrase(Until(closes, home.Workshop, words)))]
            + "\n" + words.Minutes(version.Form) + (form.IsAnonymous ? "\n" + words["forms.card.anonymous"] : "")
            + (form.Asked is { } asked ? "\n" + words["forms.card.asked", ("when", Arg.Phrase(words[WhenKey(asked)]))] : "");
        return new Screen(turn.Now >= closes ? card + "\n" + words["forms.closed"] : card) { Rows = rows };
    }

    /// <summary>Before the answers come into the chat it is said what they are: the tap that follows is the second one.</summary>
    private static Screen AnswersOf(IChatTurn turn, WorkshopForm form, Words words)
    {
        var sent = CountOf(turn, form);
        if (AnonymousRows.NextAt(turn.Rows, form, turn.Now) is { } next)
        {
            var why = next == AnonymousRows.Fewest ? "forms.answers.too_few" : "forms.answers.wait";
            return new Screen(words[why, ("n", Arg.Code(words.Number(sent))), ("next", Arg.Code(words.Number(next)))]) { Rows = [Back(One, form.Id, words)] };
        }

        if (sent > AnswersFile.MostSubmissions)
        {
            return new Screen(words["forms.answers.too_many", ("n", Arg.Count(sent))]) { Rows = [Back(One, form.Id, words)] };
        }

        Button To(string kind, string name) => new(words["button.answers." + name], Answer, $"{Id(form.Id)}:{kind}");
        var text = words["forms.answers.ask", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(sent))];
        var rows = new List<IReadOnlyList<Button>> { words.Row(To(AnswersFile.Labels, "labels")), words.Row(To(AnswersFile.Names, "names")), words.Row(To(AnswersFile.Csv, "csv")) };
        var files = form.IsAnonymous ? AnonymousStore.CountFilesOf(turn.Rows, form.Id) : AttachmentStore.CountOfForm(turn.Work, form.Id);
        if (files > AnswersFile.MostFiles)
        {
            text += "\n" + words["forms.answers.files_too_many", ("n", Arg.Count(files))];
        }
        else if (files > 0)
        {
            rows.Add(words.Row(To(AnswersFile.Files, "files")));
        }

        rows.Add(Back(One, form.Id, words));
        return new Screen(text) { Rows = rows };
    }

    private static IReadOnlyList<IReadOnlyList<Button>> Paged(Act act, long workshopId, int page, Words words, List<IReadOnlyList<Button>> rows) => ButtonPages.Of(rows, page,
        new(words["button.more"], act, ButtonPages.Argument(workshopId, page + 1)), new(words["button.previous_page"], act, ButtonPages.Argument(workshopId, page - 1)));

    private static Screen TemplateList(long workshopId, int page, Words words) => new(words["forms.templates"])
    {
        Rows = Paged(AllTemplates, workshopId, page, words,
        [
            .. Templates.All.Select((template, number) => words.Row(
                new Button(DraftScreens.Title(template.Form, words), OneTemplate, $"{Id(workshopId)}:{Id(number)}"))),
            Back(List, workshopId, words),
        ]),
    };

    private void OfTemplate(IChatTurn turn, Act action, long workshopId, int number)
    {
        var words = Words(turn);
        var template = Templates.All[number];
        var title = DraftScreens.Title(template.Form, words);
        var argument = $"{Id(workshopId)}:{Id(number)}";
        switch (action)
        {
            case TemplateFile:
                turn.Chat.Say(new Screen(title) { File = new MadeFile(WorkbookFiles.Template, number, words.Language.Code) { IsLasting = false } });
                break;
            case UseTemplate:
                drafts.Begin(turn, template.Name + ".md", template.Workbook);
                break;
            default:
                turn.Show(new Screen(words["forms.template", ("form", Arg.Text(title)), ("questions", Arg.Count(template.Form.Questions.Count(question => question.IsAsked)))])
                {
                    Rows =
                    [
                        words.Row(new Button(words["button.use_template"], UseTemplate, argument)),
                        words.Row(new Button(words["button.download_form"], TemplateFile, argument)),
                        Back(AllTemplates, workshopId, words),
                    ],
                });
                break;
        }
    }

    private static IReadOnlyList<Button> Back(Act action, long id, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], action, Id(id)));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
