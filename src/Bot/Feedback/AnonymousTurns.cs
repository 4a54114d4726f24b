using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Interviews;
using WorkshopBot.Outbox;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Feedback;

/// <summary>Forms whose answers lead back to nobody: what is said before them, and how they are sent.</summary>
/// <remarks>Source: docs/decisions/0011-anonymous-answers.md.</remarks>
internal sealed class AnonymousTurns(Catalogue texts, ReceiptPool receipts)
{
    private readonly string _rule = RuleOf(texts);

    /// <summary>
    /// What is said beside the first question: who sees what. What stays possible is told in /privacy. The sign is made of both in all languages, so whoever was told the
    /// same can see it, and docs/security.md names it.
    /// </summary>
    public string Notice(Words words) => words["anonymous.notice", ("rule", Arg.Code(_rule))];

    /// <summary>The sign of the rule as it is in these texts: <c>7f3a-91c2</c>.</summary>
    public static string RuleOf(Catalogue texts)
    {
        var told = string.Join('\n', Language.All.Select(language => texts.Of(language.Code)).Select(words => words["anonymous.notice", ("rule", Arg.Code(""))] + "\n" + words["privacy.anonymous"]));
        var sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)))[..8];
        return $"{sign[..4]}-{sign[4..]}";
    }

    /// <summary>An anonymous form is opened.</summary>
    public void Opened(ITurn turn) => receipts.Prepare(turn.Rows.Sealer);

    /// <summary>True when this person has answered, about anything or about this.</summary>
    public static bool HasAnswered(ITurn turn, WorkshopForm form, long personId, string? about = null) => about is null
        ? ParticipationStore.HasAny(turn.Rows, form.Id, personId)
        : ParticipationStore.Has(turn.Rows, form.Id, about, personId);

    /// <summary>What an answer is about: the item of the agenda that it names; of a form for each day, the day; else "".</summary>
    public static string AboutOf(ShelvedVersion version, IReadOnlyDictionary<string, string> answers, DateTimeOffset now) =>
        SessionQuestion.Of(version.Form, version.Home) is { } session ? answers.GetValueOrDefault(session.Path, "") : AboutNow(version.Home, version.Row, now);

    /// <summary>The day that a form for each day is about, which ends in the small hours; "" for other forms.</summary>
    public static string AboutNow(ShelvedWorkshop home, WorkshopForm form, DateTimeOffset now) =>
        form.Asked == FormMoment.Day ? DayId.Write(home.Workshop.DayOf(now - SmallHours)) : "";

    private static readonly TimeSpan SmallHours = TimeSpan.FromHours(9);

    /// <summary>Takes an answer in, and leaves nothing of whose it is.</summary>
    public void Send(IChatTurn turn, OpenInterview interview, Submission submission)
    {
        var words = texts.Of(turn.Person.Language);
        var form = interview.Version.Row;
        var about = interview.Row.About ?? AboutOf(interview.Version, submission.Answers, turn.Now);
        if (interview.Files.Any(file => file.Status == "waiting" && submission.Answers.Values.Contains(file.Facts.Name)))
        {
            // it comes from Telegram any moment
            ShowReview(turn, interview, words["anonymous.file_on_its_way"]);
            return;
        }

        if (!form.TakesSeveral && !interview.Row.IsOnPaper && ParticipationStore.Has(turn.Rows, form.Id, about, turn.Person.Id))
        {
            // an answer that was taken back to be changed is in this draft alone: it can be about something else, or be dropped by its author
            ShowReview(turn, interview, words["anonymous.once"]);
            return;
        }

        var (answers, files) = Taken(turn, interview, submission);
        var receipt = receipts.Take(turn.Work.Sealer);
        AnonymousStore.Add(turn.Work, form.Id, receipt.Key, new(interview.Version.VersionId, answers) { Day = SessionQuestion.Of(interview.Version.Form, interview.Version.Home) is null ? about : "" }, files);
        Forget(turn, interview);
        if (interview.Row.IsOnPaper)
        {
            // a sheet has no name: it counts as nobody's part, and its receipt is given to nobody
            PaperTurns.Taken(turn, interview.Version, about, words);
            turn.Chat.Forget();
            return;
        }

        ParticipationStore.Add(turn.Work, form.Id, about, turn.Person.Id);
        turn.Chat.Vanish(
            words["anonymous.thanks", ("receipt", Arg.Code(OutgoingMessage.Gap))],
            receipt.Shown,
            words["anonymous.thanks.lost"]);
    }

    private void ShowReview(IChatTurn turn, OpenInterview interview, string lead)
    {
        var review = Interview.Review(interview.Version.Form, interview.State, InterviewSteps.Around(turn, interview.Version));
        turn.Show(InterviewSteps.ScreenOf(interview, review, lead, texts.Of(turn.Person.Language))!);
    }

    private static void Forget(IChatTurn turn, OpenInterview interview)
    {
        AttachmentStore.Leave(turn.Work, [.. interview.Files.Select(file => file.Id)]);
        InterviewStore.Delete(turn.Work, interview.Row.Id);
        turn.CancelTimer(InterviewTurns.Nudge, interview.Row.Id);
    }

    /// <summary>The answers without anything that tells when, and their files as bytes. What never arrived is left out; its sender knows.</summary>
    private static (List<SubmissionAnswer> Answers, List<AnonymousFile> Files) Taken(IChatTurn turn, OpenInterview interview, Submission submission)
    {
        var files = new Dictionary<string, AnonymousFile?>(StringComparer.Ordinal);
        foreach (var file in interview.Files)
        {
            files[file.Facts.Name] = file.Status == "kept" && turn.Work.Files.Read(file.Id) is { } content ? new(file.Facts.Name, file.Facts.Suffix, content) : null;
        }

        var telling = interview.Version.Form.Questions.Where(question => question.TellsWhen).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        var answers = StoredAnswers.Of(interview.Version.Form, submission)
            .Where(answer => !telling.Contains(answer.Path[(answer.Path.LastIndexOf('/') + 1)..]))
            .Where(answer => !(files.TryGetValue(answer.Value, out var file) && file is null))
            .ToList();
        var named = answers.SelectMany(answer => answer.Value.Split(' ')).ToHashSet(StringComparer.Ordinal);
        return (answers, [.. files.Values.OfType<AnonymousFile>().Where(file => named.Contains(file.Name))]);
    }
}
