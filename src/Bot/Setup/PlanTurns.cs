using System.Text;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>
/// The plan of a workshop that somebody of the team sends as a workbook: what has to be mended, or what would become of the workshop; then it is imported,
/// over what was changed in chat only when that was asked about once more.
/// </summary>
internal sealed class PlanTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity)
{
    private const int MostChanges = 25;
    private const int LongestShown = 60;

    /// <summary>A plan as it was read outside the loop.</summary>
    /// <param name="Reading">The plan, or what has to be mended in it.</param>
    /// <param name="Missing">The forms it names that are not there.</param>
    /// <param name="Forms">The versions of the workshop's forms that it was read with: others since, and it is read again.</param>
    public sealed record SentPlan(PlanReading Reading, IReadOnlyList<string> Missing, IReadOnlyList<long> Forms);

    /// <summary>What is said of a plan.</summary>
    public Screen Screen(ReadSession session, FormDraft draft, SentPlan sent, long personId, Words words)
    {
        if (sent.Reading.Plan is not { } plan)
        {
            return DraftScreens.Problems(new DraftReading(null, null, sent.Reading.Problems), draft.FileName, words);
        }

        var stored = WorkshopStore.ByCode(session, plan.Workshop.Code);
        if (stored is not null && !rights.May(session, personId, Act.PlanImport, $"{draft.Id}:{stored.Id}"))
        {
            return new(words["plan.not_yours", ("code", Arg.Code(plan.Workshop.Code))]);
        }

        if (ForeignSeries(session, plan, stored, draft.Id, personId) is { } series)
        {
            return new(words["plan.not_yours", ("code", Arg.Code(series))]);
        }

        var workshop = plan.Workshop;
        var lines = new List<string>
        {
            words[stored is null ? "plan.new" : "plan.there",
                ("workshop", Arg.Text(words.Of(workshop.Titles))), ("dates", Arg.Phrase(words.Days(workshop.FirstDay, workshop.LastDay)))],
            words["plan.holds", ("items", Arg.Count(plan.Agenda.Count)), ("groups", Arg.Count(plan.Groups.Count)), ("forms", Arg.Count(plan.Forms.Count))],
        };
        if (sent.Missing.Count > 0)
        {
            lines.Add(words["plan.missing", ("files", Arg.Code(string.Join(' ', sent.Missing)))]);
        }

        var key = $"{draft.Id}:{stored?.Id ?? 0}";
        var act = Act.PlanImport;
        if (stored is not null)
        {
            var changes = PlanChanges.Between(Plan.Of(session, stored), plan);
            if (changes.Count == 0)
            {
                return new(string.Join('\n', lines) + "\n" + words["plan.same"]);
            }

            lines.Add("");
            lines.AddRange(changes.Take(MostChanges).Select(change => Sentence(change, words)));
            if (changes.Count > MostChanges)
            {
                lines.Add(words["author.problems.more", ("n", Arg.Count(changes.Count - MostChanges))]);
            }

            if (stored.EditedAt is not null)
            {
                act = Act.PlanForce;
                lines.Add("\n" + words["plan.edited"]);
            }
        }

        lines.AddRange(AgendaLines.Conflicts(plan.Agenda, Shelved(plan), words, _ => true));
        return new(string.Join('\n', lines))
        {
            Rows = [words.Row(new Button(words[act == Act.PlanForce ? "button.plan_force" : "button.plan_import"], act, key), new Button(words["button.cancel"], Act.DraftCancel, RowId.Write(draft.Id)))],
        };
    }

    /// <summary>Reads it once more, outside the loop, and imports it.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var (draftId, workshopId) = (RowId.Read(parts[0]), RowId.Read(parts[1]));
        if (DraftTurns.Own(turn, draftId) is not { } draft)
        {
            turn.Show(new Screen(texts.Of(turn.Person.Language)["author.gone"]));
            return;
        }

