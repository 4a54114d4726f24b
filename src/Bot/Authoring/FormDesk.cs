using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary><c>/facilitate</c> → Forms: the forms of a workshop, each to be downloaded or taken out of use, and the templates to begin with.</summary>
internal sealed class FormDesk(Shelf shelf, Catalogue texts, InterviewTurns interviews, DraftTurns drafts)
{
    public const Act List = Act.FormsList;
    private const Act One = Act.FormsOne;
    private const Act Download = Act.FormsDownload;
    private const Act Archive = Act.FormsArchive;
    private const Act ArchiveNow = Act.FormsArchiveNow;
    private const Act AllTemplates = Act.FormsTemplates;
    private const Act OneTemplate = Act.FormsTemplate;
    private const Act TemplateFile = Act.FormsTemplateFile;
    private const Act UseTemplate = Act.FormsTemplateUse;

    private const int MostForms = 30;

    /// <summary>A button of the list or of what it leads to.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        // a template's buttons name the workshop whose list they came from and the template
        var numbers = press.Argument.Split(':').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        switch (press.Action)
        {
            case List:
                interviews.ShowBeside(turn, ListOf(shelf.Workshop(turn.Work, numbers[0]), Words(turn)));
                break;
            case AllTemplates:
                turn.Show(TemplateList(numbers[0], Words(turn)));
                break;
            case OneTemplate or TemplateFile or UseTemplate:
                OfTemplate(turn, press.Action, numbers[0], (int)numbers[1]);
                break;
            default:
                OfForm(turn, press.Action, numbers[0]);
                break;
        }
    }

    /// <summary>Until when a form is open, as people read it.</summary>
    public static string Until(DateTimeOffset? closesAt, Workshop workshop, Words words) => closesAt is { } closes
        // the end of a day is said as that day
        ? closes == workshop.StartOf(workshop.DayOf(closes)) ? words.WeekdayAndDay(workshop.DayOf(closes).AddDays(-1)) : words.DayAndTime(closes, workshop.Zone)
        : words["publish.until.never"];

    private static Screen ListOf(ShelvedWorkshop home, Words words)
    {
        var id = Id(home.Workshop.Id);
        return new Screen(words["forms.list", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(home.Forms.Count))])
        {
            Rows =
            [
                .. home.Forms.Take(MostForms).Select(form => words.Row(new Button(WordsExtensions.Cut(words.Of(form.Titles)), One, Id(form.Id)))),
                words.Row(new Button(words["button.build_form"], BuildTurns.Start, id), new Button(words["button.templates"], AllTemplates, id)),
                words.Row(new Button(words.BackArrow + words["button.back"], FacilitateTurns.Open, id)),
            ],
        };
    }

    private void OfForm(IChatTurn turn, Act action, long formId)
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
                turn.Show(ListOf(shelf.Workshop(turn.Work, home.Workshop.Id), words));
                break;
            default:
                turn.Show(CardOf(home, form, turn.Now, words));
                break;
        }
    }

    private static Screen CardOf(ShelvedWorkshop home, WorkshopForm form, DateTimeOffset now, Words words)
    {
        var rows = new List<IReadOnlyList<Button>> { words.Row(new Button(words["button.download_form"], Download, Id(form.Id))) };
        if (form.Purpose != FormPurpose.Registration)
        {
            rows.Add(words.Row(new Button(words["button.unpublish"], Archive, Id(form.Id))));
        }

        rows.Add(Back(List, home.Workshop.Id, words));
        var closes = form.Purpose == FormPurpose.Registration ? home.Workshop.RegistrationClosesAt : form.ClosesAt;
        var card = words["publish.card",
            ("form", Arg.Text(words.Of(form.Titles))),
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("purpose", Arg.Phrase(words["button.purpose." + form.Purpose.ToString().ToLowerInvariant()])),
            ("audience", Arg.Phrase(words["button.audience." + form.Audience.ToString().ToLowerInvariant()])),
            ("until", Arg.Phrase(Until(closes, home.Workshop, words)))];
        return new Screen(now >= closes ? card + "\n" + words["forms.closed"] : card) { Rows = rows };
    }

    private static Screen TemplateList(long workshopId, Words words) => new(words["forms.templates"])
    {
        Rows =
        [
            .. Templates.All.Select((template, number) => words.Row(
                new Button(WordsExtensions.Cut(DraftScreens.Title(template.Form, words)), OneTemplate, $"{Id(workshopId)}:{Id(number)}"))),
            Back(List, workshopId, words),
        ],
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
