using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Reminders;
using WorkshopBot.Texts;

namespace WorkshopBot.Turns;

/// <summary>Which feature a button belongs to: the first part of its action says it.</summary>
internal sealed class Taps(Features features, Gate gate, Links links, ChatCommands commands)
{
    /// <summary>A second tap on the same button within this time is the first one's echo.</summary>
    private static readonly TimeSpan DoubleTap = TimeSpan.FromSeconds(5);

    /// <summary>Does what a button says, if that may be done; an old one says so, and shows what is current.</summary>
    public void Do(IChatTurn turn, ButtonPress? press)
    {
        if (press is null or { IsCurrent: false })
        {
            // what is open may be on its way below: then that is the answer
            if (!turn.Chat.IsOnItsWay && (press?.PressedBefore is not { } before || turn.Now - before > DoubleTap))
            {
                Stale(turn);
            }

            return;
        }

        if (gate.Choose(turn, press.Action, press.Argument))
        {
            Admitted(turn, press with { Argument = Confirmation.Read(press.Argument).Argument });
        }
    }

    private void Admitted(IChatTurn turn, ButtonPress press)
    {
        switch (press.Action.Area())
        {
            case "chat":
                turn.Chat.Close(Words(turn)["confirm.kept"]);
                break;
            case "language":
                commands.Change(turn, Language.Of(press.Argument));
                break;
            case "interview" when press.Action == Actions.Resume:
                Resume(turn, press);
                break;
            case "interview":
                InInterview(turn, press);
                break;
            case "workshop" when press.Action == Act.WorkshopList:
                commands.List(turn, press.Argument);
                break;
            case "workshop":
                InWorkshop(turn, press);
                break;
            case "agenda":
                features.Agenda.Say(turn, features.Shelf.Workshop(turn.Work, Number(press)));
                break;
            case "setup":
                features.Setup.Tap(turn, press);
                break;
            case "guests":
                features.Guests.Tap(turn, press);
                break;
            case "plan":
                features.Plans.Tap(turn, press);
                break;
            case "timetable":
                features.Timetable.Tap(turn, press);
                break;
            case "session":
                features.Sessions.Tap(turn, press);
                break;
            case "reminders":
                features.ReminderSwitch.Tap(turn, press);
                break;
            case "seat":
                features.Seats.Tap(turn, press);
                break;
            case "approval":
                features.Approval.Tap(turn, press);
                break;
            case "me":
                features.Me.Tap(turn, press);
                break;
            case "saved":
                features.Saved.Tap(turn, press);
                break;
            case "attendance":
                features.Attendance.Tap(turn, press);
                break;
            case "form":
                features.Forms.Tap(turn, press);
                break;
            case "paper":
                features.Papers.Tap(turn, press.Argument);
                break;
            case "feedback":
                features.Asks.Tap(turn, press);
                break;
            case "receipt":
                features.Receipts.Tap(turn, press);
                break;
            case "privacy":
                features.Privacy.Tap(turn, press);
                break;
            case "draft":
                features.Drafts.Tap(turn, press);
                break;
            case "publish" when press.Action is Act.PublishMove or Act.PublishMoveNow:
                features.FormMoves.Tap(turn, press);
                break;
            case "publish":
                features.Publishing.Tap(turn, press);
                break;
            case "build":
                features.Building.Tap(turn, press);
                break;
            case "forms":
                features.FormDesk.Tap(turn, press);
                break;
            case "facilitate" when press.Action == AttendanceTurns.Silent:
                ShowSilent(turn, press);
                break;
            case "broadcast" when press.Action is Act.BroadcastChats or Act.BroadcastLink or Act.BroadcastCode:
                features.ChatLinks.Tap(turn, press);
                break;
            case "broadcast":
                features.Broadcasts.Tap(turn, press);
                break;
            case "reply":
                features.Replies.Tap(turn, press);
                break;
            case "answer":
                features.Replies.AskAnswer(turn, press.Argument);
                break;
            case "news":
                features.Me.SwitchNews(turn);
                break;
            case "team":
                features.Team.Tap(turn, press);
                break;
            case "invitation":
                features.Invitations.Tap(turn, press);
                break;
            case "audit":
                features.Organize.SendAudit(turn, features.Shelf.Workshop(turn.Work, Number(press)));
                break;
            case "translate":
                features.Translations.Tap(turn, press);
                break;
            case "groups" when press.Action is Act.GroupsDraw or Act.GroupsKeep:
                features.Draws.Tap(turn, press);
                break;
            case "groups" when press.Action is Act.GroupsNew or Act.GroupsEdit or Act.GroupsWrite or Act.GroupsRemove:
                features.GroupEdits.Tap(turn, press);
                break;
            case "groups":
                features.Groups.Tap(turn, press);
                break;
            case "panel":
                features.Panels.Tap(turn, press);
                break;
            case "harvest" or "promise":
                features.Outcomes.Tap(turn, press);
                break;
            case "results":
                features.Results.Tap(turn, press);
                break;
            case "door":
                AtDoor(turn, press);
                break;
            case "people":
                features.People.Tap(turn, press);
                break;
            case "report":
                features.Report.Tap(turn, press);
                break;
            case "certificate":
                features.Certificates.Tap(turn, press);
                break;
            case "claim":
                features.Claims.Tap(turn, press);
                break;
            case "handover":
                features.Handovers.Tap(turn, press);
                break;
            case "relay":
                features.Relay.Tap(turn, press);
                break;
            case "organize" when press.Action == Act.OrganizeLive:
                features.Organize.Toggle(turn, features.Shelf.Workshop(turn.Work, Number(press)));
                break;
            case "organize":
                var (workshop, page) = ButtonPages.Read(press.Argument);
                PeopleStore.ChooseWorkshop(turn.Work, turn.Person.Id, workshop, turn.Now);
                features.Organize.Show(turn, features.Shelf.Workshop(turn.Work, workshop), page);
                break;
            case "facilitate":
                features.Facilitate.Tap(turn, press);
                break;
            default:
                throw new InvalidOperationException($"No feature has the action {press.Action}.");
        }
    }