        var (personId, called, message) = (turn.Person.Id, turn.CalledName, turn.CameByTap ? turn.Chat.LivingMessageId : null);
        void Show(ITurn later, Func<Words, Screen> screen) => interviews.ShowRead(later, personId, message, screen(texts.Of(PeopleStore.ById(later.Rows, personId)?.Language)));
        turn.Chat.Working();
        turn.Read(
            session =>
            {
                var sent = Read(session, draft);
                return later => Show(later, words => Import(later, draft, sent, workshopId, press.Action, (personId, called), words));
            },
            later => Show(later, words => new Screen(words["author.failed"])));
    }

    private Screen Import(ITurn turn, FormDraft draft, SentPlan sent, long workshopId, Act act, (long Id, string? Called) person, Words words)
    {
        // what was tapped may have been replaced, and the right taken away, while it was read
        if (DraftStore.ById(turn.Rows, draft.Id)?.PersonId != person.Id || sent.Reading.Plan is not { } plan
            || (WorkshopStore.ByCode(turn.Rows, plan.Workshop.Code)?.Id ?? 0) != workshopId || !rights.May(turn.Rows, person.Id, act, $"{draft.Id}:{workshopId}"))
        {
            return new(words["author.gone"]);
        }

        if (!sent.Forms.SequenceEqual(FormsOf(turn.Rows, workshopId).Select(form => form.CurrentVersionId))
            || ForeignSeries(turn.Rows, plan, WorkshopStore.ByCode(turn.Rows, plan.Workshop.Code), draft.Id, person.Id) is not null)
        {
            return Screen(turn.Rows, draft, sent, person.Id, words);
        }

        var isNew = workshopId == 0;
        var outcome = Importer.Import(turn.Work, isNew ? plan with { Workshop = plan.Workshop with { Status = WorkshopStatus.Draft } } : plan, turn.Now, act == Act.PlanForce, person.Id);
        if (outcome.Result == ImportResult.NeedsForce)
        {
            // somebody has edited it since the card was shown
            return Screen(turn.Rows, draft, sent, person.Id, words);
        }

        DraftStore.Drop(turn.Work, person.Id);
        shelf.Forget();
        var id = WorkshopStore.ByCode(turn.Rows, plan.Workshop.Code)!.Id;
        if (isNew)
        {
            NewWorkshopTurns.Join(turn, rights, id, person.Id, person.Called);
        }

        var lines = new List<string> { words[isNew ? "plan.created" : "plan.imported", ("workshop", Arg.Text(words.Of(outcome.Plan.Workshop.Titles)))] };
        lines.AddRange(outcome.Changes.Where(change => change.Kind == PlanChangeKind.Kept).Select(change => Sentence(change, words)));
        return new(string.Join('\n', lines)) { Rows = [words.Row(new Button(words["button.setup"], Act.SetupCard, RowId.Write(id)))] };
    }

    /// <summary>
    /// The series that a plan would join without its sender organizing any edition of it: editions show each other's results, promises and who may be written to.
    /// </summary>
    private string? ForeignSeries(ReadSession session, Plan plan, Workshop? stored, long draftId, long personId)
    {
        if (plan.Workshop.Series is not { } series || stored?.Series == series)
        {
            return null;
        }

        var editions = WorkshopStore.All(session).Where(workshop => workshop.Series == series || workshop.Code == series).ToList();
        return editions.Count == 0 || editions.Exists(edition => rights.May(session, personId, Act.PlanImport, $"{draftId}:{edition.Id}")) ? null : series;
    }

    private static string Sentence(PlanChange change, Words words) => words["console.change." + change.Kind.ToString().ToLowerInvariant(),
        ("row", Arg.Code(change.Code.Length > 0 ? $"{change.Sheet} {change.Code}" : change.Sheet)), ("column", Arg.Code(change.Column)),
        ("before", Arg.Text(Shown(change.Before))), ("after", Arg.Text(Shown(change.After)))];

    private static string Shown(string text) => text.Length == 0 ? "–" : WordsExtensions.Cut(text.ReplaceLineEndings(" "), LongestShown);

    /// <summary>The plan with the forms that it may name: those of the workshop as they are, else the templates.</summary>
    public SentPlan Read(ReadSession session, FormDraft draft)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(draft.Workbook ?? ""));
        var file = WorkbookReader.Read(draft.FileName, content);
        if (file.Workbook is not { } workbook)
        {
            return new(new(null, file.Problems), [], []);
        }

        var forms = Templates.All.ToDictionary(template => template.Name + ".md", template => template.Workbook, StringComparer.Ordinal);
        var there = CodeOf(workbook) is { } code ? WorkshopStore.ByCode(session, code) : null;
        var own = FormsOf(session, there?.Id ?? 0);
        foreach (var form in own)
        {
            // one that was published in chat has the name that the plan gives it, whatever its file was called
            var version = FormStore.Version(session, form.CurrentVersionId)!;
            forms[Path.GetFileName(version.FileName)] = version.Workbook;
            forms[form.Name + ".md"] = version.Workbook;
        }

        var alone = PlanAlone.Of(workbook, forms.Keys, isNew: there is null);
        var reading = PlanReader.Read(PlanFolder.Of(alone.Plan, forms), identity.Zone);
        return new(reading.Plan is { } plan
            ? reading with { Plan = plan with { Fields = new SortedDictionary<string, string>(plan.Fields.Concat(alone.Fields).GroupBy(field => field.Key).ToDictionary(same => same.Key, same => same.Last().Value), StringComparer.Ordinal) } }
            : reading, alone.Missing, [.. own.Select(form => form.CurrentVersionId)]);
    }

    private static IReadOnlyList<WorkshopForm> FormsOf(ReadSession session, long workshopId) => workshopId == 0 ? [] : FormStore.Of(session, workshopId);

    private static string? CodeOf(Workbook workbook) => PlanReader.Code(workbook);

    private static ShelvedWorkshop Shelved(Plan plan) => new(
        plan.Workshop, plan.Agenda, plan.Groups, [], plan.Fields, plan.Quotas, new Dictionary<string, Forms.Definitions.ChoiceTable>());
}
