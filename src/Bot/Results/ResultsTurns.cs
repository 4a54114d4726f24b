using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Results;

/// <summary>
/// <c>/organize</c> → Results: what people answered to a form, counted outside the loop and shown as a card; from there by session, day and category, the
/// comments, the editions, and files. <c>/facilitate</c> leads to the results of one's own session.
/// </summary>
internal sealed class ResultsTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    private const int MostForms = 30;
    private const int CommentsPerPage = 6;

    // before the number of a page, where else a group's key stands: no code of the agenda begins with it
    private const char PageMark = '~';
    private static readonly SplitBy[] Ways = Enum.GetValues<SplitBy>();

    /// <summary>A button of the list, of a card, or of what it leads to.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.ResultsList:
                List(turn, shelf.Workshop(turn.Rows, id), Number(parts, 1));
                break;
            case Act.ResultsSession:
                OfSession(turn, id, parts.Length > 1 ? RowId.Read(parts[1]) : null);
                break;
            case Act.ResultsEditions:
                Editions(turn, id);
                break;
            case Act.ResultsChange:
                Change(turn, id);
                break;
            case Act.ResultsReport:
                SendReport(turn, shelf.Workshop(turn.Rows, id));
                break;
            case Act.ResultsFiles:
                Files(turn, id);
                break;
            case Act.ResultsFile:
                SendFile(turn, id, parts.Length > 1 ? parts[1] : "");
                break;
            case Act.ResultsComments:
                Count(turn, id, (results, words) => Comments(results, Number(parts, 1), Number(parts, 2), Number(parts, 3), words), mostComments: 500);
                break;
            default:
                var form = FormStore.ById(turn.Rows, id);
                var leads = new Leads(
                    form is not null && shelf.Workshop(turn.Rows, form.WorkshopId).Workshop.Series is not null,
                    form is not null && (form.Asked is FormMoment.Before or FormMoment.After || BeforeAfter.MomentOf(shelf.Version(turn.Rows, form.CurrentVersionId).Form) is not null));
                Count(turn, id, (results, words) => Card(results, parts, words, leads));
                break;
        }
    }

    /// <summary>The sessions that somebody leads and that a form of the workshop asks about: a button each.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Led(IChatTurn turn, ShelvedWorkshop home, Rights rights, Words words) =>
        rights.Among(turn.Rows, turn.Person.Id, Act.ResultsSession, home)
            .Where(item => item.EndsAt <= turn.Now || item.EndedAt is not null)
            .OrderByDescending(item => item.EndsAt)
            .Where(_ => home.Forms.Any(form => form.Purpose == FormPurpose.Feedback))
            .Take(1)
            .Select(item => words.Row(new Button(words["button.results_of", ("session", Arg.Text(words.Of(item.Titles)))], Act.ResultsSession, RowId.Write(item.Id))));

    private void List(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        List<IReadOnlyList<Button>> rows =
        [
            words.Row(new Button(words["button.results_report"], Act.ResultsReport, RowId.Write(id)), new Button(words["button.feedback"], Act.FeedbackDesk, RowId.Write(id))),
            .. rights.May(turn.Rows, turn.Person.Id, Act.ReportOpen, id) ? new[] { words.Row(new Button(words["button.report"], Act.ReportOpen, RowId.Write(id))) } : [],

            // what they are asked after the workshop began comes first
            .. home.Forms.OrderBy(form => form.Purpose == FormPurpose.Registration).Take(MostForms)
                .Select(form => words.Row(new Button(words.Of(form.Titles), Act.ResultsForm, RowId.Write(form.Id)))),
            OrganizeTurns.Back(id, words),
        ];
        interviews.ShowBeside(turn, new Screen(words["results.list", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            Rows = ButtonPages.Of(rows, page,
                new(words["button.more"], Act.ResultsList, ButtonPages.Argument(id, page + 1)), new(words["button.previous_page"], Act.ResultsList, ButtonPages.Argument(id, page - 1))),
        });
    }

    /// <summary>The same form in the other editions of a recurring event, as it was let out there.</summary>
    private void Editions(IChatTurn turn, long formId)
    {
        var (person, message, now) = (turn.Person.Id, turn.CameByTap ? turn.Chat.LivingMessageId : null, turn.Now);
        turn.Chat.Working();
        turn.Read(
            session =>
            {
                var compared = EditionsCompared.Of(session, formId, now, ResultsFor.Team);
                return later => Show(later, person, message, words => new Screen(compared is null ? words["editions.none"] : EditionsCard.Of(compared, words)) { Rows = [Back(RowId.Write(formId), words)] });
            },
            later => Show(later, person, message, words => new Screen(words["results.failed"]) { Rows = [Back(RowId.Write(formId), words)] }));
    }

    /// <summary>How far answers have moved between the form before the workshop and the one after it.</summary>
    private void Change(IChatTurn turn, long formId)
    {
        var (person, message, now) = (turn.Person.Id, turn.CameByTap ? turn.Chat.LivingMessageId : null, turn.Now);
        turn.Chat.Working();
        turn.Read(
            session =>
            {
                var compared = BeforeAfter.Of(session, formId, now, ResultsFor.Team);
                return later => Show(later, person, message, words => new Screen(compared is null ? words["beforeafter.none"] : BeforeAfterCard.Of(compared, words)) { Rows = [Back(RowId.Write(formId), words)] });
            },
            later => Show(later, person, message, words => new Screen(words["results.failed"]) { Rows = [Back(RowId.Write(formId), words)] }));
    }

    /// <summary>One file about all forms: what is let out of the anonymous ones is brought up to date first.</summary>
    private void SendReport(IChatTurn turn, ShelvedWorkshop home)
    {
        var (person, now) = (turn.Person.Id, turn.Now);
        turn.Chat.Working();
        turn.Read(
            session =>
            {
                var counted = FormStore.WithArchivedOf(session, home.Workshop.Id).Where(form => form.IsAnonymous)
                    .Select(form => ResultsReader.Count(session, form, now, ResultsFor.Others, mostComments: 0)).ToList();
                return later =>
                {
                    counted.ForEach(form => form.Release(later.Work));
                    var words = texts.Of(PeopleStore.ById(later.Rows, person)?.Language);
                    later.ChatOf(person)?.Say(new Screen(words["results.report", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
                    {
                        File = new MadeFile(ResultsFile.Report, home.Workshop.Id, words.Language.Code) { IsLasting = false },
                    });
                };
            },
            later => later.ChatOf(person)?.Say(new Screen(texts.Of(PeopleStore.ById(later.Rows, person)?.Language)["results.failed"])));
    }

    /// <summary>Counts outside the loop; what was counted is shown by a turn of its own, where the card stood that was tapped.</summary>
    private void Count(IChatTurn turn, long formId, Func<FormResults, Words, Screen> card, int mostComments = 5)
    {
        var (person, message, now) = (turn.Person.Id, turn.CameByTap ? turn.Chat.LivingMessageId : null, turn.Now);
        turn.Chat.Working();
        turn.Read(
            session =>
            {
                var row = FormStore.ById(session, formId);
                var counted = row is null ? null : ResultsReader.Count(session, row, now, ResultsFor.Team, mostComments);
                return later => Show(later, person, message, words => counted is null ? new Screen(words["form.link.unknown"]) : card(counted.Release(later.Work), words));
            },
            later => Show(later, person, message, words => new Screen(words["results.failed"]) { Rows = [words.Row(new Button(words["button.again"], Act.ResultsForm, RowId.Write(formId)))] }));
    }

    private void Show(ITurn turn, long personId, int? message, Func<Words, Screen> screen) =>
        interviews.ShowRead(turn, personId, message, screen(texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language)));

    /// <summary>Where a form's card leads to beside its own figures: the other editions, and the form at the other end of the workshop.</summary>
    private readonly record struct Leads(bool ToEditions, bool ToChange);

    private static Screen Card(FormResults results, string[] parts, Words words, Leads leads)
    {
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var way) || results.By(Ways[Math.Min(way, Ways.Length - 1)]) is not { } split)
        {
            return Whole(results, words, leads, PageIn(parts, 1));
        }

        var id = RowId.Write(results.FormId);
        if (parts.Length < 3 || split.Groups.FirstOrDefault(group => group.Key == parts[2]) is not { } one)
        {
            var groups = split.By is SplitBy.Session or SplitBy.Day ? split.Groups.Where(group => group.Key.Length > 0) : [];
            var page = PageIn(parts, 2);
            return new Screen(ResultsCard.Compared(results, split, null, words))
            {
                Rows = ButtonPages.Of(
                    [
                        .. groups.Select(group => words.Row(new Button(ResultsCard.GroupName(split.By, group, words), Act.ResultsForm, $"{id}:{way}:{group.Key}"))),
                        Back(id, words),
                    ],
                    page, Turned(words["button.more"], page + 1), Turned(words.BackArrow + words["button.previous"], page - 1)),
            };

            Button Turned(string label, int to) => new(label, Act.ResultsForm, string.Create(CultureInfo.InvariantCulture, $"{id}:{way}:{PageMark}{to}"));
        }

        if (parts.Length > 3 && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var inner) && one.Within.FirstOrDefault(within => (int)within.By == inner) is { } cells)
        {
            return new Screen(ResultsCard.Compared(results, cells, ResultsCard.GroupName(split.By, one, words), words)) { Rows = [Back($"{id}:{way}:{one.Key}", words)] };
        }

        return new Screen(ResultsCard.Group(results, split.By, one, words))
        {
            Rows =
            [
                .. one.Within.Select(within => new Button(words["button.results_by." + ResultsCard.Name(within.By)], Act.ResultsForm, $"{id}:{way}:{one.Key}:{(int)within.By}")).Chunk(2).Select(pair => words.Row(pair)),
                Back($"{id}:{way}", words),
            ],
        };
    }

    private static int PageIn(string[] parts, int at) =>
        parts.Length > at && parts[at].StartsWith(PageMark) && int.TryParse(parts[at].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;

    private static Screen Whole(FormResults results, Words words, Leads leads, int page = 0)
    {
        var id = RowId.Write(results.FormId);
        List<Button> buttons = [.. results.Splits.Select(split => new Button(words["button.results_by." + ResultsCard.Name(split.By)], Act.ResultsForm, $"{id}:{(int)split.By}"))];
        if (results.Comments.Count > 0)
        {
            buttons.Add(new(words["button.comments"], Act.ResultsComments, id));
        }

        if (leads.ToChange)
        {
            buttons.Add(new(words["button.before_after"], Act.ResultsChange, id));
        }

        if (leads.ToEditions)
        {
            buttons.Add(new(words["button.editions"], Act.ResultsEditions, id));
        }

        if (results.Answers > 0)
        {
            buttons.Add(new(words["button.results_files"], Act.ResultsFiles, id));
        }

        return new Screen(ResultsCard.Whole(results, words))
        {
            Rows = ButtonPages.Of(
                [.. buttons.Chunk(2).Select(pair => words.Row(pair)), words.Row(new Button(words.BackArrow + words["button.back"], Act.ResultsList, RowId.Write(results.WorkshopId)))],
                page, Turned(words["button.more"], page + 1), Turned(words.BackArrow + words["button.previous"], page - 1)),
        };

        Button Turned(string label, int to) => new(label, Act.ResultsForm, string.Create(CultureInfo.InvariantCulture, $"{id}:{PageMark}{to}"));
    }

    private static Screen Comments(FormResults results, int question, int page, int buttons, Words words)
    {
        var id = RowId.Write(results.FormId);
        if (results.Comments.ElementAtOrDefault(question) is not { } comments)
        {
            return Whole(results, words, default);
        }

        List<Button> pages = [];
        if (page > 0)
        {
            pages.Add(new(words.BackArrow + words["button.previous"], Act.ResultsComments, Page(question, page - 1)));
        }

        if ((page + 1) * CommentsPerPage < comments.Texts.Count)
        {
            pages.Add(new(words["button.next"] + words.NextArrow, Act.ResultsComments, Page(question, page + 1)));
        }

        return new Screen(ResultsCard.Comments(results, comments, page, CommentsPerPage, words))
        {
            Rows = ButtonPages.Of(
                [
                    .. pages.Count > 0 ? [words.Row(pages)] : Array.Empty<IReadOnlyList<Button>>(),
                    .. results.Comments.Select((other, i) => (other, i)).Where(one => one.i != question)
                        .Select(one => words.Row(new Button(ResultsCard.Label(one.other.Label, words), Act.ResultsComments, Page(one.i, 0)))),
                    Back(id, words),
                ],
                buttons, Turned(words["button.more"], buttons + 1), Turned(words.BackArrow + words["button.previous"], buttons - 1)),
        };

        Button Turned(string label, int to) => new(label, Act.ResultsComments, string.Create(CultureInfo.InvariantCulture, $"{Page(question, page)}:{to}"));

        string Page(int ofQuestion, int number) => string.Create(CultureInfo.InvariantCulture, $"{id}:{ofQuestion}:{number}");
    }

    /// <summary>One session, for whoever leads it: by the form that asks about sessions.</summary>
    private void OfSession(IChatTurn turn, long itemId, long? formId)
    {
        var words = Words(turn);
        var (item, workshopId) = AgendaStore.ById(turn.Rows, itemId)!.Value;
        var home = shelf.Workshop(turn.Rows, workshopId);
        var form = home.Forms.FirstOrDefault(form => form.Id == formId)
            ?? home.Forms.FirstOrDefault(form => form.Purpose == FormPurpose.Feedback && SessionQuestion.Of(shelf.Version(turn.Rows, form.CurrentVersionId).Form, home) is not null);
        if (form is null)
        {
            interviews.ShowBeside(turn, new Screen(words["results.no_form"]) { Rows = [ToFacilitate(workshopId, words)] });
            return;
        }

        Count(turn, form.Id, (results, later) => results.By(SplitBy.Session)?.Groups.FirstOrDefault(group => group.Key == item.Code) is { } group
            ? new Screen(ResultsCard.Group(results, SplitBy.Session, group, later)) { Rows = [ToFacilitate(workshopId, later)] }
            : new Screen(later["results.session_none", ("session", Arg.Text(later.Of(item.Titles))), ("least", Arg.Count(SmallCells.Least))]) { Rows = [ToFacilitate(workshopId, later)] });
    }

    private void Files(IChatTurn turn, long formId)
    {
        var words = Words(turn);
        var id = RowId.Write(formId);
        turn.Show(new Screen(words["results.files", ("form", Arg.Text(words.Of(FormStore.ById(turn.Rows, formId)!.Titles))), ("least", Arg.Count(SmallCells.Least))])
        {
            Rows =
            [
                .. ResultsFile.Kinds.Select(kind => words.Row(new Button(words["button.file." + kind], Act.ResultsFile, $"{id}:{kind}"))),
                Back(id, words),
            ],
        });
    }

    /// <summary>A file of what is let out now.</summary>
    private void SendFile(IChatTurn turn, long formId, string kind)
    {
        var (person, now) = (turn.Person.Id, turn.Now);
        var wanted = ResultsFile.Kinds.Contains(kind) ? kind : ResultsFile.Kinds[0];
        turn.Chat.Working();
        turn.Read(
            session =>
            {
                var counted = ResultsReader.Count(session, FormStore.ById(session, formId)!, now, ResultsFor.Others, mostComments: 0);
                return later =>
                {
                    counted.Release(later.Work);
                    var words = texts.Of(PeopleStore.ById(later.Rows, person)?.Language);
                    later.ChatOf(person)?.Say(new Screen(words.Of(FormStore.ById(later.Rows, formId)!.Titles)) { File = new MadeFile(ResultsFile.Prefix + wanted, formId, words.Language.Code) { IsLasting = false } });
                };
            },
            later => later.ChatOf(person)?.Say(new Screen(texts.Of(PeopleStore.ById(later.Rows, person)?.Language)["results.failed"])));
    }

    private static IReadOnlyList<Button> Back(string argument, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], Act.ResultsForm, argument));

    private static IReadOnlyList<Button> ToFacilitate(long workshopId, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], Act.FacilitateOpen, RowId.Write(workshopId)));

    private static int Number(string[] parts, int at) =>
        parts.Length > at && int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
