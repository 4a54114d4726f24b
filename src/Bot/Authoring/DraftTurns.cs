using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Files;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary>
/// A workbook that somebody of the team sends: fetched and read outside the loop, answered with everything that has to be mended, or with a card from which
/// it is tried and published.
/// </summary>
internal sealed class DraftTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, DraftReadings readings, PlanTurns plans) : ISubmit
{
    public const Act Card = Act.DraftCard;
    public const Act Try = Act.DraftTry;
    public const Act Cancel = Act.DraftCancel;
    public const Act Download = Act.DraftDownload;

    private static readonly string[] Endings = [".xlsx", ".xlsm", ".xls", ".ods", ".md"];

    /// <summary>Whether a file may be a form in the making.</summary>
    public static bool IsWorkbook(Incoming.SentFile file) =>
        file.Kind == FileKind.Document && Endings.Contains(Path.GetExtension(file.FileName), StringComparer.OrdinalIgnoreCase);

    /// <summary>A workbook that answers no question is taken.</summary>
    public void Take(IChatTurn turn, Incoming.SentFile file)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (file.SizeBytes > SentFiles.MostBytes)
        {
            turn.Chat.Below(new Screen(Words(turn)["author.too_large", ("limit", Arg.Code(SentFiles.Limit))]));
            return;
        }

