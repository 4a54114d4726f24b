using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Interviews;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>
/// What an organizer does to a workshop as a whole: begins it (<see cref="NewWorkshopTurns"/>, <see cref="CopyTurns"/>, <see cref="FollowTurns"/>), sets it up (<see cref="SettingTurns"/>), announces
/// and ends it (<see cref="StatusTurns"/>), shares it (<see cref="ShareTurns"/>).
/// </summary>
internal sealed class SetupTurns
{
    private readonly Shelf _shelf;
    private readonly Catalogue _texts;
    private readonly SetupCard _card;
    private readonly SettingTurns _settings;
    private readonly NewWorkshopTurns _new;
    private readonly CopyTurns _copies;
    private readonly FollowTurns _follows;
    private readonly StatusTurns _status;
    private readonly ShareTurns _share;

    public SetupTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity, Sending sending, AgendaNotices notices, HandoverTurns handovers)
    {
        _shelf = shelf;
        _texts = texts;
        _card = new(shelf, texts, rights);
        _settings = new(shelf, texts, _card, new(shelf, texts), new(shelf, _card));
        _new = new(shelf, texts, rights, interviews, identity, _settings);
        _copies = new(shelf, texts, rights, _card);
        _follows = new(shelf, texts, rights, _card);
        _status = new(shelf, texts, identity, _card, notices, handovers, interviews);
        _share = new(texts, identity, sending, _card);
    }

    /// <summary><c>/organize</c> of somebody who has no workshop yet.</summary>
    public void Offer(IChatTurn turn, string lead = "setup.none") => _new.Offer(turn, lead);

    /// <summary>A button; arguments begin with the workshop.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = _texts.Of(turn.Person.Language);
        if (press.Action == Act.SetupNew)
        {
            _new.Begin(turn, press.Argument.Length > 0 ? RowId.Read(press.Argument) : null);
            return;
        }

        if (press.Action == Act.SetupTemplate)
        {
            turn.Chat.Say(new Screen(words["setup.template"]) { File = new MadeFile(PlanTemplate.Kind, 0, words.Language.Code) });
            return;
        }

        var parts = press.Argument.Split(':');
        var home = _shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        switch (press.Action)
        {
            case Act.SetupEdit:
                _settings.ShowFields(turn, home, parts.Length > 1 ? parts[1] : "");
                break;
            case Act.SetupField when SettingTurns.Has(parts[1]):
                _settings.Ask(turn, home, parts[1], goesOn: parts.Length > 2);
                break;
            case Act.SetupField when parts[1] == FollowTurns.Field:
                _follows.Ask(turn, home, parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0);
                break;
            case Act.SetupPlan:
                turn.Chat.Say(new Screen(words["setup.plan", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]) { File = new MadeFile(PlanFile.Kind, home.Workshop.Id, words.Language.Code) { IsLasting = false } });
                break;
            case Act.SetupSwitch when parts is [_, "archived"]:
                _status.Restore(turn, home);
                break;
            case Act.SetupSwitch when parts is [_, FollowTurns.Field, var other]:
                _follows.Follow(turn, home, other);
                break;
            case Act.SetupTakeOut:
                _settings.TakeOut(turn, home, parts[1], parts[2], parts.Length > 3 ? parts[3] : "");
                break;
            case Act.SetupSwitch:
                _settings.Switch(turn, home, parts[1..]);
                break;
            case Act.SetupAnnounce:
                _status.Announce(turn, home);
                break;
            case Act.SetupClose or Act.SetupDraft or Act.SetupCancel or Act.SetupRevive or Act.SetupArchive:
                _status.End(turn, home, press.Action);
                break;
            case Act.SetupShare:
                _share.Share(turn, home, words);
                break;
            case Act.SetupPost:
                _share.Post(turn, home);
                break;
            case Act.SetupClone:
                _copies.Ask(turn, home);
                break;
            default:
                _card.Show(turn, home.Workshop.Id, "");
                break;
        }
    }

    /// <summary>What somebody was asked to write.</summary>
    public void Typed(IChatTurn turn, Act what, string argument, string text)
    {
        if (what == Act.SetupTitle)
        {
            _new.Create(turn, text);
            return;
        }

        var parts = argument.Split(':');
        var home = _shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        if (what == Act.SetupCloneDay)
        {
            _copies.Clone(turn, home, text);
        }
        else
        {
            _settings.Typed(turn, home, parts, text);
        }
    }
}
