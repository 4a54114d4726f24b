using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Agenda;

/// <summary><c>/reminders</c>: whether somebody is reminded of what begins; changes of the agenda come all the same.</summary>
internal sealed class ReminderSwitch(Catalogue texts, InterviewTurns interviews)
{
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        AgendaNoticeStore.SetOff(turn.Work, turn.Person.Id, press.Argument == "off");
        Show(turn);
    }

    public void Show(IChatTurn turn)
    {
        var words = texts.Of(turn.Person.Language);
        var isOff = AgendaNoticeStore.IsOff(turn.Rows, turn.Person.Id);
        interviews.ShowBeside(turn, new Screen(words[isOff ? "reminders.are_off" : "reminders.are_on"])
        {
            Rows = [words.Row(new Button(words[isOff ? "button.reminders_on" : "button.reminders_off"], Act.RemindersSwitch, isOff ? "on" : "off"))],
        });
    }
}
