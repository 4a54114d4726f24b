using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>Details for the next registration: kept only when the person says so, seen and deleted at any time.</summary>
internal sealed class SavedDetailsTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews)
{
    public const Act Ask = Act.SavedAsk;
    public const Act Keep = Act.SavedKeep;
    public const Act Refuse = Act.SavedRefuse;
    public const Act Open = Act.SavedOpen;
    public const Act Forget = Act.SavedForget;

    /// <summary>The button below a ticket; null when there is nothing to keep that is not kept already.</summary>
    public Button? Offer(IChatTurn turn, Data.Registrations.Registration registration)
    {
        var kept = SavedDetailStore.Of(turn.Work, turn.Person.Id).ToDictionary(detail => detail.Field, detail => detail.Value);
        return SavedDetails.Of(turn, shelf, registration).Exists(detail => kept.GetValueOrDefault(detail.Field) != detail.Value)
            ? AskButton(registration.Id, Words(turn))
            : null;
    }

    /// <summary>Asks whether to keep what a registration said; the card names it all first.</summary>
    public static Button AskButton(long registrationId, Words words) => new(words["button.keep_details"], Ask, RowId.Write(registrationId));

    /// <summary>The button of <c>/me</c> and <c>/privacy</c>; null when nothing is kept.</summary>
    public static Button? OpenButton(IChatTurn turn, Words words) =>
        SavedDetailStore.Any(turn.Work, turn.Person.Id) ? new(words["button.saved_details"], Open) : null;

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        switch (press.Action)
        {
            case Ask when Of(turn, press) is { } registration:
                AskToKeep(turn, registration);
                break;
            case Keep when Of(turn, press) is { } registration:
                SavedDetailStore.Keep(turn.Work, turn.Person.Id, SavedDetails.Of(turn, shelf, registration), turn.Now);
                turn.Chat.Close(words["saved.kept"]);
                break;
            case Refuse:
                turn.Chat.Close(words["saved.not_kept"]);
                break;
            case Forget:
                SavedDetailStore.Forget(turn.Work, turn.Person.Id);
                turn.EraseTraces();
                turn.Chat.Close(words["saved.forgotten"]);
                break;
            default:
                Show(turn);
                break;
        }
    }

    /// <summary>What exactly would be kept; the ticket above stays as it is, without its buttons.</summary>
    private void AskToKeep(IChatTurn turn, Data.Registrations.Registration registration)
    {
        var words = Words(turn);
        var id = RowId.Write(registration.Id);
        var details = SavedDetails.Of(turn, shelf, registration);
        if (details.Count == 0)
        {
            turn.Show(new Screen(words["saved.none"]));
            return;
        }

        turn.Chat.Below(new Screen(words["saved.ask", ("details", Arg.Phrase(Lines(details, words)))])
        {
            Rows = [words.Row(new Button(words["button.confirm_keep_details"], Keep, id), new Button(words["button.no"], Refuse))],
        });
    }

    private void Show(IChatTurn turn)
    {
        var words = Words(turn);
        var kept = SavedDetailStore.Of(turn.Work, turn.Person.Id);
        interviews.ShowBeside(turn, kept.Count == 0
            ? new Screen(words["saved.none"])
            : new Screen(words["saved.card", ("details", Arg.Phrase(Lines(kept, words)))])
            {
                Rows = [words.Row(new Button(words["button.forget_details"], Forget))],
            });
    }

    private static string Lines(List<SavedDetail> details, Words words) => string.Join('\n', details
        .OrderBy(detail => SavedDetails.Fields.Index().FirstOrDefault(field => field.Item == detail.Field).Index)
        .Select(detail => words["saved.line", ("field", Arg.Phrase(words["saved.field." + detail.Field])), ("value", detail.Field == "phone" ? Arg.Code(detail.Shown) : Arg.Text(detail.Shown))]));

    private static Data.Registrations.Registration? Of(IChatTurn turn, ButtonPress press) =>
        RegistrationStore.ById(turn.Work, RowId.Read(press.Argument));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
