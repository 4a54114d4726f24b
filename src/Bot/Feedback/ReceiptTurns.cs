using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Feedback;

/// <summary>"I have a receipt": an anonymous answer is read, taken back to be changed, or deleted by whoever has its sixteen digits.</summary>
internal sealed class ReceiptTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, AnonymousTurns anonymous)
{
    // so long the buttons of the card name the answer
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    /// <summary>Where a receipt is asked for.</summary>
    public static Button AskButton(Words words) => new(words["button.receipt"], Act.ReceiptAsk);

    /// <summary>A button of the card, or the one that leads to it.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        switch (press.Action)
        {
            case Act.ReceiptAsk:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.ReceiptType.Name());
                interviews.ShowBeside(turn, new Screen(Words(turn)["receipt.ask"]));
                break;
            case Act.ReceiptChange:
                TakeBack(turn, press.Argument);
                break;
            case Act.ReceiptDelete:
                Delete(turn, press.Argument);
                break;
            default:
                turn.CancelTimer(Act.ReceiptOver, turn.Person.Id);
                turn.Chat.Vanish(Words(turn)["receipt.closed"]);
                break;
        }
    }

    /// <summary>A receipt was typed. Its slow hash is made outside the loop.</summary>
    public void Typed(IChatTurn turn, string text)
    {
        var words = Words(turn);
        if (Receipt.Read(text) is not { } digits)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.ReceiptType.Name());
            turn.Show(new Screen(words["receipt.unread"]));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (!ReceiptTryStore.MayTry(turn.Work, turn.Person.Id, turn.Now))
        {
            turn.Show(new Screen(words["receipt.too_often"]));
            return;
        }

        turn.Chat.Working();
        var personId = turn.Person.Id;
        turn.Read(
            session =>
            {
                var key = Receipt.KeyOf(session.Sealer, digits);
                return later => Show(later, personId, key);
            },
            later => interviews.ShowBeside(later, personId, new Screen(words["receipt.unread"])));
    }

    /// <summary>The card has been open long enough.</summary>
    public void Over(ITurn turn, long personId)
    {
        if (turn.ChatOf(personId) is { } chat && chat.LivingName == CardName)
        {
            chat.Vanish(texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language)["receipt.closed"]);
        }
        else if (PeopleStore.AccountOf(turn.Rows, personId) is { } account)
        {
            OutboxStore.ForgetShown(turn.Work, account.Id);
            turn.EraseTraces();
        }
    }

    private const string CardName = "receipt";

    private void Show(ITurn turn, long personId, byte[] key)
    {
        if (turn.ChatOf(personId) is not { } chat)
        {
            return;
        }

        var words = texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language);
        if (AnonymousStore.Find(turn.Rows, key) is not var (formId, submission))
        {
            interviews.ShowBeside(turn, personId, new Screen(words["receipt.unknown"]) { Rows = [words.Row(AskButton(words))] });
            return;
        }

        var version = shelf.Version(turn.Rows, submission.FormVersionId);
        var around = InterviewSteps.Around(turn, version, words.Language.Code);
        var review = Interview.Review(version.Form, Interview.FromSubmission(version.Form, AnswersOf(submission), seed: 0), around) as Step.Reviewing;
        var files = FilesOf(turn, formId, submission);
        var lines = review is null ? [] : FileAnswers.In(review.Review, files, words).Lines.Where(line => line.Shown.Length > 0).Select(line => ReviewScreen.Answered(line.Label, line.Shown, words));
        var argument = Convert.ToHexStringLower(key);
        var rows = new List<IReadOnlyList<Button>>();
        if (version.Row.IsOpen(turn.Now) && version.Home.Forms.Any(form => form.Id == formId))
        {
            rows.Add(words.Row(new Button(words["button.receipt_change"], Act.ReceiptChange, argument)));
        }

        rows.Add(words.Row(new Button(words["button.receipt_delete"], Act.ReceiptDelete, argument), new Button(words["button.receipt_close"], Act.ReceiptClose)));
        interviews.ShowBeside(
            turn, personId,
            new Screen(words["receipt.card", ("form", Arg.Text(words.Of(version.Row.Titles))), ("answers", Arg.Phrase(string.Join('\n', lines)))]) { Rows = rows },
            CardName);
        turn.SetTimer(Act.ReceiptOver, personId, turn.Now + Shown);
        turn.EraseTraces();
    }

    /// <summary>The answer is taken out and is a draft again, as before it was sent: no draft ever names a stored answer.</summary>
    private void TakeBack(IChatTurn turn, string argument)
    {
        turn.CancelTimer(Act.ReceiptOver, turn.Person.Id);
        if (Taken(turn, argument) is not var (form, submission, files))
        {
            return;
        }

        var version = shelf.Version(turn.Work, submission.FormVersionId);
        anonymous.Opened(turn);
        interviews.Reopen(turn, version, AnswersOf(submission), files, Words(turn)["receipt.taken_back"], submission.Day.Length > 0 ? submission.Day : null);
    }

    private void Delete(IChatTurn turn, string argument)
    {
        turn.CancelTimer(Act.ReceiptOver, turn.Person.Id);
        if (Taken(turn, argument) is not null)
        {
            turn.Chat.Vanish(Words(turn)["receipt.deleted"]);
        }
    }

    // whoever takes it out may answer anew
    private (WorkshopForm Form, AnonymousSubmission Submission, IReadOnlyList<AnonymousFile> Files)? Taken(IChatTurn turn, string argument)
    {
        var key = Convert.FromHexString(argument);
        if (AnonymousStore.Find(turn.Work, key) is not var (formId, submission) || AnonymousStore.Take(turn.Work, formId, key) is not { } taken)
        {
            turn.Chat.Vanish(Words(turn)["receipt.gone"]);
            return null;
        }

        var about = submission.Day.Length > 0 ? submission.Day : AnonymousTurns.AboutOf(shelf.Version(turn.Work, submission.FormVersionId), AnswersOf(submission), turn.Now);
        ParticipationStore.Remove(turn.Work, formId, about, turn.Person.Id);
        turn.EraseTraces();
        return (FormStore.ById(turn.Work, formId)!, taken.Submission, taken.Files);
    }

    private static Dictionary<string, string> AnswersOf(AnonymousSubmission submission) => submission.Answers.ToDictionary(answer => answer.Path, answer => answer.Value);

    private static List<Attachment> FilesOf(ITurn turn, long formId, AnonymousSubmission submission) =>
    [
        .. submission.Answers.Where(answer => !answer.IsClosed).SelectMany(answer => answer.Value.Split(' ')).Where(FileAnswers.IsName)
            .Select(name => AnonymousStore.FindFile(turn.Rows, formId, name)).OfType<AnonymousFile>()
            .Select(file => new Attachment { Status = "kept", Facts = new(file.Name, "document", "file") }),
    ];

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
