using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using static WorkshopBot.Harvest.HarvestTurns;

namespace WorkshopBot.Harvest;

/// <summary>
/// What groups and people wrote into a workshop's other forms: outputs, stakeholder maps, interventions. Read one by one, read back to everybody once
/// whoever organizes approves, or made into the minutes of a meeting.
/// </summary>
internal sealed class OutcomeTurns(Shelf shelf, Catalogue texts, ReadBack readBack)
{
    /// <summary>The question by which somebody says how the minutes may mention them: <c>name</c>, <c>capacity</c>, anything else: not at all.</summary>
    private const string MinutesQuestion = "minutes";
    private const string ContentQuestion = "content";
    private const int LongestValue = 400;

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.HarvestForm:
                Show(turn, FormStore.ById(turn.Rows, id)!, Number(parts, 1));
                break;
            case Act.HarvestBack:
                Read(turn, FormStore.ById(turn.Rows, id)!, RowId.Read(parts[1]));
                break;
            case Act.HarvestMinutes:
                Minutes(turn, FormStore.ById(turn.Rows, id)!);
                break;
            case Act.HarvestFile:
                SendFile(turn, id, parts[1]);
                break;
            case Act.HarvestFiles:
                ShowFiles(turn, id);
                break;
            default:
                List(turn, id);
                break;
        }
    }

    private void List(IChatTurn turn, long workshopId)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, workshopId);
        var forms = home.Forms.Where(form => form is { Purpose: FormPurpose.Other, IsAnonymous: false })
            .Select(form => (Form: form, Count: SubmissionStore.CountOf(turn.Rows, form.Id))).Where(entry => entry.Count > 0).ToList();
        turn.Show(new Screen(words[forms.Count == 0 ? "harvest.forms.none" : "harvest.forms"])
        {
            Rows =
            [
                .. forms.Take(7).Select(entry => words.Row(new Button($"{words.Number(entry.Count)} · {words.Of(entry.Form.Titles)}", Act.HarvestForm, Key(entry.Form.Id, 0)))),
                words.Row(Back(workshopId, words)),
            ],
        });
    }

    private void Show(IChatTurn turn, WorkshopForm form, int page)
    {
        var words = Words(turn);
        var sent = SubmissionStore.OfForm(turn.Rows, form.Id);
        if (sent.Count == 0 || form is not { Purpose: FormPurpose.Other, IsAnonymous: false })
        {
            List(turn, form.WorkshopId);
            return;
        }

        var shown = Page(sent, ref page, 1)[0];
        var rows = new List<IReadOnlyList<Button>>();
        var takesMinutes = TakesMinutes(turn, form);
        if (takesMinutes)
        {
            rows.Add(words.Row(new Button(words["button.harvest_minutes"], Act.HarvestMinutes, RowId.Write(form.Id))));
        }
        else if (Read(turn, shown, words).Length > 0)
        {
            rows.Add(words.Row(new Button(words["button.harvest_back"], Act.HarvestBack, Key(form.Id, shown.Id))));
        }

        rows.AddRange(ButtonPages.Turning(page, sent.Count, 1, (to, label) => new(label, Act.HarvestForm, Key(form.Id, to)), words));
        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.HarvestForms, RowId.Write(form.WorkshopId))));
        turn.Show(new Screen(words["harvest.form", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(page + 1)), ("all", Arg.Count(sent.Count)), ("answers", Arg.Phrase(Written(turn, shown, words)))])
        {
            Rows = rows,
        });
    }

    private void Read(IChatTurn turn, WorkshopForm form, long submissionId)
    {
        if (SubmissionStore.ById(turn.Rows, submissionId) is not { } submission || submission.FormId != form.Id || TakesMinutes(turn, form)
            || Read(turn, submission, Words(turn)).Length == 0)
        {
            Show(turn, form, 0);
            return;
        }

        var home = shelf.Workshop(turn.Rows, form.WorkshopId);
        readBack.Show(turn, home, words => words["harvest.read.form", ("form", Arg.Text(words.Of(form.Titles))), ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
            + "\n\n" + Read(turn, submission, words));
    }

    /// <summary>What everybody may read of it: all, unless the form asks its author, who then decides (<see cref="Consents"/>). "" where nothing is left.</summary>
    private string Read(ITurn turn, SubmissionRow submission, Words words)
    {
        var asked = shelf.Version(turn.Rows, submission.FormVersionId).Form.Questions.Any(question => Consents.IsAskedAt(question.Path));
        return Written(turn, submission, words, (path, answers) => !asked || (!Consents.IsAskedAt(path) && Consents.Allows(Consents.At(path, answers))));
    }

    /// <summary>A draft of the minutes: what was said, topic by topic, mentioned as each has allowed. Whoever writes them changes the text, language by language.</summary>
    private void Minutes(IChatTurn turn, WorkshopForm form)
    {
        var home = shelf.Workshop(turn.Rows, form.WorkshopId);
        var asksConsent = shelf.Version(turn.Rows, form.CurrentVersionId).Form.Find(Consents.Question) is not null;
        var answers = SubmissionStore.AnswersOfForm(turn.Rows, form.Id);
        var said = SubmissionStore.OfForm(turn.Rows, form.Id).ConvertAll(submission => (Submission: submission, Answers: answers[submission.Id].GroupBy(answer => Name(answer.Path)).ToDictionary(same => same.Key, same => same.First().Value)))
            .FindAll(entry => entry.Answers.ContainsKey(ContentQuestion) && (!asksConsent || Consents.Allows(Consents.Read(entry.Answers.GetValueOrDefault(Consents.Question)))));
        if (said.Count == 0)
        {
            Show(turn, form, 0);
            return;
        }

        readBack.Show(turn, home, words =>
        {
            var lines = new List<string> { words["harvest.minutes", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("day", Arg.Phrase(words.Days(home.Workshop.FirstDay, home.Workshop.LastDay)))] };
            foreach (var topic in said.GroupBy(entry => entry.Answers.GetValueOrDefault("topic")))
            {
                lines.Add("");
                if (topic.Key is { } name)
                {
                    lines.Add(words["harvest.heading", ("track", Arg.Text(Label(turn, form, "topic", name, words)))]);
                }

                lines.AddRange(topic.Select(entry => Mention(turn, home, entry.Submission.Id, entry.Answers.GetValueOrDefault(MinutesQuestion), words) is { } who
                    ? words["harvest.minutes.by", ("who", Arg.Phrase(who)), ("text", Arg.Text(entry.Answers[ContentQuestion]))]
                    : words["harvest.minutes.line", ("text", Arg.Text(entry.Answers[ContentQuestion]))]));
            }

            return string.Join('\n', lines);
        });
    }

    /// <summary>Who said it, as they allow: with name and capacity, with the capacity alone, or not.</summary>
    private string? Mention(ITurn turn, ShelvedWorkshop home, long submissionId, string? allowed, Words words)
    {
        if (allowed is not ("name" or "capacity") || SubmissionStore.OwnerOf(turn.Rows, submissionId) is not { } owner
            || RegistrationStore.Of(turn.Rows, owner, home.Workshop.Id) is not { } registration
            || ApplicationStore.Fields(turn.Rows, registration.Id) is not { } fields)
        {
            return null;
        }

        var version = shelf.Version(turn.Rows, SubmissionStore.ById(turn.Rows, registration.SubmissionId)!.FormVersionId);
        string? Capacity(string field, string? value) => value is null ? null : Bidi.Strip(Fields.Label(version, field, value, words));
        var who = new[] { allowed == "name" ? fields.FullName : null, Capacity("role", fields.Role), Capacity("organisation", fields.Organisation) }.OfType<string>().ToList();
        return who.Count == 0 ? null : words.List(who);
    }

    /// <summary>What was answered, a line for each question; an entry of a repeat is one line: a table that fits a chat.</summary>
    private string Written(ITurn turn, SubmissionRow submission, Words words, Func<string, IReadOnlyDictionary<string, string>, bool>? mayStand = null)
    {
        var version = shelf.Version(turn.Rows, submission.FormVersionId);
        var answers = SubmissionStore.Answers(turn.Rows, submission.Id).ToDictionary(answer => answer.Path, answer => answer.Value);
        var lines = new List<string>();
        foreach (var entry in SentAnswers.Lines(turn, version, answers, words.Language.Code).Where(line => line.Shown.Length > 0 && mayStand?.Invoke(line.Path, answers) != false).GroupBy(line => Entry(line.Path) ?? line.Path))
        {
            lines.Add(Entry(entry.First().Path) is { } instance
                ? words["harvest.entry", ("n", Arg.Code(instance[(instance.LastIndexOf('[') + 1)..].TrimEnd(']'))), ("values", Arg.Phrase(string.Join(" · ", entry.Select(line => Bidi.Isolate(WordsExtensions.Cut(line.Shown, LongestValue))))))]
                : words["harvest.answer", ("label", Arg.Text(ReviewScreen.Short(entry.First().Label))), ("value", Arg.Text(WordsExtensions.Cut(entry.First().Shown, 1500)))]);
        }

        return string.Join('\n', lines);
    }

    // actor[2]/name → actor[2]
    private static string? Entry(string path) => path.LastIndexOf(']') is > 0 and var end ? path[..(end + 1)] : null;

    private string Label(ITurn turn, WorkshopForm form, string question, string value, Words words)
    {
        var version = shelf.Version(turn.Rows, form.CurrentVersionId);
        return version.Form.Find(question) is { ListName: { } list } && version.Form.Lists.TryGetValue(list, out var table)
            && table.Where("name", value).FirstOrDefault() is { } row ? row.Label.In(words.Language.Code, version.Form.DefaultLanguage) : value;
    }

    private void ShowFiles(IChatTurn turn, long workshopId)
    {
        var words = Words(turn);
        turn.Show(new Screen(words["harvest.files"])
        {
            Rows =
            [
                .. HarvestTable.Kinds.Select(kind => words.Row(
                    new Button(words["button.harvest_file." + kind], Act.HarvestFile, Key(workshopId, kind + "_xlsx")), new Button(words[$"button.harvest_file.{kind}.csv"], Act.HarvestFile, Key(workshopId, kind + "_csv")))),
                words.Row(Back(workshopId, words)),
            ],
        });
    }

    private void SendFile(IChatTurn turn, long workshopId, string kind)
    {
        if (HarvestTable.Makes(kind))
        {
            turn.Chat.Say(new Screen(Words(turn)["harvest.file"]) { File = new MadeFile(kind, workshopId, Words(turn).Language.Code) { IsLasting = false } });
        }

        ShowFiles(turn, workshopId);
    }

    private bool TakesMinutes(ITurn turn, WorkshopForm form) =>
        shelf.Version(turn.Rows, form.CurrentVersionId).Form is var compiled && compiled.Find(MinutesQuestion) is not null && compiled.Find(ContentQuestion) is not null;

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static Button Back(long workshopId, Words words) => new(words.BackArrow + words["button.back"], Act.HarvestOpen, RowId.Write(workshopId));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