    private void AtDoor(IChatTurn turn, ButtonPress press)
    {
        switch (press.Action)
        {
            case Act.DoorWalk or Act.DoorRegister or Act.DoorOverride or Act.DoorCode:
                features.WalkIns.Tap(turn, press);
                break;
            case Act.DoorMissing or Act.DoorSheet or Act.DoorPaper or Act.DoorSessions or Act.DoorSession:
                features.DoorLists.Tap(turn, press);
                break;
            default:
                features.Door.Tap(turn, press);
                break;
        }
    }

    private void InWorkshop(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':', 2);
        var home = features.Shelf.Workshop(turn.Work, RowId.Read(parts[0]));
        switch (press.Action)
        {
            case WorkshopTurns.Agree:
                features.Workshops.Register(turn, home, parts[1]);
                break;
            case WorkshopTurns.More:
                features.Workshops.ShowMore(turn, home);
                break;
            case WorkshopTurns.Decline:
                features.Workshops.Refuse(turn);
                break;
            default:
                features.Workshops.Open(turn, home);
                break;
        }
    }

    private void InInterview(IChatTurn turn, ButtonPress press)
    {
        // Start over and drop stand on the resume card, which names its interview; all else is about the active one.
        var interview = press.Action is Actions.StartOver or Actions.StartOverNow or Actions.Drop or Actions.DropNow ? InterviewStore.ById(turn.Work, Number(press)) : InterviewStore.Active(turn.Work, turn.Person.Id);
        if (interview is null)
        {
            Stale(turn);
        }
        else
        {
            features.Interviews.Tap(turn, interview, press);
        }
    }

    private void Resume(IChatTurn turn, ButtonPress press)
    {
        if (InterviewStore.ById(turn.Work, Number(press)) is { } interview)
        {
            InterviewStore.Activate(turn.Work, turn.Person.Id, interview.Id);
            features.Interviews.Tap(turn, interview, press);
        }
        else
        {
            Stale(turn);
        }
    }

    private void ShowSilent(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        features.Attendance.ShowSilent(turn, features.Shelf.Workshop(turn.Work, RowId.Read(parts[0])), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private void Stale(IChatTurn turn)
    {
        var words = Words(turn);
        if (InterviewStore.Active(turn.Rows, turn.Person.Id) is { } interview)
        {
            features.Interviews.ShowAgain(turn, interview, words["stale.button"]);
        }
        else
        {
            turn.Chat.Say(new Screen(words["stale.gone"]));
            if (gate.Choose(turn, Act.ChatStart))
            {
                links.GoOn(turn);
            }
        }
    }

    private static long Number(ButtonPress press) => RowId.Read(press.Argument);

    private Words Words(IChatTurn turn) => features.Texts.Of(turn.Person.Language);
}