        DraftStore.Add(turn.Work, turn.Person.Id, file.FileName!, file.FileId, workbook: null, turn.Now);
        turn.Chat.Working();
    }

    /// <summary>
    /// Whether a picture or file is one that this person's form in the making shows: its name, or the words below it, say which; while nothing is asked, the only
    /// one that is missing needs no name.
    /// </summary>
    public bool Wants(IChatTurn turn, Incoming.SentFile file) =>
        file.Kind is FileKind.Photo or FileKind.Document && DraftStore.OfPerson(turn.Rows, turn.Person.Id) is { Workbook: not null } draft
        && readings.Of(draft, Tables(turn.Rows, turn.Person.Id)).Form is { } form && form.MediaNames is { Count: > 0 } names
        && (NameOf(file, names) is not null || (InterviewStore.Active(turn.Rows, turn.Person.Id) is null && Missing(turn, draft, names).Count > 0));

    /// <summary>Takes a picture or file that the form in the making shows, and says what is still missing.</summary>
    public void TakeMedia(IChatTurn turn, Incoming.SentFile file)
    {
        var draft = DraftStore.OfPerson(turn.Work, turn.Person.Id)!;
        var names = readings.Of(draft, Tables(turn.Work, turn.Person.Id)).Form!.MediaNames;
        var missing = Missing(turn, draft, names);
        if ((NameOf(file, names) ?? (missing.Count == 1 ? missing[0] : null)) is { } name)
        {
            FormMediaStore.Add(turn.Work, draft.Id, name, file.FileId, file.Kind == FileKind.Photo);
            Say(Words(turn)["author.media.came", ("file", Arg.Text(name))]);
        }
        else
        {
            Say(Words(turn)["author.media.which"]);
        }

        void Say(string lead)
        {
            if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } tried)
            {
                interviews.ShowAgain(turn, tried, lead);
            }
            else
            {
                Show(turn, draft, lead);
            }
        }
    }

    /// <summary>Begins with a workbook that is at hand.</summary>
    public void Begin(IChatTurn turn, string fileName, string workbook)
    {
        var draft = DraftStore.Add(turn.Work, turn.Person.Id, fileName, fileId: null, workbook, turn.Now);
        Show(turn, draft, "");
    }

    /// <inheritdoc cref="IConversation.WorkbookCame" />
    public Action<ITurn> Came(ReadSession session, long draftId, byte[]? content)
    {
        if (DraftStore.ById(session, draftId) is not { } draft)
        {
            return _ => { };
        }

        var tables = Tables(session, draft.PersonId);
        var reading = content is null ? null : DraftReading.Of(draft.FileName, content, tables);
        var markdown = reading?.Markdown;
        var plan = reading is { IsPlan: true } ? plans.Read(session, draft with { Workbook = markdown }) : null;
        return turn =>
        {
            if (DraftStore.ById(turn.Work, draftId) is null)
            {
                return;
            }

            DraftStore.Keep(turn.Work, draftId, markdown);
            if (reading is not null)
            {
                readings.Keep(draftId, markdown, tables, reading);
            }

            Answer(turn, draft with { Workbook = markdown }, reading, plan);
        };
    }

    /// <inheritdoc cref="IConversation.WorkbookFailed" />
    public void Failed(ITurn turn, long draftId)
    {
        if (DraftStore.ById(turn.Work, draftId) is not { } draft)
        {
            return;
        }

        DraftStore.Drop(turn.Work, draft.PersonId);
        interviews.ShowBeside(turn, draft.PersonId, new Screen(texts.Of(PeopleStore.ById(turn.Work, draft.PersonId)?.Language)["author.failed"]));
    }

    /// <summary>A button of a draft's card.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        if (Own(turn, Publication.Read(press.Argument).DraftId) is not { } draft)
        {
            turn.Show(new Screen(Words(turn)["author.gone"]));
        }
        else
        {
            switch (press.Action)
            {
                case Try:
                    Begin(turn, draft);
                    break;
                case Download:
                    turn.Chat.Say(new Screen(DraftScreens.Title(readings.Of(draft, Tables(turn.Work, turn.Person.Id)).Form!, Words(turn))) { File = new MadeFile(WorkbookFiles.Draft, draft.Id, Words(turn).Language.Code) { IsLasting = false } });
                    break;
                case Cancel:
                    DraftStore.Drop(turn.Work, turn.Person.Id);
                    turn.Show(new Screen(Words(turn)["author.cancelled"])
                    {
                        Rows = HomeOf(turn.Rows, turn.Person.Id) is { } home ? [Words(turn).Row(new Button(Words(turn).BackArrow + Words(turn)["button.back"], FormDesk.List, RowId.Write(home.Id)))] : [],
                    });
                    break;
                default:
                    Show(turn, draft, "");
                    break;
            }
        }
    }

    /// <summary>The draft, if it is this person's and was not replaced since.</summary>
    public static FormDraft? Own(IChatTurn turn, long id) =>
        DraftStore.ById(turn.Work, id) is { Workbook: not null } draft && draft.PersonId == turn.Person.Id ? draft : null;

    /// <summary>The form that this person has begun and not published, with its title; null when there is none that can be.</summary>
    public (FormDraft Draft, string Title)? Begun(IChatTurn turn) =>
        DraftStore.OfPerson(turn.Rows, turn.Person.Id) is { Workbook: not null } draft && readings.Of(draft, Tables(turn.Rows, turn.Person.Id)).Form is { } form
            ? (draft, DraftScreens.Title(form, Words(turn))) : null;

    /// <inheritdoc />
    public string? Closed(ITurn turn, Words words, OpenInterview interview) =>
        rights.MayAnywhere(turn.Rows, interview.Row.PersonId, Try) ? null : words["facilitate.not_allowed"];

    /// <inheritdoc />
    public void Send(IChatTurn turn, OpenInterview interview, Submission submission)
    {
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        var draftId = long.Parse(interview.Version.Row.Name.AsSpan(1), CultureInfo.InvariantCulture);
        var words = Words(turn);
        if (Own(turn, draftId) is { } draft)
        {
            Show(turn, draft, words["author.tried"]);
        }
        else
        {
            turn.Show(new Screen(words["author.tried"]));
        }
    }

    private static string? NameOf(Incoming.SentFile file, IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => string.Equals(name, file.FileName, StringComparison.OrdinalIgnoreCase) || string.Equals(name, file.Caption?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Come(ITurn turn, FormDraft draft) => FormMediaStore.OfDraft(turn.Rows, draft.Id).Keys;

    private static List<string> Missing(ITurn turn, FormDraft draft, IReadOnlyList<string> names) => [.. names.Except(Come(turn, draft), StringComparer.OrdinalIgnoreCase)];

    private void Answer(ITurn turn, FormDraft draft, DraftReading? reading, PlanTurns.SentPlan? plan)
    {
        if (!rights.MayAnywhere(turn.Rows, draft.PersonId, Act.DraftTake) || turn.ChatOf(draft.PersonId) is not { } chat)
        {
            DraftStore.Drop(turn.Work, draft.PersonId);
            return;
        }

        var words = texts.Of(PeopleStore.ById(turn.Work, draft.PersonId)?.Language);
        switch (reading)
        {
            case null:
                DraftStore.Drop(turn.Work, draft.PersonId);
                interviews.ShowBeside(turn, draft.PersonId, new Screen(words["author.lost"]));
                break;
            case not null when plan is not null:
                interviews.ShowBeside(turn, draft.PersonId, plans.Screen(turn.Rows, draft, plan, draft.PersonId, words));
                break;
            case { Form: null }:
                interviews.ShowBeside(turn, draft.PersonId, DraftScreens.Problems(reading, draft.FileName, words));
                if (reading.Problems.Count > DraftScreens.MostProblems)
                {
                    chat.Say(new Screen(words["author.problems.file"]) { File = new MadeFile(WorkbookFiles.Problems, draft.Id, words.Language.Code) { IsLasting = false } });
                }

                break;
            default:
                interviews.ShowBeside(turn, draft.PersonId, DraftScreens.Card(draft, reading, Come(turn, draft), "", words));
                break;
        }
    }

    /// <summary>The draft's card, below a sentence.</summary>
    public void Show(IChatTurn turn, FormDraft draft, string lead)
    {
        var reading = readings.Of(draft, Tables(turn.Work, turn.Person.Id));
        // the lists that it reads may have changed with the plan
        turn.Show(reading.Form is null ? DraftScreens.Problems(reading, draft.FileName, Words(turn)) : DraftScreens.Card(draft, reading, Come(turn, draft), lead, Words(turn)));
    }

    /// <summary>The form as a test: begun anew each time.</summary>
    private void Begin(IChatTurn turn, FormDraft draft)
    {
        if (HomeOf(turn.Work, turn.Person.Id) is not { } home)
        {
            turn.Show(new Screen(Words(turn)["workshops.none"]));
            return;
        }

        DraftStore.DropTried(turn.Work, turn.Person.Id);
        var reading = readings.Of(draft, shelf.Workshop(turn.Work, home.Id).Tables);
        if (reading.Form is null)
        {
            turn.Show(DraftScreens.Problems(reading, draft.FileName, Words(turn)));
            return;
        }

        var versionId = DraftStore.Try(turn.Work, draft, home.Id, reading.Form.Title.ByLanguage, reading.Version(draft), turn.Now);
        shelf.Keep(turn.Work, versionId, reading.Form);
        interviews.Begin(turn, shelf.Version(turn.Work, versionId));
    }

    /// <summary>The lists that a form finds while it is tried.</summary>
    public static IReadOnlyDictionary<string, ChoiceTable> Tables(ReadSession session, long personId) => HomeOf(session, personId) is { } home
        ? PlanTables.Of(OrganisationStore.Of(session, home.Id), GroupStore.Of(session, home.Id))
        : PlanTables.Of([], []);

    /// <summary>Where a form is tried: in the workshop of theirs that its author opened last, else in the latest.</summary>
    private static Workshop? HomeOf(ReadSession session, long personId)
    {
        var opened = PeopleStore.ById(session, personId)?.OpenedWorkshopId;
        var own = RoleStore.Of(session, personId).Where(grant => grant.Role == Role.Organizer).Select(grant => grant.WorkshopId).ToHashSet();
        // whoever organizes none and got here is an owner
        var all = WorkshopStore.All(session).Where(workshop => own.Count == 0 || own.Contains(workshop.Id)).ToList();
        return all.FirstOrDefault(workshop => workshop.Id == opened) ?? (all.Count > 0 ? all[^1] : null);
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
