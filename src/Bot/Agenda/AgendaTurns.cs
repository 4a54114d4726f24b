using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary><c>/agenda</c>: what is now, what comes next, and the days; the meeting link for those who have a place, at its hour.</summary>
internal sealed class AgendaTurns(Catalogue texts, InterviewTurns interviews)
{
    public const Act Open = Act.AgendaOpen;

    /// <summary>A message of its own, without buttons: a question that is open comes again below it.</summary>
    public void Say(IChatTurn turn, ShelvedWorkshop home)
    {
        turn.Chat.Say(Screen(turn, home));
        interviews.ShowAgain(turn);
    }

    private Screen Screen(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = texts.Of(turn.Person.Language);
        var registration = RegistrationStore.Of(turn.Work, turn.Person.Id, home.Workshop.Id);
        var isConfirmed = registration is { Status: "confirmed" };
        home = home.SeenBy(isConfirmed, turn.Now);
        var text = home.Agenda.Count == 0 ? words["agenda.none"] : AgendaText.Whole(home, registration?.GroupCode, turn.Now, words);
        if (isConfirmed && home.LinkShownAt is { } shownAt)
        {
            // the link stands first: nobody searches a long agenda for it
            var link = Places.ShowsLink(home, isConfirmed, turn.Now)
                ? words["agenda.link", ("link", Arg.Code(WorkshopStore.OnlineLink(turn.Work, home.Workshop.Id) ?? ""))]
                : words["agenda.link_later", ("when", Arg.Phrase(words.DayAndTime(shownAt, home.Workshop.Zone)))];
            return new Screen(link + "\n\n" + text) { IsProtected = true };
        }

        return new Screen(text) { IsProtected = isConfirmed && home.Workshop.VenueShownAt is not null };
    }
}
