using WorkshopBot.Chat;
using WorkshopBot.Texts;

namespace WorkshopBot.Access;

/// <summary>
/// The second look at what cannot be undone. A dangerous act is only done when its button says that it was confirmed; without that, the gate shows a card
/// that asks. A feature's own preview, which says what would happen to how many, may be that card: its button is made here.
/// </summary>
internal static class Confirmation
{
    // no argument ends with it
    private const char Mark = '!';

    /// <summary>A button that does it, for a card that has asked already.</summary>
    public static Button Button(string label, Act act, string argument) => new(label, act, argument + Mark);

    /// <summary>Whether the button was on a card that asked, and what it names.</summary>
    public static (bool IsConfirmed, string Argument) Read(string argument) => argument.EndsWith(Mark) ? (true, argument[..^1]) : (false, argument);

    /// <summary>The card that asks: <c>confirm.ACT</c> says what would be done; whoever leaves it is back on the card that it came from.</summary>
    public static Screen Card(Act act, string argument, Words words) => new(words["confirm." + act.Name()])
    {
        Rows =
        [
            words.Row(
                Button(words["button.confirm_yes"], act, argument),
                BackFrom(act) is { } back ? new Button(words["button.confirm_no"], back, argument.Split(':')[0]) : new Button(words["button.confirm_no"], Act.ChatKeep)),
        ],
    };

    /// <summary>What shows the thing that a dangerous act is about, or the list that it stands in: over the same subject, for everybody who may do the act. Null: nothing does.</summary>
    public static Act? BackFrom(Act act) => act switch
    {
        Act.SetupClose or Act.SetupDraft or Act.SetupCancel or Act.SetupRevive or Act.SetupArchive or Act.SetupPost or Act.SetupTakeOut => Act.SetupCard,
        Act.BroadcastSend or Act.BroadcastAgain or Act.BroadcastCancel or Act.BroadcastCorrectNow or Act.BroadcastRecall or Act.BroadcastDrop => Act.BroadcastCard,
        Act.TimetableRemove => Act.TimetableItem,
        Act.TeamRevoke => Act.TeamMember,
        Act.GroupsTell => Act.GroupsOpen,
        Act.GroupsRemove => Act.GroupsOne,
        Act.PeopleGiveUp or Act.PeopleErase => Act.PeopleOne,
        Act.PeopleExport => Act.PeopleList,
        Act.DoorOverride => Act.DoorOpen,
        Act.CertificateIssue or Act.CertificatePrint => Act.CertificateDesk,
        Act.CertificateGrant => Act.PeopleOne,
        Act.CertificateRevoke => Act.CertificateOne,
        Act.HarvestDrop => Act.HarvestItem,
        Act.HarvestOpenVote or Act.HarvestCloseVote => Act.HarvestVote,
        Act.FormsArchiveNow => Act.FormsOne,
        Act.GuestsRevoke => Act.GuestsLink,
        _ => null,
    };
}
