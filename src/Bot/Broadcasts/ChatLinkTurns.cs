using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>
/// The groups and channels of a workshop: linked by a tap of whoever brought the bot there, or by a command written there with a code, which also works in
/// channels and for administrators who write anonymously, where nobody can be asked who they are.
/// </summary>
internal sealed class ChatLinkTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity)
{
    private const int PageSize = 5;
    private const int Most = 100;

    /// <summary>A button; arguments begin with the workshop.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':', 2);
        var workshopId = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.BroadcastLink:
                Toggle(turn, workshopId, RowId.Read(parts[1]));
                break;
            case Act.BroadcastCode:
                ShowCode(turn, workshopId);
                break;
            default:
                Show(turn, workshopId, parts.Length > 1 ? (int)RowId.Read(parts[1]) : 0);
                break;
        }
    }

    /// <summary>The command was written in a group or channel.</summary>
    public void Linked(ITurn turn, long accountId, string typed)
    {
        if (ClaimCode.Read(typed) is not { } code || ChatCodeStore.Take(turn.Work, code, turn.Now) is not var (workshopId, personId)
            || !rights.May(turn.Rows, personId, Act.BroadcastLink, workshopId))
        {
            return;
        }

        var person = PeopleStore.ById(turn.Rows, personId);
        var words = texts.Of(person?.Language);
        if (WorkshopChatStore.WorkshopOf(turn.Rows, accountId) is { } other && other != workshopId)
        {
            // whoever linked it counts on it: that team takes the link away first
            turn.GroupOf(accountId)?.Say(new Screen(words["broadcast.chats.taken", ("workshop", Arg.Text(words.Of(shelf.Workshop(turn.Rows, other).Workshop.Titles)))]));
            return;
        }

        WorkshopChatStore.Link(turn.Work, accountId, workshopId, words.Language.Code);
        AuditStore.Add(turn.Work, new(turn.Now, Act.BroadcastLink.Name(), RowId.Write(workshopId), workshopId, personId, null));
        turn.GroupOf(accountId)?.Say(new Screen(words["broadcast.chats.linked", ("workshop", Arg.Text(words.Of(shelf.Workshop(turn.Rows, workshopId).Workshop.Titles)))]));
    }

    private void ShowCode(IChatTurn turn, long workshopId)
    {
        var words = texts.Of(turn.Person.Language);
        var code = ClaimCode.New(turn.Chance);
        ChatCodeStore.Set(turn.Work, workshopId, turn.Person.Id, code, turn.Now);
        turn.Show(new Screen(words["broadcast.chats.code", ("command", Arg.Code($"/link@{identity.Username} {ClaimCode.Show(code)}"))])
        {
            Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastChats, RowId.Write(workshopId)))],
        });
    }

    /// <summary>Those of the workshop, and those that this person brought the bot to.</summary>
    private void Show(IChatTurn turn, long workshopId, int page = 0)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, workshopId);
        var chats = WorkshopChatStore.For(turn.Rows, workshopId, turn.Person.Id, Most);
        var size = chats.Count > PageSize ? PageSize - 1 : PageSize;
        var next = (page + 1) * size < chats.Count ? page + 1 : 0;
        var lost = chats.FindAll(chat => chat.IsLost);
        interviews.ShowBeside(turn, new Screen(words[chats.Count == 0 ? "broadcast.chats.none" : "broadcast.chats", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
            + (lost.Count == 0 ? "" : "\n\n" + words["broadcast.chats.lost", ("groups", Arg.Phrase(BroadcastTexts.Listed(lost.Select(chat => chat.Title), words)))]))
        {
            Rows =
            [
                .. chats.Skip(page * size).Take(size).Select(chat => words.Row(new Button((chat.WorkshopId is null ? "" : chat.IsLost ? "⚠ " : "✓ ") + chat.Title, Act.BroadcastLink, $"{workshopId}:{chat.AccountId}"))),
                .. chats.Count > size ? [words.Row(new Button(words["button.next_page"], Act.BroadcastChats, ButtonPages.Argument(workshopId, next)))] : Array.Empty<IReadOnlyList<Button>>(),
                words.Row(new Button(words["button.chat_code"], Act.BroadcastCode, RowId.Write(workshopId))),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastList, RowId.Write(workshopId)), new Button(words["button.refresh"], Act.BroadcastChats, RowId.Write(workshopId))),
            ],
        });
    }

    private void Toggle(IChatTurn turn, long workshopId, long accountId)
    {
        // only what the list shows them
        if (WorkshopChatStore.For(turn.Rows, workshopId, turn.Person.Id, Most).Find(chat => chat.AccountId == accountId) is { } found)
        {
            WorkshopChatStore.Link(turn.Work, accountId, found.WorkshopId is null ? workshopId : null, texts.Of(turn.Person.Language).Language.Code);
        }

        Show(turn, workshopId);
    }
}
